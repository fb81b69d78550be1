import type { Db } from '../platform/db/db.ts';

const KEY = 'scenario.clock';
export const CLOCK_CHANNEL = 'heming_clock';

/** The instant a running scenario has set, or null: the machine's clock. */
export async function readClockSetting(db: Db): Promise<Date | null> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', KEY).executeTakeFirst();
  const at = (row?.value as { at?: string } | undefined)?.at;
  return at === undefined ? null : new Date(at);
}

/** Keeps the scenario's instant for all processes; null gives the clock back. */
export async function writeClockSetting(db: Db, at: Date | null): Promise<void> {
  if (at === null) {
    await db.deleteFrom('settings').where('key', '=', KEY).execute();
    return;
  }
  const value = JSON.stringify({ at: at.toISOString() });
  await db
    .insertInto('settings')
    .values({ key: KEY, value, updated_at: new Date() })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value, updated_at: new Date() }))
    .execute();
}
