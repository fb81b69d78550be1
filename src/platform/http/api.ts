import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Env } from './context.ts';
import { invalidInput, refusal } from './problem.ts';

/** A router whose routes validate their input and answer field by field when it does not fit. Chain `.openapi()` so that the client's types survive. */
export function createApi(): OpenAPIHono<Env> {
  return new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (!result.success) throw invalidInput(result.error);
    },
  });
}

/** `request.body` of a JSON route. */
export function jsonBody<S extends z.ZodType>(schema: S) {
  return { required: true as const, content: { 'application/json': { schema } } };
}

/** `responses` of a route that answers 200 with JSON; refusals (Problem) are added to the description for every route. */
export function answers<S extends z.ZodType>(schema: S, description = 'OK') {
  return { 200: { description, content: { 'application/json': { schema } } } };
}

/** `responses` of a route that answers with a file; `mime` as sent. */
export function answersFile(mime: string, description: string) {
  return { 200: { description, content: { [mime]: { schema: z.string().openapi({ format: 'binary' }) } } } };
}

/** A UUID in a path or body. */
export const Id = z.uuid().openapi({ format: 'uuid' });
export const IdParams = z.object({ id: Id });

// Days and instants that databases, calendars and browsers all know, with room for what is reckoned from them.
const withinReason = (text: string) => text >= '1000' && text < '3000';
const YEARS = refusal('年份应在 1000 年到 2999 年之间。', 'The year must lie between 1000 and 2999.');

/** A day without a zone, `2026-03-05`. */
export const Day = z.iso.date().refine(withinReason, YEARS).openapi({ format: 'date' });
/** An instant with its offset, `2026-03-05T17:00:00+08:00`; answers give UTC. */
export const Instant = z.iso.datetime({ offset: true }).refine(withinReason, YEARS).openapi({ format: 'date-time' });
/** Text in both languages; English may be empty. */
export const BilingualText = (max: number) => z.object({ zh: z.string().trim().min(1).max(max), en: z.string().trim().max(max * 3).default('') });

/** Query of a list: 1-based page, at most 200 rows a page. */
export const PageQuery = z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1), size: z.coerce.number().int().min(1).max(200).default(20) });
/** One page of a list, with how many rows there are in all. */
export const pageOf = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item), total: z.number().int() });
/** Rows to skip and take. */
export const window = (query: { page: number; size: number }) => ({ offset: (query.page - 1) * query.size, limit: query.size });
