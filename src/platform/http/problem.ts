import { z } from '@hono/zod-openapi';
import type { ZodError } from 'zod';
import { type CodedError, commonErrors, type FieldProblem } from '../errors/errors.ts';
import { pick, type Bilingual, type Locale } from '../i18n/messages.ts';

/** Body of every refusal of the API. */
export const Problem = z
  .object({
    code: z.string().openapi({ example: 'input.invalid' }),
    message: z.string(),
    fields: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    requestId: z.string(),
  })
  .openapi('Problem');
export type Problem = z.infer<typeof Problem>;

/** The response body of a coded error in the reader's language. */
export function toProblem(error: CodedError, locale: Locale, requestId: string): Problem {
  return {
    code: error.code,
    message: error.text(locale),
    fields: error.fields.map((field) => ({ path: field.path, code: field.code, message: pick(field.message, locale) })),
    params: { ...error.params },
    requestId,
  };
}

type Issue = ZodError['issues'][number];

function sizeMessage(issue: Issue & { code: 'too_big' | 'too_small' }): Bilingual {
  const bound = Number(issue.code === 'too_big' ? issue.maximum : issue.minimum);
  const most = issue.code === 'too_big';
  if (issue.origin === 'string') {
    if (!most && bound === 1) return { zh: '此项必填。', en: 'This is required.' };
    return most ? { zh: `最多 ${bound} 个字。`, en: `At most ${bound} characters.` } : { zh: `至少 ${bound} 个字。`, en: `At least ${bound} characters.` };
  }
  if (issue.origin === 'array' || issue.origin === 'set') {
    return most ? { zh: `最多选 ${bound} 项。`, en: `At most ${bound} items.` } : { zh: `至少选 ${bound} 项。`, en: `At least ${bound} items.` };
  }
  return most ? { zh: `不能大于 ${bound}。`, en: `Must be ${bound} or less.` } : { zh: `不能小于 ${bound}。`, en: `Must be ${bound} or more.` };
}

const FORMATS: Record<string, Bilingual> = {
  email: { zh: '请填写邮箱地址，例如 name@example.org。', en: 'Give an e-mail address, such as name@example.org.' },
  url: { zh: '请填写网址，例如 https://example.org/。', en: 'Give an address, such as https://example.org/.' },
  uuid: { zh: '编号格式不对。', en: 'This is not a valid id.' },
  date: { zh: '请填写日期，例如 2026-03-05。', en: 'Give a date, such as 2026-03-05.' },
  datetime: { zh: '请填写日期和时间，例如 2026-03-05T17:00:00+08:00。', en: 'Give a date and time, such as 2026-03-05T17:00:00+08:00.' },
};

const NOT_VALID: Bilingual = { zh: '填写不正确。', en: 'This is not valid.' };

function describe(issue: Issue): Bilingual {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null
        ? { zh: '此项必填。', en: 'This is required.' }
        : { zh: `类型不对，应为 ${issue.expected}。`, en: `Wrong type: ${issue.expected} is expected.` };
    case 'too_big':
    case 'too_small':
      return sizeMessage(issue);
    case 'invalid_format':
      return FORMATS[issue.format] ?? { zh: '格式不对。', en: 'The format is not right.' };
    case 'invalid_value':
      return { zh: `请从这些值中选择：${issue.values.join('、')}。`, en: `Choose one of: ${issue.values.join(', ')}.` };
    case 'unrecognized_keys':
      return { zh: `多出的项：${issue.keys.join('、')}。`, en: `Not expected here: ${issue.keys.join(', ')}.` };
    case 'custom': {
      const message = issue.params?.['message'] as Bilingual | undefined;
      return message ?? NOT_VALID;
    }
    default:
      return NOT_VALID;
  }
}

/** Parameters for zod's refine and superRefine, so that a rule of our own speaks both languages. */
export function refusal(zh: string, en: string): { message: string; params: { message: Bilingual } } {
  return { message: en, params: { message: { zh, en } } };
}

/** The coded error of an input that does not fit its schema, one problem a field. */
export function invalidInput(error: ZodError): CodedError {
  const fields: FieldProblem[] = error.issues.map((issue) => ({ path: issue.path.join('.'), code: issue.code, message: describe(issue) }));
  return commonErrors.error('input.invalid', { count: fields.length }, fields);
}

/** Parses a value, throwing the coded error; for forms and jobs, where no route does it. */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const result = schema.safeParse(value, { reportInput: true });
  if (!result.success) throw invalidInput(result.error);
  return result.data;
}
