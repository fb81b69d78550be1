import { createMiddleware } from 'hono/factory';
import { commonErrors, type FieldProblem } from '../errors/errors.ts';
import type { Env } from './context.ts';

const MESSAGE = { zh: '含有无法保存的字符，请删去后再试。', en: 'This holds a character that cannot be kept; remove it and try again.' };

/** Writings of a null character or of half a surrogate pair, as JSON escapes them. */
const SUSPECT = /\\u(0000|d[89a-f])/i;

const isStorable = (text: string) => !text.includes('\0') && text.isWellFormed();

function* problemsIn(value: unknown, path: readonly (string | number)[]): Generator<FieldProblem> {
  if (typeof value === 'string') {
    if (!isStorable(value)) yield { path: path.join('.'), code: 'unstorable', message: MESSAGE };
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, each] of Object.entries(value)) {
      if (isStorable(name)) yield* problemsIn(each, [...path, name]);
      else yield { path: path.join('.'), code: 'unstorable', message: MESSAGE };
    }
  }
}

const refuse = (fields: readonly FieldProblem[]): never => commonErrors.fail('input.invalid', { count: fields.length }, fields);

/** Refuses text that PostgreSQL keeps nowhere (a null character, half a surrogate pair), at its field, before any route sees it. */
export const refuseUnstorable = createMiddleware<Env>(async (c, next) => {
  if (c.req.url.includes('%00')) {
    const fields = Object.entries(c.req.query()).filter(([, value]) => !isStorable(value)).map(([name]) => ({ path: name, code: 'unstorable', message: MESSAGE }));
    return fields.length === 0 ? commonErrors.fail('not-found') : refuse(fields);
  }
  if (/^application\/(\S+\+)?json\b/i.test(c.req.header('content-type') ?? '')) {
    const text = await c.req.text();
    if (SUSPECT.test(text)) {
      let body: unknown;
      try {
        body = JSON.parse(text);
      } catch {
        commonErrors.fail('input.malformed');
      }
      const fields = [...problemsIn(body, [])];
      if (fields.length > 0) refuse(fields);
    }
  }
  await next();
});
