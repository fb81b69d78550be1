import { audit } from '../../../platform/audit/audit.ts';
import { formatInstant } from '../../../platform/calendar/calendar.ts';
import type { Context } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import type { WorkbookSheet } from '../../../platform/spreadsheets/write-workbook.ts';
import { TOPIC_NAMES, feedbackMessages } from './feedback.messages.ts';
import { type FeedbackFilter, listFeedback } from './feedback.queries.ts';

const MOST = 20_000;

/** The matching messages as a sheet, without contacts; the export is audited. */
export async function feedbackSheet(ctx: Context, filter: FeedbackFilter): Promise<WorkbookSheet> {
  const t = feedbackMessages(ctx.locale);
  const { items } = await listFeedback(ctx.db, { ...filter, page: 1, size: MOST });
  await audit(ctx.db, ctx, { action: 'site-feedback.exported', objectType: 'site-feedback', after: { rows: items.length } });
  const at = (instant: string | null) => (instant === null ? '' : formatInstant(instant, ctx.locale));
  return {
    name: t.table,
    columns: [
      { key: 'at', header: t.at, width: 20 }, { key: 'topic', header: t.topic, width: 20 }, { key: 'about', header: t.about, width: 30 }, { key: 'message', header: t.message, width: 60 }, { key: 'state', header: t.state, width: 12 },
      { key: 'reply', header: t.reply, width: 60 }, { key: 'repliedAt', header: t.repliedAt, width: 20 }, { key: 'closeReason', header: t.closeReason, width: 30 },
    ],
    rows: items.map((item) => ({
      at: at(item.at), topic: pick(TOPIC_NAMES[item.topic], ctx.locale), about: item.aboutPath ?? '', message: item.message, state: item.reply !== null ? t.answered : item.closedAt !== null ? t.closed : t.waiting,
      reply: item.reply ?? '', repliedAt: at(item.repliedAt), closeReason: item.closeReason ?? '',
    })),
  };
}
