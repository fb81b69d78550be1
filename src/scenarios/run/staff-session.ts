import { setTimeout as pause } from 'node:timers/promises';
import type { SessionView, SignedIn } from '../../modules/people/sessions.schemas.ts';
import type { z } from 'zod';
import { STEP_SECONDS, totpAt } from '../../platform/auth/totp.ts';
import { ApiClient } from '../client/api-client.ts';
import { ProblemError } from '../client/problem-error.ts';
import type { Run } from './run.ts';

type Next = z.infer<typeof SignedIn>['next'];

/** Codes of the step before, of now and of the next one: a server takes them all, each once (RFC 6238 section 5.2). */
const NEAR = [-1, 0, 1];

/** Gives a code of the account's authenticator; where those of now are used up, waits for the next one. */
async function giveCode<T>(secret: string, give: (code: string) => Promise<T>): Promise<T> {
  for (const step of NEAR) {
    try {
      return await give(totpAt(secret, new Date(Date.now() + step * STEP_SECONDS * 1000)));
    } catch (error) {
      if (!(error instanceof ProblemError && error.is('session.second-factor-refused'))) throw error;
    }
  }
  await pause(STEP_SECONDS * 1000);
  return give(totpAt(secret, new Date(Date.now() + STEP_SECONDS * 1000)));
}

/** A session with the second factor: the one kept from before while it holds, or a new one. */
export async function openStaffSession(run: Run, username: string): Promise<ApiClient> {
  const cookies = run.memory.cookies[username];
  if (cookies !== undefined) {
    const client = new ApiClient(run.server.base, { cookies });
    if (await isWhole(client)) return client;
  }
  const client = run.visitor();
  const next = (await client.post<{ next: Next }>('/session', { username, password: run.password(username) })).next;
  if (next === 'set-up-second-factor') await setUpSecondFactor(run, client, username);
  else if (next === 'second-factor') await passSecondFactor(run, client, username);
  run.memory.cookies[username] = client.cookies;
  return client;
}

/** A run cut short between the confirmation and its own memory of the secret reads the code where visitors of the demonstration do. */
async function passSecondFactor(run: Run, client: ApiClient, username: string): Promise<void> {
  const pass = (code: string) => client.post('/session/second-factor', { code });
  const secret = run.memory.secrets[username];
  if (secret !== undefined) {
    await giveCode(secret, pass);
    return;
  }
  const { authenticators } = await run.visitor().get<{ authenticators: { username: string; code: string }[] }>('/demo/outbox', { username });
  await pass(authenticators.find((each) => each.username === username)?.code ?? '');
}

async function setUpSecondFactor(run: Run, client: ApiClient, username: string): Promise<void> {
  const { secret } = await client.post<{ secret: string }>('/session/second-factor/secret', { password: run.password(username) });
  run.memory.secrets[username] = secret;
  await giveCode(secret, (code) => client.post('/session/second-factor/confirm', { code }));
}

async function isWhole(client: ApiClient): Promise<boolean> {
  try {
    return (await client.get<SessionView>('/session')).next === 'none';
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}
