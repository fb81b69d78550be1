import type { Context as HonoContext } from 'hono';
import { formatInstant } from '../../../platform/calendar/calendar.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { type FormState, href } from '../../../portal/shared/ui.ts';
import type { EntryRow } from '../entries/entries.queries.ts';
import { entryRulesMessages } from './rules.messages.ts';

/** Whether the page's script saves a draft, and reads the answer itself. */
export const isDraftSave = (c: HonoContext<Env, string>): boolean => c.req.header('x-draft') !== undefined;

/** What the script is told of a saved draft: where it is now, its version, and when it was saved, on the house's clock. */
export function draftAnswer(c: HonoContext<Env, string>, ctx: Context, entry: EntryRow): Response {
  const path = href(ctx.locale, `/me/entries/${entry.id}`);
  return c.json({ action: path, page: path, version: String(entry.version), said: entryRulesMessages(ctx.locale).draftSaved({ at: formatInstant(entry.updated_at, ctx.locale) }) });
}

/** Why it could not be saved; the person hears it at the fields when they save themselves. */
export function draftRefusal(c: HonoContext<Env, string>, ctx: Context, state: FormState, status: 409 | 422 | 429): Response {
  return c.json({ message: state.refusal?.text(ctx.locale) ?? state.problems.map(({ message }) => pick(message, ctx.locale)).join(' ') }, status);
}
