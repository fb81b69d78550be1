import type { z } from 'zod';
import type { Db } from '../db/db.ts';

/** A setting of the whole installation, if it is there and fits the schema. */
export async function readSetting<S extends z.ZodType>(db: Db, key: string, schema: S): Promise<z.infer<S> | undefined> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
  const parsed = schema.safeParse(row?.value);
  return parsed.success ? parsed.data : undefined;
}

/** Sets a setting of the whole installation; replaces what was there. `value` is plain JSON that its reader's schema takes. */
export async function writeSetting(db: Db, key: string, value: unknown, now: Date): Promise<void> {
  const row = { value: JSON.stringify(value), updated_at: now };
  await db.insertInto('settings').values({ key, ...row }).onConflict((conflict) => conflict.column('key').doUpdateSet(row)).execute();
}
