/** A sentence for people in both languages of the product. */
export interface Sentence {
  zh: string
  en: string
}

/**
 * The embedded server cannot be used. `sentence` says what is wrong and what to do about it, in both languages;
 * `detail` holds the server's own last words where there are any (English, several lines).
 */
export class EmbeddedServerError extends Error {
  readonly sentence: Sentence
  readonly detail: string | undefined

  constructor(sentence: Sentence, options: { detail?: string; cause?: unknown } = {}) {
    super(`${sentence.zh}\n${sentence.en}${options.detail ? `\n${options.detail}` : ''}`, { cause: options.cause })
    this.name = 'EmbeddedServerError'
    this.sentence = sentence
    this.detail = options.detail
  }
}
