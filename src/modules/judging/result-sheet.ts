import type { Context } from '../../platform/http/context.ts';
import { pick } from '../../platform/i18n/messages.ts';
import type { WorkbookSheet } from '../../platform/spreadsheets/write-workbook.ts';
import { judgingMessages } from './judging.messages.ts';
import type { ResultView, Round } from './judging.schemas.ts';

const rounded = (value: number | null) => (value === null ? '' : Math.round(value * 100) / 100);

/** A round's result as a sheet: one row a work, its raw scores by judge number among them. Works are named, authors are not. */
export function resultSheet(ctx: Context, round: Round, view: ResultView): WorkbookSheet {
  const t = judgingMessages(ctx.locale);
  const category = new Map(round.categories.map((each) => [each.categoryId, pick(each.name, ctx.locale)]));
  return {
    name: t.sheet,
    columns: [
      { key: 'category', header: t.category, width: 16 }, { key: 'rank', header: t.rank, width: 8 }, { key: 'number', header: t.number, width: 8 }, { key: 'title', header: t.title, width: 36 }, { key: 'rawMean', header: t.rawMean, width: 12 },
      { key: 'calibrated', header: t.calibrated, width: 12 }, { key: 'low', header: t.low, width: 12 }, { key: 'high', header: t.high, width: 12 }, { key: 'scores', header: t.scores, width: 10 }, { key: 'settled', header: t.settled, width: 12 }, { key: 'tie', header: t.tie, width: 16 }, { key: 'passes', header: t.passes, width: 8 }, { key: 'raw', header: t.raw, width: 40 },
    ],
    rows: view.categories.flatMap((each) =>
      each.entries.map((entry) => ({
        category: category.get(each.categoryId) ?? '', rank: entry.rank, number: entry.number, title: pick(view.titles[entry.entryId] ?? { zh: '', en: '' }, ctx.locale), rawMean: rounded(entry.rawMean), calibrated: rounded(entry.calibrated), low: rounded(entry.low), high: rounded(entry.high), scores: entry.scores,
        settled: entry.settled ? t.yes : t.no, tie: entry.tie ?? '', passes: entry.passes ? t.yes : t.no, raw: entry.raw.map(({ judge, points }) => `${judge}: ${rounded(points)}`).join('; '),
      })),
    ),
  };
}
