import type { z } from 'zod';
import type { Db } from '../db/db.ts';

/** A setting of the whole installation, if it is there and fits the schema. */
export async function readSetting<S extends z.ZodType>(db: Db, key: string, schema: S): Promise<z.infer<S> | undefined> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
  const parsed = schema.safeParse(row?.value);
  return parsed.success ? parsed.data : undefined;
}
