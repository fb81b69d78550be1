import type { UploadTexts } from '../../platform/files/upload-texts.ts';
import type { KnownFile } from './upload-memory.ts';
import { Transfer } from './upload-transfer.ts';

/** Where a file of the form stands. */
export type ItemState = 'sending' | 'paused' | 'waiting' | 'done' | 'failed';

export const fill = (text: string, values: Record<string, string | number>) => text.replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));

function make<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, text = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

function button(text: string, act: () => void): HTMLButtonElement {
  const element = make('button', 'button upload-button', text);
  element.type = 'button';
  element.addEventListener('click', act);
  return element;
}

/** One file of the form with its progress, its buttons and the hidden field that carries its id. */
export class UploadItem {
  readonly element = make('div', 'upload-item');
  readonly name: string;
  readonly #texts: UploadTexts;
  readonly #changed: (item: UploadItem) => void;
  readonly #bar = make('div', 'upload-bar');
  readonly #fill = make('div', 'upload-fill');
  readonly #status = make('p', 'upload-status');
  readonly #hidden = make('input', '');
  readonly #pause: HTMLButtonElement;
  #transfer: Transfer | null = null;
  #percent = 0;
  #spoken = -1;
  #state: ItemState = 'done';

  /** @param changed told after each change of state */
  constructor(name: string, field: string, texts: UploadTexts, actions: { changed: (item: UploadItem) => void; remove: (item: UploadItem) => void }) {
    this.name = name;
    this.#texts = texts;
    this.#changed = actions.changed;
    this.#hidden.type = 'hidden';
    this.#hidden.name = field;
    this.#bar.setAttribute('role', 'progressbar');
    this.#bar.setAttribute('aria-label', `${texts.progress} ${name}`);
    this.#bar.setAttribute('aria-valuemin', '0');
    this.#bar.setAttribute('aria-valuemax', '100');
    this.#bar.append(this.#fill);
    this.#status.setAttribute('role', 'status');
    this.#pause = button(texts.pause, () => this.#toggle());
    const remove = button(texts.remove, () => actions.remove(this));
    remove.setAttribute('aria-label', fill(texts.removeNamed, { name }));
    const buttons = make('div', 'upload-buttons');
    buttons.append(this.#pause, remove);
    this.element.append(make('p', 'upload-name', name), this.#bar, this.#status, buttons);
  }

  get state(): ItemState {
    return this.#state;
  }

  get busy(): boolean {
    return this.#state === 'sending' || this.#state === 'paused' || this.#state === 'waiting';
  }

  get known(): KnownFile | null {
    return this.#hidden.value === '' ? null : { id: this.#hidden.value, name: this.name };
  }

  /** A file that was uploaded before this page was loaded. */
  restore(id: string): void {
    this.#done(id);
  }

  send(file: File, purpose: string): void {
    this.#transfer = new Transfer(file, purpose, {
      onProgress: (percent) => this.#progress(percent),
      onWaiting: () => this.#enter('waiting', this.#texts.waiting),
      onDone: (id) => this.#done(id),
      onFailed: (reason) => this.fail(reason ?? this.#texts.lost),
    });
    this.#resume();
  }

  fail(reason: string): void {
    this.#enter('failed', fill(this.#texts.failed, { reason }));
  }

  /** Stops and forgets the file; a finished one stays on the server until it is swept as unclaimed. */
  discard(): void {
    this.#transfer?.cancel();
    this.element.remove();
  }

  #progress(percent: number): void {
    if (this.#state !== 'sending') return;
    this.#percent = percent;
    this.#draw();
    // A screen reader hears each quarter, not each packet.
    const quarter = Math.floor(percent / 25);
    if (percent >= 100) this.#status.textContent = this.#texts.checking;
    else if (quarter !== this.#spoken) this.#status.textContent = fill(this.#texts.sending, { percent });
    this.#spoken = quarter;
  }

  #done(id: string): void {
    this.#percent = 100;
    this.#hidden.value = id;
    this.element.append(this.#hidden);
    this.#enter('done', this.#texts.done);
  }

  #toggle(): void {
    if (this.#state === 'sending' || this.#state === 'waiting') {
      this.#transfer?.pause();
      this.#enter('paused', fill(this.#texts.paused, { percent: this.#percent }));
    } else this.#resume();
  }

  #resume(): void {
    this.#spoken = -1;
    this.#enter('sending', fill(this.#texts.sending, { percent: this.#percent }));
    void this.#transfer?.start();
  }

  #enter(state: ItemState, words: string): void {
    this.#state = state;
    this.element.dataset['state'] = state;
    this.#status.textContent = words;
    this.#pause.hidden = state === 'done' || this.#transfer === null;
    this.#pause.textContent = state === 'failed' ? this.#texts.retry : state === 'paused' ? this.#texts.resume : this.#texts.pause;
    this.#draw();
    this.#changed(this);
  }

  #draw(): void {
    this.#bar.hidden = this.#state === 'done' || this.#state === 'failed';
    this.#bar.setAttribute('aria-valuenow', String(this.#percent));
    this.#fill.style.width = `${this.#percent}%`;
  }
}

