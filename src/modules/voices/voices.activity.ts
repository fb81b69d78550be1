import type { Db } from '../../platform/db/db.ts';
import { type ActivityKind, type ActivitySummary, wordOfWindow } from '../campaigns/public.ts';
import { PLEDGE_KIND } from './usecases/manage-pledge.ts';
import { pledgeSigned, postShown, topicAnswered, tributePaid } from './voices.facts.ts';
import { FORUM_KIND_NAMES, STATE_NAMES } from './voices.messages.ts';

interface Row {
  readonly id: string;
  readonly state: string;
  readonly opens_at: Date;
  readonly closes_at: Date;
}

const summary = (row: Row, now: Date, path: string, consolePath: string): ActivitySummary => ({
  activityId: row.id, state: row.state === 'open' ? wordOfWindow(row, now, STATE_NAMES) : STATE_NAMES[row.state as keyof typeof STATE_NAMES], href: row.state === 'draft' ? null : `${path}/${row.id}`, consoleHref: `${consolePath}/${row.id}`,
  opensAt: row.opens_at.toISOString(), closesAt: row.closes_at.toISOString(),
});

const forums = (path: string) => async (db: Db, activityIds: readonly string[], now: Date): Promise<ActivitySummary[]> => {
  if (activityIds.length === 0) return [];
  const rows = await db.selectFrom('forums').select(['id', 'state', 'opens_at', 'closes_at']).where('id', 'in', [...activityIds]).execute();
  return rows.map((row) => summary(row, now, path, '/forums'));
};

/** Topics, tribute walls and pledges as campaigns know them. */
export const voiceActivities: readonly ActivityKind[] = [
  { kind: 'topic', label: FORUM_KIND_NAMES.topic, figures: [postShown, topicAnswered], createHref: '/forums/new?kind=topic&campaign={campaignId}&track={trackId}', summarize: forums('/topics') },
  { kind: 'tribute', label: FORUM_KIND_NAMES.tribute, figures: [tributePaid], createHref: '/forums/new?kind=tribute&campaign={campaignId}&track={trackId}', summarize: forums('/tributes') },
  {
    kind: PLEDGE_KIND,
    label: { zh: '承诺签署', en: 'Pledge' },
    figures: [pledgeSigned],
    createHref: '/pledges/new?campaign={campaignId}&track={trackId}',
    async summarize(db, activityIds, now) {
      if (activityIds.length === 0) return [];
      const rows = await db.selectFrom('pledges').select(['id', 'state', 'opens_at', 'closes_at']).where('id', 'in', [...activityIds]).execute();
      return rows.map((row) => summary(row, now, '/pledges', '/pledges'));
    },
  },
];
