import { statSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';

/** What a process needs to know of its surroundings. Read once at start; never changed after. */
export interface Config {
  readonly port: number;
  /** Connection string of the deployer's own server; undefined means the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Absolute folder of files, keys and the embedded database. */
  readonly dataFolder: string;
  /** Load the demonstration when the database is empty. */
  readonly demo: boolean;
  /** Address the public reaches the site at; undefined: taken from each request. */
  readonly origin: string | undefined;
  /** Number of reverse proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: number;
  /** smtp:// or smtps:// address that mail is sent through; undefined: no mail. */
  readonly smtpUrl: string | undefined;
  /** Sender of mail. */
  readonly mailFrom: string;
  /** https address of the SMS gateway (POST {to, text}); undefined: no SMS. */
  readonly smsUrl: string | undefined;
  /** Folders with further typefaces for documents, such as the licensed 仿宋 and 小标宋. */
  readonly fontFolders: readonly string[];
  /** Seconds for which a rendered public page is kept; 0: each is drawn anew. */
  readonly pageCacheSeconds: number;
  /** Address of the ballot box that takes the ballots of this site's secret polls; undefined: this process takes them. */
  readonly boxUrl: string | undefined;
  /** Of a ballot box: address of the site whose desk it serves. */
  readonly deskUrl: string | undefined;
  /** What desk and box know each other by. */
  readonly boxSecret: string | undefined;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** A setting that cannot be used; the message is a sentence for the person who starts the program. */
export class ConfigError extends Error {}

type Environment = Record<string, string | undefined>;

function readPort(env: Environment): number {
  const text = env.PORT?.trim();
  if (text === undefined || text === '') return 3000;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new ConfigError(`PORT is "${text}"; it must be a whole number from 0 to 65535 (0 picks a free port).`);
  }
  return port;
}

function readUrl(env: Environment, name: string, protocols: readonly string[], example: string): string | undefined {
  const text = env[name]?.trim();
  if (text === undefined || text === '') return undefined;
  const protocol = URL.canParse(text) ? new URL(text).protocol : '';
  if (!protocols.includes(protocol)) {
    throw new ConfigError(`${name} cannot be used: it must look like ${example}.`);
  }
  return text;
}

function readChoice<T extends string>(env: Environment, name: string, choices: readonly T[], fallback: T): T {
  const text = env[name]?.trim();
  if (text === undefined || text === '') return fallback;
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw new ConfigError(`${name} is "${text}"; it must be one of ${choices.join(', ')}.`);
  return found;
}

function readSeconds(env: Environment, name: string, fallback: number): number {
  const text = env[name]?.trim();
  if (text === undefined || text === '') return fallback;
  if (!/^\d{1,4}$/.test(text) || Number(text) > 3600) throw new ConfigError(`${name} is "${text}"; it must be a whole number of seconds from 0 to 3600.`);
  return Number(text);
}

function readFolders(env: Environment, name: string, cwd: string): string[] {
  const folders = (env[name] ?? '').split(delimiter).filter((path) => path.trim() !== '').map((path) => resolve(cwd, path.trim()));
  const missing = folders.find((folder) => statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true);
  if (missing !== undefined) throw new ConfigError(`${name} names ${missing}, which is no folder.`);
  return folders;
}

/** An address without a path, as browsers name an origin. */
function readOrigin(env: Environment, name: string, example: string): string | undefined {
  const url = readUrl(env, name, ['http:', 'https:'], example)?.replace(/\/+$/, '');
  if (url !== undefined && new URL(url).origin !== url.toLowerCase()) throw new ConfigError(`${name} cannot be used: it must be an address without a path, such as ${example}.`);
  return url?.toLowerCase();
}

/** The settings of a ballot box that runs apart: each end names the other, and both know one secret. */
function readBallotBox(env: Environment): Pick<Config, 'boxUrl' | 'deskUrl' | 'boxSecret'> {
  const boxUrl = readOrigin(env, 'HEMING_BOX_URL', 'https://box.example.org');
  const deskUrl = readOrigin(env, 'HEMING_DESK_URL', 'https://heming.example.org');
  const boxSecret = env.HEMING_BOX_SECRET?.trim() || undefined;
  if (boxUrl !== undefined && deskUrl !== undefined) throw new ConfigError('HEMING_BOX_URL and HEMING_DESK_URL are both set: the first is for the site, the second for its ballot box, and no process is both.');
  if ((boxUrl ?? deskUrl) !== undefined && boxSecret === undefined) throw new ConfigError('HEMING_BOX_SECRET is missing: site and ballot box know each other by it; set the same 32 characters or more on both.');
  if (boxSecret !== undefined && boxSecret.length < 32) throw new ConfigError('HEMING_BOX_SECRET is too short: it needs 32 characters or more.');
  return { boxUrl, deskUrl, boxSecret };
}

/**
 * Reads the environment. Unknown variables are ignored; an unusable value throws ConfigError.
 * `cwd` is where relative folders start.
 */
export function loadConfig(env: Environment = process.env, cwd: string = process.cwd()): Config {
  const proxies = env.HEMING_TRUSTED_PROXIES?.trim() || '0';
  if (!/^\d$/.test(proxies)) {
    throw new ConfigError(`HEMING_TRUSTED_PROXIES is "${proxies}"; it must be a digit: how many proxies stand in front.`);
  }
  const folder = env.HEMING_DATA?.trim();
  if (folder?.includes('\0')) throw new ConfigError('HEMING_DATA holds a character that no folder name can have.');
  return {
    port: readPort(env),
    databaseUrl: readUrl(env, 'DATABASE_URL', ['postgres:', 'postgresql:'], 'postgresql://user:password@host:5432/name'),
    dataFolder: resolve(cwd, folder === undefined || folder === '' ? '.heming' : folder),
    demo: readChoice(env, 'HEMING_DEMO', ['0', '1'], '1') === '1',
    origin: readUrl(env, 'HEMING_ORIGIN', ['http:', 'https:'], 'https://heming.example.org')?.replace(/\/+$/, ''),
    trustedProxies: Number(proxies),
    smtpUrl: readUrl(env, 'HEMING_SMTP_URL', ['smtp:', 'smtps:'], 'smtps://user:password@mail.example.org'),
    mailFrom: env.HEMING_MAIL_FROM?.trim() || 'heming@localhost',
    smsUrl: readUrl(env, 'HEMING_SMS_URL', ['https:', 'http:'], 'https://sms.example.org/send'),
    fontFolders: readFolders(env, 'HEMING_FONTS', cwd),
    pageCacheSeconds: readSeconds(env, 'HEMING_PAGE_CACHE_SECONDS', 15),
    ...readBallotBox(env),
    logLevel: readChoice(env, 'HEMING_LOG', ['debug', 'info', 'warn', 'error', 'silent'], 'info'),
  };
}
