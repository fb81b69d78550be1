import { type ActivityKind, wordOfWindow } from '../campaigns/public.ts';
import { ballotsCast, pollHeld } from './polls.facts.ts';
import { POLL_STATE_NAMES, type PollState } from './polls.rules.ts';
import { POLL_KIND } from './usecases/save-poll.ts';

/** Polls as campaigns know them. */
export const pollActivity: ActivityKind = {
  kind: POLL_KIND,
  label: { zh: '投票', en: 'Poll' },
  figures: [ballotsCast, pollHeld],
  createHref: '/polls/new?campaign={campaignId}&track={trackId}',
  async summarize(db, activityIds, now) {
    if (activityIds.length === 0) return [];
    const rows = await db.selectFrom('polls').select(['id', 'state', 'opens_at', 'closes_at']).where('id', 'in', [...activityIds]).execute();
    return rows.map((row) => ({
      activityId: row.id, state: row.state === 'published' ? wordOfWindow(row, now, { open: { zh: '投票中', en: 'Open' }, closed: POLL_STATE_NAMES.closed }) : POLL_STATE_NAMES[row.state as PollState], href: row.state === 'draft' ? null : `/polls/${row.id}`, consoleHref: `/polls/${row.id}`,
      opensAt: row.opens_at.toISOString(), closesAt: row.closes_at.toISOString(),
    }));
  },
};
