import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { backup } from '../platform/backup/backup.ts';
import { restore, verifyBackup } from '../platform/backup/restore.ts';
import { type Config, loadConfig } from '../platform/config/config.ts';
import { MIGRATIONS_FOLDER } from '../platform/config/root.ts';
import { startEmbeddedServer } from '../platform/db/embedded/embedded-server.ts';
import { prepareDatabase } from '../platform/db/prepare.ts';
import { createAdministrator, issueToken } from '../modules/people/public.ts';
import { openServices, type Opened } from './services.ts';
import { systemContext } from './system-context.ts';
import { addVerify } from './verify-command.ts';
import { addWitness } from './witness-command.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const note = (line: string) => void process.stderr.write(`${line}\n`);

/** Runs on the database's address without opening the program's services; the embedded server is started for it where needed. */
async function withDatabase<T>(config: Config, run: (url: string) => Promise<T>): Promise<T> {
  if (config.databaseUrl !== undefined) return run(config.databaseUrl);
  const server = await startEmbeddedServer({ dataFolder: config.dataFolder });
  try {
    return await run(server.url);
  } finally {
    await server.stop();
  }
}

async function withServices<T>(run: (opened: Opened) => Promise<T>): Promise<T> {
  const opened = await openServices({ ...loadConfig(), logLevel: 'warn' });
  try {
    return await run(opened);
  } finally {
    await opened.close();
  }
}

function days(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 365) throw new InvalidArgumentError('a whole number of days from 1 to 365');
  return value;
}

/** The command line `heming`: settings come from the same environment as the server's. */
export async function runCli(argv: readonly string[]): Promise<void> {
  const program = new Command('heming').description('Heming 和鸣: looks after an installation').showHelpAfterError();

  program
    .command('migrate')
    .description('bring the database to this version')
    .action(async () => {
      const applied = await withDatabase(loadConfig(), (url) => prepareDatabase(url, MIGRATIONS_FOLDER));
      say(applied.length === 0 ? 'nothing to apply' : applied.map((name) => `applied ${name}`).join('\n'));
    });

  program
    .command('create-admin')
    .description('add one of the three administrators; prints a link by which the person sets the password and second factor')
    .requiredOption('--role <role>', 'system_admin, security_admin or audit_admin')
    .requiredOption('--username <name>', 'sign-in name')
    .requiredOption('--name <name>', 'the person\'s name')
    .action(async (options: { role: string; username: string; name: string }) => {
      await withServices(async ({ services }) => {
        const { link } = await createAdministrator(systemContext(services, 'command line'), options);
        say(link);
      });
    });

  program
    .command('token')
    .description('print a bearer token with which a script acts as an account')
    .requiredOption('--as <account>', 'sign-in name of the account')
    .option('--name <name>', 'what the token is for', 'command line')
    .option('--days <days>', 'how long it is valid', days, 30)
    .action(async (options: { as: string; name: string; days: number }) => {
      await withServices(async ({ services }) => {
        const { token, expiresAt } = await issueToken(systemContext(services, 'command line'), { username: options.as, name: options.name, days: options.days });
        note(`valid until ${expiresAt.toISOString()}`);
        say(token);
      });
    });

  program
    .command('backup')
    .argument('<folder>', 'folder to be made')
    .description('copy the whole installation into a folder while it runs; the copy holds the key to its encrypted fields')
    .action(async (folder: string) => {
      const config = loadConfig();
      const manifest = await withDatabase(config, (url) => backup(url, config.dataFolder, resolve(folder), note));
      say(`${manifest.tables.length} tables, ${manifest.files.length} files in ${folder}`);
    });

  program
    .command('restore')
    .argument('<folder>', 'a folder that backup made')
    .option('--check', 'only verify the checksums')
    .description('put a backup into an empty database and data folder')
    .action(async (folder: string, options: { check?: boolean }) => {
      const config = loadConfig();
      const source = resolve(folder);
      const manifest = options.check === true ? await verifyBackup(source) : await withDatabase(config, (url) => restore(url, config.dataFolder, source, MIGRATIONS_FOLDER, note));
      say(`${options.check === true ? 'whole' : 'restored'}: ${manifest.tables.length} tables, ${manifest.files.length} files, made ${manifest.madeAt}`);
    });

  addWitness(program, withServices);
  addVerify(program);

  await program.parseAsync([...argv]);
}
