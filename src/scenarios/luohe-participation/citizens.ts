import { ApiClient } from '../client/api-client.ts';
import { person } from '../content/index.ts';
import type { Run } from '../run/run.ts';
import { withCodes } from './codes.ts';

/** People with an account of their own: they talk, remember and sign. */
export const CITIZENS = 210;
const FIRST = 300;
const SIGNED_IN_AT_ONCE = 48;

/** The n-th citizen (0 and up). */
export const citizen = (n: number) => person(FIRST + n);

/** From where the n-th citizen comes: seven people to a network of the town. */
const homeOf = (n: number) => `10.211.${Math.floor(n / 7)}.${10 + (n % 7)}`;

/** The n-th citizen's browser, signed in. */
export function asCitizen(run: Run, n: number): ApiClient {
  const cookies = run.memory.cookies[citizen(n).mobile];
  if (cookies === undefined) throw new Error(`citizen ${n} has not signed in`);
  return new ApiClient(run.server.base, { cookies, headers: { 'x-forwarded-for': homeOf(n) } });
}

/** All citizens sign in by a code, which makes their accounts, and give their names. */
export async function signInCitizens(run: Run): Promise<void> {
  const missing = Array.from({ length: CITIZENS }, (_, n) => n).filter((n) => run.memory.cookies[citizen(n).mobile] === undefined);
  for (let at = 0; at < missing.length; at += SIGNED_IN_AT_ONCE) {
    const callers = missing.slice(at, at + SIGNED_IN_AT_ONCE).map((n) => ({ n, contact: citizen(n).mobile, client: run.visitor(homeOf(n)) }));
    await withCodes(run, callers, ({ contact, client }) => client.post('/session/code', { contact }), async ({ n, contact, client }, code) => {
      await client.post('/session/code/verify', { contact, code });
      await client.patch('/me', { name: citizen(n).name, ageBand: 'adult' });
      run.memory.cookies[contact] = client.cookies;
    });
    await run.checkpoint();
  }
  run.count('citizens', CITIZENS);
}
