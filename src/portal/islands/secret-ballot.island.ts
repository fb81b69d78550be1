import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { enhance as enhanceReceipt } from './receipt.island.ts';

interface Token {
  readonly message: string;
  readonly signature: string;
}

interface Refused {
  readonly message?: string;
  readonly fields?: readonly { readonly message: string }[];
}

const suite = RSABSSA.SHA384.PSS.Randomized();

const toText = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const toBytes = (text: string) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0));

class Refusal extends Error {}

async function ask<T>(path: string, body: unknown): Promise<T> {
  const answer = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json', 'x-heming-locale': document.documentElement.lang }, body: JSON.stringify(body) });
  if (answer.ok) return (await answer.json()) as T;
  const refused = (await answer.json().catch(() => ({}))) as Refused;
  throw new Refusal([...(refused.fields ?? []).map(({ message }) => message), refused.message ?? ''].filter((words) => words !== '')[0] ?? '');
}

/** The token as RFC 9474 describes it: prepared and blinded here, signed by the desk, and made usable here again. */
async function fetchToken(poll: string, key: string, who: Record<string, string>): Promise<Token> {
  const publicKey = await crypto.subtle.importKey('spki', toBytes(key), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);
  const prepared = suite.prepare(crypto.getRandomValues(new Uint8Array(32)));
  const { blindedMsg, inv } = await suite.blind(publicKey, prepared);
  const { signature } = await ask<{ signature: string }>(`/api/polls/${poll}/tokens`, { ...who, blinded: toText(blindedMsg) });
  return { message: toText(prepared), signature: toText(await suite.finalize(publicKey, prepared, toBytes(signature), inv)) };
}

/** A secret ballot: the token is made, blinded and kept in this browser; the ballot carries it and nothing of the person. */
export function enhance(element: HTMLElement): void {
  const { poll = '', key = '', failed = '', working = '', sent = '', box: boxAt = '', away = '' } = element.dataset;
  const desk = element.querySelector<HTMLFormElement>('.secret-desk');
  const box = element.querySelector<HTMLFormElement>('.secret-box');
  const receipt = element.querySelector<HTMLElement>('.secret-receipt');
  const refused = element.querySelector<HTMLElement>('.secret-refused');
  const state = element.querySelector<HTMLElement>('.secret-state');
  if (desk === null || box === null || receipt === null || refused === null || state === null) return;
  const place = `heming-token-${poll}`;

  const kept = (): Token | null => JSON.parse(localStorage.getItem(place) ?? 'null') as Token | null;
  const showStep = () => {
    const token = kept();
    desk.hidden = token !== null;
    box.hidden = token === null;
  };
  /** What to say when no answer came: of a box apart, that nothing is lost. */
  const run = async (form: HTMLFormElement, work: () => Promise<void>, silence = failed) => {
    for (const button of form.querySelectorAll('button')) button.disabled = true;
    refused.hidden = true;
    state.textContent = working;
    try {
      await work();
    } catch (error) {
      refused.textContent = error instanceof Refusal && error.message !== '' ? error.message : silence;
      refused.hidden = false;
    }
    if (state.textContent === working) state.textContent = '';
    for (const button of form.querySelectorAll('button')) button.disabled = false;
  };
  const typed = (): Record<string, string> => Object.fromEntries([...new FormData(desk)].map(([name, value]) => [name, String(value)]));

  desk.querySelector('.secret-code')?.addEventListener('click', () =>
    void run(desk, async () => {
      const { contact = '' } = typed();
      await ask(`/api/polls/${poll}/contact-codes`, { contact });
      state.textContent = sent.replace('…', contact);
    }),
  );
  desk.addEventListener('submit', (event) => {
    event.preventDefault();
    void run(desk, async () => {
      localStorage.setItem(place, JSON.stringify(await fetchToken(poll, key, typed())));
      showStep();
    });
  });
  box.addEventListener('submit', (event) => {
    event.preventDefault();
    void run(box, async () => {
      const choices = new FormData(box).getAll('choices').map(Number);
      const cast = await ask<{ seq: string; receipt: unknown }>(`${boxAt}/api/polls/${poll}/ballots`, { choices, token: kept() });
      const part = receipt.querySelector<HTMLElement>('.poll-receipt')!;
      part.querySelector<HTMLAnchorElement>('.receipt-file')!.href = `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(cast.receipt))}`;
      const proof = part.querySelector<HTMLAnchorElement>('.receipt-proof');
      if (proof !== null) proof.href += cast.seq;
      part.dataset['seq'] = cast.seq;
      box.hidden = true;
      receipt.hidden = false;
      enhanceReceipt(part);
    }, boxAt === '' ? failed : away);
  });
  showStep();
}
