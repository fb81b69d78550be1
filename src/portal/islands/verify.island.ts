import './verify.css';
import { sha256 } from '../../ledger/transparency/check/sha256.ts';
import { verifyFile } from '../../ledger/transparency/check/verify-file.ts';
import { formatNumber } from '../../platform/calendar/format.ts';
import type { Locale } from '../../platform/i18n/messages.ts';
import { leafKinds } from '../pages/verify/leaf-kinds.ts';
import { tellFinding, tellSummary } from '../pages/verify/tell.ts';
import { pageMessages } from '../pages/verify/verify-page.messages.ts';
import { NoSignatures, verifyInBrowser } from './verify-signature.ts';

const EVERY_MS = 100;

/** Checks a file the reader chooses or drops, here in the browser; it is read piece by piece and sent nowhere. */
export function enhance(element: HTMLElement): void {
  const drop = element.querySelector<HTMLElement>('.verify-drop');
  const input = element.querySelector('input');
  const result = element.querySelector<HTMLElement>('.verify-result');
  if (drop === null || input === null || result === null) return;
  const checker = new Checker(result, element.dataset['fingerprint'] ?? '', (element.dataset['boxes'] ?? '').split(','));
  drop.hidden = false;
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file !== undefined) void checker.check(file);
  });
  drop.addEventListener('dragover', (event) => {
    event.preventDefault();
    drop.dataset['over'] = '';
  });
  drop.addEventListener('dragleave', () => delete drop.dataset['over']);
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    delete drop.dataset['over'];
    const files = event.dataTransfer?.files;
    if (files?.[0] === undefined) return;
    input.files = files;
    void checker.check(files[0]);
  });
}

async function* piecesOf(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

type State = 'working' | 'whole' | 'promised' | 'wrong';

class Checker {
  readonly #result: HTMLElement;
  readonly #fingerprint: string;
  readonly #boxes: readonly string[];
  readonly #locale: Locale = document.documentElement.lang === 'en' ? 'en' : 'zh-CN';
  readonly #t = pageMessages(this.#locale);
  #round = 0;

  constructor(result: HTMLElement, fingerprint: string, boxes: readonly string[]) {
    this.#boxes = boxes;
    this.#result = result;
    this.#fingerprint = fingerprint;
  }

  async check(file: File): Promise<void> {
    const round = ++this.#round;
    this.#show('working', this.#t.working, []);
    try {
      const verdict = await verifyFile(piecesOf(file), { sha256, verify: verifyInBrowser, kinds: leafKinds(sha256), onProgress: this.#progress(round) });
      if (round !== this.#round) return;
      if (!verdict.ok) return this.#show('wrong', this.#t.wrong, [tellFinding(verdict.finding, this.#locale)]);
      const { summary } = verdict;
      const lines = tellSummary(summary, this.#locale, summary.fingerprint === this.#fingerprint ? 'site' : this.#boxes.includes(summary.fingerprint) ? 'box' : 'other');
      if (summary.kind === 'receipt' && summary.proven === null) this.#show('promised', this.#t.promisedOnly, lines);
      else this.#show('whole', this.#t.whole, lines);
    } catch (error) {
      if (round !== this.#round) return;
      if (error instanceof NoSignatures) this.#show('wrong', this.#t.cannot, [this.#t.cannotNote]);
      else this.#show('wrong', this.#t.wrong, [this.#t.failedToRead]);
    }
  }

  #progress(round: number): (done: number, all: number) => void {
    const bar = document.createElement('progress');
    bar.setAttribute('aria-label', this.#t.working);
    const words = document.createElement('p');
    let shown = performance.now();
    return (done, all) => {
      if (round !== this.#round || performance.now() - shown < EVERY_MS) return;
      shown = performance.now();
      bar.max = all;
      bar.value = done;
      words.textContent = this.#t.progress({ done: formatNumber(done, this.#locale), all: formatNumber(all, this.#locale) });
      if (!bar.isConnected) this.#result.append(bar, words);
    };
  }

  #show(state: State, title: string, lines: readonly string[]): void {
    const heading = document.createElement('h2');
    heading.textContent = title;
    const list = document.createElement('ul');
    list.append(...lines.map((line) => Object.assign(document.createElement('li'), { textContent: line })));
    this.#result.dataset['state'] = state;
    this.#result.replaceChildren(heading, ...(lines.length === 0 ? [] : [list]));
  }
}
