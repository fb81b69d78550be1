import type { Db } from '../../platform/db/db.ts';
import type { Context } from '../../platform/http/context.ts';
import type { Bilingual } from '../../platform/i18n/messages.ts';

/** What a module keeps about a person, as their own page shows it. */
export interface PersonSection {
  readonly title: Bilingual;
  /** Why it is kept, and until when. */
  readonly purpose: Bilingual;
  readonly rows: readonly PersonRecord[];
  /** A page of the portal with the whole of it. */
  readonly more?: { readonly title: Bilingual; readonly path: string };
}

export interface PersonRecord {
  readonly title: string;
  readonly value: string;
  /** Language-neutral address on the portal. */
  readonly path?: string;
}

/** Numbers of records by kind, such as `{ entries: 3 }`: an erasure's receipt holds nothing else. */
export interface ErasedCounts {
  readonly removed: Readonly<Record<string, number>>;
  /** Records that stay, without a name: facts of what happened. */
  readonly kept: Readonly<Record<string, number>>;
}

/** A module's part of what a person can see, take with them and have erased. */
export interface PersonContributor {
  readonly name: string;
  /** Null when the module keeps nothing about the person. */
  section?(ctx: Context, personId: string): Promise<PersonSection | null>;
  /** Everything the module keeps about the person, in plain values, for the copy they take with them. */
  exportOwnData?(ctx: Context, personId: string): Promise<Readonly<Record<string, unknown>>>;
  /** Removes or takes the name off the module's records, in the erasure's transaction. */
  eraseOwnData?(tx: Db, ctx: Context, personId: string): Promise<ErasedCounts>;
}

const contributors = new Map<string, PersonContributor>();

/** Adds a module's part; a module calls it once, where it declares itself (`x.module.ts`). */
export function registerPersonContributor(contributor: PersonContributor): void {
  contributors.set(contributor.name, contributor);
}

export const personContributors = (): readonly PersonContributor[] => [...contributors.values()];
