import './upload.css';
import type { UploadTexts } from '../../platform/files/upload-texts.ts';
import { fill, UploadItem } from './upload-item.ts';
import { UploadMemory } from './upload-memory.ts';

/**
 * Takes over an `<input type="file">` (see uploadInputAttributes): files go up at once and resumably, the form carries their ids. Files that
 * the server already knows stand beside it as `<input type="hidden" name="{field}" value="{id}" data-file-name="…">`.
 */
export function enhance(element: HTMLElement): void {
  if (element instanceof HTMLInputElement && element.form !== null) new UploadField(element, element.form).start();
}

class UploadField {
  readonly #input: HTMLInputElement;
  readonly #form: HTMLFormElement;
  readonly #list = document.createElement('div');
  readonly #note = document.createElement('p');
  readonly #texts: UploadTexts;
  readonly #memory: UploadMemory;
  readonly #required: boolean;
  #items: UploadItem[] = [];
  /** Asked while a file was on its way: sends the form as the person did. */
  #pending: (() => void) | null = null;

  constructor(input: HTMLInputElement, form: HTMLFormElement) {
    this.#input = input;
    this.#form = form;
    this.#texts = JSON.parse(input.dataset['texts'] ?? '{}') as UploadTexts;
    this.#memory = new UploadMemory(this.#field);
    this.#required = input.required;
    this.#list.className = 'upload-list';
    this.#note.className = 'upload-note';
    this.#note.setAttribute('role', 'status');
  }

  start(): void {
    this.#input.after(this.#note, this.#list);
    // The file itself must not be sent a second time with the form.
    this.#input.removeAttribute('name');
    this.#input.addEventListener('change', () => this.#choose());
    this.#form.addEventListener('submit', (event) => this.#submit(event));
    this.#restore();
  }

  get #field(): string {
    return this.#input.dataset['field'] ?? '';
  }

  #restore(): void {
    const known = [...this.#form.querySelectorAll<HTMLInputElement>('input[type="hidden"][data-file-name]')].filter((each) => each.name === this.#field);
    const kept = this.#memory.read();
    for (const each of known) each.remove();
    const files = known.length > 0 ? known.map((each) => ({ id: each.value, name: each.dataset['fileName'] ?? '' })) : kept.files;
    for (const { id, name } of files) this.#add(name).restore(id);
    if (kept.unfinished.length > 0) this.#note.textContent = kept.unfinished.map((name) => fill(this.#texts.interrupted, { name })).join(' ');
  }

  #choose(): void {
    this.#note.textContent = '';
    const files = [...(this.#input.files ?? [])];
    if (files.length === 0) return;
    if (!this.#input.multiple) for (const item of this.#items.slice()) this.#drop(item);
    for (const file of files) {
      const item = this.#add(file.name);
      if (file.size > Number(this.#input.dataset['maxBytes'])) item.fail(fill(this.#texts.tooLarge, { limit: this.#input.dataset['maxWords'] ?? '' }));
      else item.send(file, this.#purposeOf(file));
    }
    // The same file can be chosen again after it was removed.
    this.#input.value = '';
  }

  /** A field that takes several kinds of files says by a file's type what it is sent for. */
  #purposeOf({ type }: File): string {
    const byType = Object.entries(JSON.parse(this.#input.dataset['purposeByType'] ?? '{}') as Record<string, string>);
    return byType.find(([start]) => type.startsWith(start))?.[1] ?? this.#input.dataset['purpose'] ?? '';
  }

  #add(name: string): UploadItem {
    const item = new UploadItem(name, this.#field, this.#texts, {
      changed: () => this.#update(),
      remove: (gone) => {
        this.#drop(gone);
        this.#note.textContent = fill(this.#texts.removed, { name: gone.name });
        this.#input.focus();
      },
    });
    this.#items.push(item);
    this.#list.append(item.element);
    return item;
  }

  #drop(item: UploadItem): void {
    this.#items = this.#items.filter((each) => each !== item);
    item.discard();
    this.#update();
  }

  #update(): void {
    this.#input.required = this.#required && !this.#items.some((item) => item.state !== 'failed');
    this.#memory.write({
      files: this.#items.flatMap((item) => item.known ?? []),
      unfinished: this.#items.filter((item) => item.busy).map((item) => item.name),
    });
    if (this.#pending === null || this.#items.some((item) => item.busy)) return;
    const send = this.#pending;
    this.#pending = null;
    this.#note.textContent = '';
    if (!this.#items.some((item) => item.state === 'failed')) send();
  }

  #submit(event: SubmitEvent): void {
    if (this.#items.some((item) => item.busy)) {
      event.preventDefault();
      const { submitter } = event;
      this.#pending = submitter instanceof HTMLElement ? () => submitter.click() : () => this.#form.requestSubmit();
      this.#note.textContent = this.#texts.submitWaits;
    } else this.#memory.write({ files: [], unfinished: [] });
  }
}
