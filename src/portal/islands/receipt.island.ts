const TRIES = 40;
const EVERY_MS = 3000;

/** Puts the proof of inclusion into the receipt as soon as the log has the ballot, so that what is saved can be checked offline. */
export function enhance(element: HTMLElement): void {
  const link = element.querySelector<HTMLAnchorElement>('.receipt-file');
  const state = element.querySelector<HTMLElement>('.receipt-state');
  const { poll, seq, waiting = '', ready = '', box = '' } = element.dataset;
  if (link === null || state === null || poll === undefined || seq === undefined) return;
  const receipt = JSON.parse(decodeURIComponent(link.href.slice(link.href.indexOf(',') + 1))) as Record<string, unknown>;
  state.textContent = waiting;
  let tries = 0;
  const ask = async (): Promise<void> => {
    const proof = await fetch(`${box}/api/polls/${poll}/proofs/${seq}`, { credentials: 'omit' })
      .then((answer) => answer.json() as Promise<{ proof?: string | null }>)
      .then((answer) => answer.proof ?? null)
      .catch(() => null);
    if (proof === null) {
      tries += 1;
      if (tries < TRIES) setTimeout(() => void ask(), EVERY_MS);
      return;
    }
    link.href = `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify({ ...receipt, proof }))}`;
    element.dataset['state'] = 'proven';
    state.textContent = ready;
  };
  void ask();
}
