import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/db.ts';
import { zonedParts } from '../../platform/calendar/calendar.ts';
import { formatOfficialNumber } from '../../platform/documents/official-document.ts';
import { organizationNames } from '../organizations/public.ts';
import { noticeErrors } from './notices.errors.ts';

/** `鹤文明办〔2026〕3号`; null for a draft, which has no number. */
export function numberOf(row: { series: string; year: number | null; serial: number | null }): string | null {
  return row.year === null || row.serial === null ? null : formatOfficialNumber({ series: row.series, year: row.year, serial: row.serial });
}

/** Refuses a series that another office numbers under. Errors: notice.series-taken. */
export async function requireSeries(db: Db, series: string, issuerId: string): Promise<void> {
  const owner = await db.selectFrom('notice_series').select('owner_id').where('series', '=', series).executeTakeFirst();
  if (owner === undefined || owner.owner_id === issuerId) return;
  const name = (await organizationNames(db, [owner.owner_id])).get(owner.owner_id);
  noticeErrors.failField('series', 'notice.series-taken', { series, owner: name?.zh ?? '' });
}

/**
 * Gives the next number of a series in the year of an instant (Asia/Shanghai), claiming the series for the office the first time. The
 * counter's row stays locked until the transaction ends: senders take turns, and a number whose sending fails is given again.
 */
export async function takeNumber(tx: Tx, series: string, issuerId: string, at: Date): Promise<{ year: number; serial: number }> {
  await tx.insertInto('notice_series').values({ series, owner_id: issuerId, claimed_at: at }).onConflict((conflict) => conflict.column('series').doNothing()).execute();
  await requireSeries(tx, series, issuerId);
  const { year } = zonedParts(at);
  const { last } = await tx
    .insertInto('notice_numbers')
    .values({ series, year, last: 1 })
    .onConflict((conflict) => conflict.columns(['series', 'year']).doUpdateSet({ last: sql`notice_numbers.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return { year, serial: last };
}
