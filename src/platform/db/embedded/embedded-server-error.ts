import type { Bilingual } from '../../i18n/messages.ts';

/**
 * The embedded server cannot be used. `sentence` says what is wrong and what to do about it, in both languages;
 * `detail` holds the server's own last words where there are any (English, several lines).
 */
export class EmbeddedServerError extends Error {
  readonly sentence: Bilingual;
  readonly detail: string | undefined;

  constructor(sentence: Bilingual, options: { detail?: string; cause?: unknown } = {}) {
    super(`${sentence.zh}\n${sentence.en}${options.detail ? `\n${options.detail}` : ''}`, { cause: options.cause });
    this.name = 'EmbeddedServerError';
    this.sentence = sentence;
    this.detail = options.detail;
  }
}
