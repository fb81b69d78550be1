/** A file that this form already has: its id, and its name for the person. */
export interface KnownFile {
  readonly id: string;
  readonly name: string;
}

/** What the form holds, and the name of an upload that was under way. */
interface Kept {
  readonly files: readonly KnownFile[];
  readonly unfinished: readonly string[];
}

const NOTHING: Kept = { files: [], unfinished: [] };

/** Remembers, for one field of one page in one tab, what a reload would lose. Browsers that keep nothing lose just that. */
export class UploadMemory {
  readonly #key: string;

  constructor(field: string) {
    this.#key = `heming-upload:${location.pathname}:${field}`;
  }

  read(): Kept {
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.#key) ?? 'null') as Kept | null;
      return kept ?? NOTHING;
    } catch {
      return NOTHING;
    }
  }

  write(kept: Kept): void {
    try {
      if (kept.files.length + kept.unfinished.length === 0) sessionStorage.removeItem(this.#key);
      else sessionStorage.setItem(this.#key, JSON.stringify(kept));
    } catch {
      // Storage is full or forbidden.
    }
  }
}
