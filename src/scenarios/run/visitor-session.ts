import { setTimeout as pause } from 'node:timers/promises';
import { ApiClient } from '../client/api-client.ts';
import { ProblemError } from '../client/problem-error.ts';
import type { Run } from './run.ts';

type Outbox = { messages: { to: string; text: string }[] };

/** A member of the public, signed in by the code that the demonstration's outbox shows. The first time makes the account, which then gets its name. */
export async function visit(run: Run, { name, mobile }: { readonly name: string; readonly mobile: string }): Promise<ApiClient> {
  const kept = run.memory.cookies[mobile];
  if (kept !== undefined) return new ApiClient(run.server.base, { cookies: kept });
  const client = run.visitor();
  await signIn(client, mobile);
  await client.patch('/me', { name, ageBand: 'adult' });
  run.memory.cookies[mobile] = client.cookies;
  return client;
}

/** Another code is sent to the same number a minute later at the earliest. */
const ASKED_AGAIN_WITHIN_MS = 75_000;
const LOOK_EVERY_MS = 2000;

/** Signs in by a code. One asked for just before a stop is in the outbox, was used up, or was lost with the server: then another one is waited for. */
async function signIn(client: ApiClient, contact: string): Promise<void> {
  for (const end = Date.now() + ASKED_AGAIN_WITHIN_MS; ; await pause(LOOK_EVERY_MS)) {
    const unless = (code: string) => (error: unknown) => {
      if (!(error instanceof ProblemError && error.is(code)) || Date.now() > end) throw error;
      return null;
    };
    await client.post('/session/code', { contact }).catch(unless('rate.limited'));
    const { messages } = await client.get<Outbox>('/demo/outbox');
    const code = /\d{6}/.exec(messages.find(({ to }) => to === contact)?.text ?? '')?.[0];
    if (code !== undefined && (await client.post('/session/code/verify', { contact, code }).catch(unless('session.code-refused'))) !== null) return;
  }
}
