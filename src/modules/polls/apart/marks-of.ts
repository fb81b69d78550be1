import { z } from 'zod';
import type { Context } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { organizationNames } from '../../organizations/public.ts';
import { listMarks } from '../fraud/marks.queries.ts';
import type { PollRecord } from '../polls.queries.ts';
import { Mark } from '../polls.schemas.ts';
import { askBox } from './ask-box.ts';

/** A poll's marks with their decisions, from wherever its ballots are. A box apart knows no staff, so its decisions are told as the office's. */
export async function marksOf(ctx: Context, poll: PollRecord): Promise<z.infer<typeof Mark>[]> {
  if (poll.boxUrl === null) return listMarks(ctx.db, poll.id);
  const marks = await askBox(ctx, poll.boxUrl, { order: 'marks', poll: poll.id }, z.array(Mark));
  const host = (await organizationNames(ctx.db, [poll.hostId])).get(poll.hostId);
  const by = host === undefined ? '' : pick(host, ctx.locale);
  return marks.map((mark) => ({ ...mark, decisions: mark.decisions.map((decision) => ({ ...decision, by })) }));
}
