import { formatNumber } from '../../../platform/calendar/calendar.ts';
import type { Context } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { barChart } from '../../../portal/shared/charts/bar-chart.ts';
import { Table } from '../../../portal/shared/ui.ts';
import type { Totals } from '../polls.schemas.ts';
import { pollsPortalMessages } from './polls-portal.messages.ts';
import type { PublicPoll } from './public-poll.ts';

const percent = (part: number, of: number) => (of === 0 ? '0%' : `${((part / of) * 100).toFixed(1)}%`);

interface ResultRow {
  readonly name: string;
  readonly withdrawn: { readonly reason: string } | null;
  readonly votes: number;
  readonly part: string;
}

/** Options with their votes, the most first; withdrawn ones at the end. */
function rowsOf({ locale }: Context, { poll }: PublicPoll, totals: Totals): ResultRow[] {
  const votes = new Map(totals.options.map((option) => [option.number, option.votes]));
  return poll.options
    .map((option) => ({ name: pick(option.title, locale), withdrawn: option.withdrawn, votes: votes.get(option.number) ?? 0, part: percent(votes.get(option.number) ?? 0, totals.counted) }))
    .toSorted((a, b) => Number(a.withdrawn !== null) - Number(b.withdrawn !== null) || b.votes - a.votes);
}

const bars = (ctx: Context, rows: readonly ResultRow[]) =>
  barChart(rows.map(({ name, votes, part }) => ({ label: name, value: votes, words: `${formatNumber(votes, ctx.locale)} · ${part}` })), ctx.locale, '');

/** The options that lead, as bars alone: the whole is on the page of results. */
export const LeadingOptions = ({ ctx, known, totals, most }: { ctx: Context; known: PublicPoll; totals: Totals; most: number }) => (
  <div class="poll-leading">{bars(ctx, rowsOf(ctx, known, totals).filter(({ withdrawn }) => withdrawn === null).slice(0, most))}</div>
);

const RowsTable = ({ ctx: { locale }, caption, rows }: { ctx: Context; caption: string; rows: readonly ResultRow[] }) => {
  const t = pollsPortalMessages(locale);
  return (
    <Table caption={caption} head={[t.option, { title: t.votes, number: true }, { title: t.part, number: true }]}>
      {rows.map(({ name, withdrawn, votes, part }) => (
        <tr>
          <th scope="row">
            {name}
            {withdrawn === null ? null : <small> {t.withdrawn({ reason: withdrawn.reason })}</small>}
          </th>
          <td class="number">{withdrawn === null ? formatNumber(votes, locale) : '—'}</td>
          <td class="number">{withdrawn === null ? part : '—'}</td>
        </tr>
      ))}
    </Table>
  );
};

/** The chart and, beside it, the table that says the same, row by row; of very many options the rest stands in a second table that opens. */
export const ResultFigures = ({ ctx, known, totals, most }: { ctx: Context; known: PublicPoll; totals: Totals; most: number }) => {
  const t = pollsPortalMessages(ctx.locale);
  const rows = rowsOf(ctx, known, totals);
  const first = rows.length > most + 3 ? rows.slice(0, most) : rows;
  const rest = rows.slice(first.length);
  return (
    <>
      <div class="result">
        {bars(ctx, first.filter(({ withdrawn }) => withdrawn === null))}
        <RowsTable ctx={ctx} caption={rest.length === 0 ? t.chart : t.chartFirst({ count: first.length })} rows={first} />
      </div>
      {rest.length === 0 ? null : (
        <details class="careful">
          <summary>{t.restOf({ count: rest.length })}</summary>
          <RowsTable ctx={ctx} caption={t.restOf({ count: rest.length })} rows={rest} />
        </details>
      )}
    </>
  );
};
