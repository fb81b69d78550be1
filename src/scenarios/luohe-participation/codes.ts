import { setTimeout as pause } from 'node:timers/promises';
import type { ApiClient } from '../client/api-client.ts';
import { inParallel } from '../client/in-parallel.ts';
import { ProblemError } from '../client/problem-error.ts';
import type { Run } from '../run/run.ts';

type Outbox = { messages: { to: string; text: string }[] };

/** So many codes are asked for before the outbox is read: it shows its fifty newest messages. */
const TOGETHER = 24;
const AT_ONCE = 8;

/** Somebody with a contact, in their own browser. */
export interface Caller {
  readonly contact: string;
  readonly client: ApiClient;
}

/** Asks for a code; where one was asked for within the minute (before a stop), waits for the minute to end. */
async function ask(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof ProblemError && error.is('rate.limited'))) throw error;
    await pause(Number(error.problem.params?.seconds ?? 60) * 1000);
    await act();
  }
}

/**
 * Lets callers ask for one-time codes, reads them where the demonstration shows what it would have sent, and goes on with each: a few
 * dozen at a time, as the outbox is short.
 */
export async function withCodes<T extends Caller>(run: Run, callers: readonly T[], request: (caller: T) => Promise<unknown>, then: (caller: T, code: string) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < callers.length; at += TOGETHER) {
    const some = callers.slice(at, at + TOGETHER);
    await inParallel(some, AT_ONCE, (caller) => ask(() => request(caller)));
    // No account's authenticator is asked for.
    const { messages } = await run.visitor().get<Outbox>('/demo/outbox', { username: '-' });
    const codes = new Map(messages.toReversed().map(({ to, text }) => [to, /\d{6}/.exec(text)?.[0] ?? '']));
    await inParallel(some, AT_ONCE, (caller) => then(caller, codes.get(caller.contact) ?? ''));
  }
}
