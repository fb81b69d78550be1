import { ApiClient } from '../client/api-client.ts';
import { ProblemError } from '../client/problem-error.ts';
import type { Run } from './run.ts';

type Outbox = { messages: { to: string; text: string }[] };

/** A member of the public, signed in by the code that the demonstration's outbox shows. The first time makes the account, which then gets its name. */
export async function visit(run: Run, { name, mobile }: { readonly name: string; readonly mobile: string }): Promise<ApiClient> {
  const kept = run.memory.cookies[mobile];
  if (kept !== undefined) return new ApiClient(run.server.base, { cookies: kept });
  const client = run.visitor();
  await client.post('/session/code', { contact: mobile }).catch((error: unknown) => {
    // Asked for within the minute before a stop: the code is in the outbox.
    if (!(error instanceof ProblemError && error.is('rate.limited'))) throw error;
  });
  const { messages } = await client.get<Outbox>('/demo/outbox');
  const code = /\d{6}/.exec(messages.find(({ to }) => to === mobile)?.text ?? '')?.[0] ?? '';
  await client.post('/session/code/verify', { contact: mobile, code });
  await client.patch('/me', { name, ageBand: 'adult' });
  run.memory.cookies[mobile] = client.cookies;
  return client;
}
