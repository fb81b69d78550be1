import type { Bilingual, Locale } from '../i18n/messages.ts';

export type Params = Record<string, string | number>;

/** What is wrong with one field of an input: where it is (dotted path), and the sentence in both languages. */
export interface FieldProblem {
  readonly path: string;
  readonly code: string;
  readonly message: Bilingual;
}

export interface ErrorDefinition extends Bilingual {
  /** HTTP status; 4xx is the caller's to mend, 5xx is ours. */
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 423 | 429 | 500 | 503;
}

function fill(template: string, params: Params): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, key: string) => (key in params ? String(params[key]) : whole));
}

/** A refusal with a stable code and a sentence in both languages. The one HTTP boundary turns it into a response. */
export class CodedError extends Error {
  readonly code: string;
  readonly status: ErrorDefinition['status'];
  readonly params: Params;
  readonly fields: readonly FieldProblem[];
  readonly #definition: Bilingual;

  constructor(code: string, definition: ErrorDefinition, params: Params = {}, fields: readonly FieldProblem[] = []) {
    super(`${code}: ${fill(definition.en, params)}`);
    this.name = 'CodedError';
    this.code = code;
    this.status = definition.status;
    this.params = params;
    this.fields = fields;
    this.#definition = definition;
  }

  /** The sentence for a person, parameters filled in. */
  text(locale: Locale): string {
    return fill(locale === 'en' ? this.#definition.en : this.#definition.zh, this.params);
  }

  get byCaller(): boolean {
    return this.status < 500;
  }
}

/** A module's errors: `contestErrors.fail('contest.closed', { closedAt })`. Templates name their parameters in braces. */
export interface ErrorSet<Code extends string> {
  readonly definitions: Readonly<Record<Code, ErrorDefinition>>;
  error(code: Code, params?: Params, fields?: readonly FieldProblem[]): CodedError;
  /** Throws the error. */
  fail(code: Code, params?: Params, fields?: readonly FieldProblem[]): never;
  /** Throws the error as the problem of one field of the input. */
  failField(path: string, code: Code, params?: Params): never;
}

/** Declares the coded errors of one module. */
export function defineErrors<Code extends string>(definitions: Record<Code, ErrorDefinition>): ErrorSet<Code> {
  const error = (code: Code, params: Params = {}, fields: readonly FieldProblem[] = []) => new CodedError(code, definitions[code], params, fields);
  return {
    definitions,
    error,
    fail(code, params, fields) {
      throw error(code, params, fields);
    },
    failField(path, code, params = {}) {
      const { zh, en } = definitions[code];
      throw error(code, params, [{ path, code, message: { zh: fill(zh, params), en: fill(en, params) } }]);
    },
  };
}

/** Errors that any route may answer with. */
export const commonErrors = defineErrors({
  'input.invalid': { status: 422, zh: '有{count}处填写需要修改。', en: 'Something needs to be changed in {count} place(s).' },
  'input.malformed': { status: 400, zh: '请求的内容无法读取，请检查格式。', en: 'The request could not be read; check its format.' },
  'input.too-large': { status: 413, zh: '提交的内容过大，最多{limit}。', en: 'What was sent is too large; at most {limit}.' },
  'auth.required': { status: 401, zh: '请先登录。', en: 'Please sign in first.' },
  'auth.second-factor': { status: 403, zh: '此操作需要先设置并通过二次验证。', en: 'This needs a second factor: set it up and sign in with it.' },
  'auth.forbidden': { status: 403, zh: '您没有办理此事的权限。', en: 'You have no permission to do this.' },
  'auth.origin': { status: 403, zh: '请求来源不符，已拒绝。请从本站页面提交。', en: 'The request came from another site and was refused. Submit it from this site.' },
  'not-found': { status: 404, zh: '没有找到您要的内容。', en: 'What you asked for was not found.' },
  'rate.limited': { status: 429, zh: '操作过于频繁，请在{seconds}秒后再试。', en: 'Too many requests; try again in {seconds} seconds.' },
  'state.stale': { status: 409, zh: '内容已被他人修改，请刷新后再试。', en: 'Somebody changed this meanwhile; reload and try again.' },
  'server.unavailable': { status: 503, zh: '服务暂时不可用，请稍后再试。', en: 'The service is unavailable for the moment; try again soon.' },
  'server.fault': { status: 500, zh: '系统出错，已记录（编号 {requestId}）。请稍后再试。', en: 'Something failed on our side and was recorded (number {requestId}). Try again later.' },
});
