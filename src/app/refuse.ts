import { BackupError } from '../platform/backup/backup.ts';
import { ConfigError } from '../platform/config/config.ts';
import { databaseSentence } from '../platform/db/database-sentence.ts';
import { EmbeddedServerError } from '../platform/db/embedded/embedded-server-error.ts';
import { MigrationError } from '../platform/db/migrate.ts';
import { CodedError } from '../platform/errors/errors.ts';

/** Errors whose message is a sentence for whoever sits at the terminal. */
const SPOKEN: readonly (abstract new (...args: never[]) => Error)[] = [ConfigError, EmbeddedServerError, MigrationError, BackupError];

/** What a person at the terminal is told; null for what nobody foresaw. */
export function sentenceOf(error: unknown): string | null {
  if (error instanceof CodedError) return [error.text('zh-CN'), error.text('en'), ...error.fields.map(({ path, message }) => `${path}: ${message.zh} ${message.en}`)].join('\n');
  if (SPOKEN.some((kind) => error instanceof kind)) return (error as Error).message;
  return databaseSentence(error);
}

/** Prints a start-up failure as one sentence and ends the process. */
export function refuseToStart(error: unknown): never {
  const sentence = sentenceOf(error);
  console.error(sentence === null ? error : `Heming cannot start: ${sentence}`);
  process.exit(1);
}

/** Prints why a command could not be carried out and ends the process. */
export function refuseCommand(error: unknown): never {
  console.error(sentenceOf(error) ?? error);
  process.exit(1);
}
