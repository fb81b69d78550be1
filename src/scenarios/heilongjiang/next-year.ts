import type { Run } from '../run/run.ts';

/** What a newcomer finds open: next year's campaign. */
export async function prepareNextYear(run: Run): Promise<void> {
  run.count('templates', 0);
}
