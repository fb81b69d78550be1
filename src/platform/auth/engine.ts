import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Keys } from '../crypto/keys.ts';
import type { Db } from '../db/db.ts';
import { newId } from '../ids/ids.ts';

/** Lifetime of a session that nobody ends, in seconds; idle limits are shorter and ours. */
export const SESSION_SECONDS = 30 * 24 * 3600;
/** A one-time code holds so many seconds and so many tries. */
export const CODE_SECONDS = 600;
export const CODE_TRIES = 5;

/** What the account engine does for us. Times are the machine's, whatever the program's clock is set to. */
export interface Engine {
  /** Opens a session when the password is right; null otherwise, after the same work for unknown names. */
  signInByPassword(username: string, password: string): Promise<OpenedSession | null>;
  /** Makes a new six-digit code for a contact alias; the one before it stops working. */
  makeCode(alias: string): Promise<string>;
  /** Opens a session for the alias (making its identity on the first time) when the code is right and in time; null otherwise. A code works once. */
  signInByCode(alias: string, code: string): Promise<OpenedSession | null>;
  /** Whether the code is right and in time, using it up, without a session: proves that a person reads the contact. */
  takeCode(alias: string, code: string): Promise<boolean>;
}

export interface OpenedSession {
  readonly token: string;
  readonly userId: string;
}

const codeIdentifier = (alias: string) => `sign-in-otp-${alias}`;

// Six digits are few: without the key a copy of the table would give the codes away.
const codeHash = (keys: Keys, code: string) => createHmac('sha256', keys.index).update(`one-time code\0${code}`).digest('base64url');

async function create(db: Db, keys: Keys) {
  // Loaded at the first sign-in: it would add a third of a second to every start.
  const [{ betterAuth }, { username }, { emailOTP }] = await Promise.all([import('better-auth'), import('better-auth/plugins/username'), import('better-auth/plugins/email-otp')]);
  const times = { createdAt: 'created_at', updatedAt: 'updated_at' };
  return betterAuth({
    database: { db, type: 'postgres', transaction: true },
    secret: keys.session,
    baseURL: 'http://heming.invalid',
    logger: { disabled: true },
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true },
    session: { modelName: 'auth_sessions', expiresIn: SESSION_SECONDS, disableSessionRefresh: true, fields: { ...times, userId: 'user_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent' } },
    user: { modelName: 'auth_users', fields: { ...times, emailVerified: 'email_verified' } },
    account: { modelName: 'auth_credentials', fields: { ...times, userId: 'user_id', accountId: 'account_id', providerId: 'provider_id' } },
    verification: { modelName: 'auth_verifications', disableCleanup: true, fields: { ...times, expiresAt: 'expires_at' } },
    advanced: { database: { generateId: () => newId(), validateSchema: false }, disableCSRFCheck: true, ipAddress: { disableIpTracking: true } },
    plugins: [
      username({ displayUsername: false, minUsernameLength: 1, maxUsernameLength: 200, usernameValidator: () => true }),
      emailOTP({
        otpLength: 6, expiresIn: CODE_SECONDS, allowedAttempts: CODE_TRIES,
        storeOTP: { hash: async (code) => codeHash(keys, code) },
        sendVerificationOTP: async () => {},
      }),
    ],
  });
}

type Auth = Awaited<ReturnType<typeof create>>;

function isRefusal(error: unknown): boolean {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status < 500;
}

async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

const engines = new WeakMap<Db, Engine>();

/** The account engine on a database; made once a process. */
export function engineOf(services: { readonly db: Db; readonly keys: Keys }): Engine {
  let engine = engines.get(services.db);
  if (engine === undefined) engines.set(services.db, (engine = makeEngine(services.db, services.keys)));
  return engine;
}

function makeEngine(db: Db, keys: Keys): Engine {
  let started: Promise<Auth> | undefined;
  const auth = () => (started ??= create(db, keys));
  const opened = (result: { token: string; user: { id: string } } | null): OpenedSession | null => (result === null ? null : { token: result.token, userId: result.user.id });
  return {
    signInByPassword: async (name, password) => opened(await orNull((await auth()).api.signInUsername({ body: { username: name, password } }))),
    makeCode: async (alias) => {
      const { api, $context } = await auth();
      // A code that was not used gives way: the table holds one for each alias.
      await (await $context).internalAdapter.deleteVerificationByIdentifier(codeIdentifier(alias));
      return api.createVerificationOTP({ body: { email: alias, type: 'sign-in' } });
    },
    signInByCode: async (alias, code) => opened(await orNull((await auth()).api.signInEmailOTP({ body: { email: alias, otp: code } }))),
    takeCode: async (alias, code) => {
      const { internalAdapter } = await (await auth()).$context;
      const identifier = codeIdentifier(alias);
      const kept = await internalAdapter.consumeVerificationValue(identifier);
      if (kept === null || kept.expiresAt.getTime() < Date.now()) return false;
      const [hash = '', tries = '0'] = kept.value.split(':');
      if (Number(tries) >= CODE_TRIES) return false;
      if (timingSafeEqual(createHash('sha256').update(hash).digest(), createHash('sha256').update(codeHash(keys, code)).digest())) return true;
      await internalAdapter.createVerificationValue({ identifier, value: `${hash}:${Number(tries) + 1}`, expiresAt: kept.expiresAt });
      return false;
    },
  };
}
