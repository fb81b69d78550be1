import { z } from 'zod';
import type { Db } from '../platform/db/db.ts';

const KEY = 'demonstration';

/** How far the demonstration is loaded; `memory` is what the scenario must remember to go on after a stop. */
export const DemonstrationState = z.object({
  state: z.enum(['loading', 'ready', 'failed']),
  scenario: z.string().max(60),
  done: z.number().int().min(0),
  total: z.number().int().min(0),
  step: z.object({ zh: z.string().max(200), en: z.string().max(200) }),
  memory: z.record(z.string(), z.unknown()).default({}),
  result: z.record(z.string(), z.unknown()).nullable().default(null),
});
export type DemonstrationState = z.infer<typeof DemonstrationState>;

const Both = z.object({ zh: z.string(), en: z.string() });
const Accounts = z.object({ accounts: z.array(z.object({ username: z.string(), password: z.string(), role: Both, unit: Both })) });

/** The demonstration's accounts as lines for the terminal, from the result of its scenario; none before it is loaded. */
export function accountLines(result: unknown): string[] {
  const read = Accounts.safeParse(result);
  if (!read.success) return [];
  const lines = read.data.accounts.map(({ username, password, role, unit }) => `  ${username.padEnd(20)} ${password.padEnd(16)} ${unit.zh} · ${role.zh}  ${unit.en}, ${role.en}`);
  return ['', '  演示账号 Demonstration accounts', ...lines];
}

/** The demonstration's state; undefined where none was ever begun. */
export async function readDemonstration(db: Db): Promise<DemonstrationState | undefined> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', KEY).executeTakeFirst();
  return row === undefined ? undefined : DemonstrationState.parse(row.value);
}

export async function writeDemonstration(db: Db, state: DemonstrationState): Promise<void> {
  const value = JSON.stringify(state);
  await db
    .insertInto('settings')
    .values({ key: KEY, value, updated_at: new Date() })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value, updated_at: new Date() }))
    .execute();
}
