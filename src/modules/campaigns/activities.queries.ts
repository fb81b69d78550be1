import type { Db } from '../../platform/db/db.ts';
import type { ActivityKind, ActivitySummary } from './activity-kind.ts';
import type { Activity } from './campaigns.schemas.ts';

export type ActivityStanding = Activity & { [K in 'state' | 'href' | 'consoleHref' | 'opensAt' | 'closesAt']: ActivitySummary[K] | null };

/** Activities with what their modules say of each; what a module does not know of stands without. */
export async function summarizeActivities(db: Db, kinds: readonly ActivityKind[], activities: readonly Activity[], now: Date): Promise<ActivityStanding[]> {
  const said = await Promise.all(
    kinds.map((kind) => {
      const ids = activities.filter((activity) => activity.kind === kind.kind).map(({ id }) => id);
      return ids.length === 0 ? [] : kind.summarize(db, ids, now);
    }),
  );
  const byId = new Map(said.flat().map((summary) => [summary.activityId, summary]));
  return activities.map((activity) => {
    const summary = byId.get(activity.id);
    return { ...activity, state: summary?.state ?? null, href: summary?.href ?? null, consoleHref: summary?.consoleHref ?? null, opensAt: summary?.opensAt ?? null, closesAt: summary?.closesAt ?? null };
  });
}

/** Titles of activities by id. */
export async function activityTitles(db: Db, ids: readonly string[]): Promise<Map<string, { zh: string; en: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('activities').select(['id', 'title_zh', 'title_en']).where('id', 'in', [...ids]).execute();
  return new Map(rows.map((row) => [row.id, { zh: row.title_zh, en: row.title_en }]));
}
