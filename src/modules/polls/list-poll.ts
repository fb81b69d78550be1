import type { Tx } from '../../platform/db/db.ts';
import { indexDocument } from '../../platform/search/search.ts';
import { organizationNames, pathOf } from '../organizations/public.ts';
import type { PollRecord } from './polls.queries.ts';

/** Lets search, site map and the feeds of its campaign and offices find a poll's rules when they are published, and its result when it is final. */
export async function listPoll(tx: Tx, poll: PollRecord, what: 'rules' | 'result', at: Date): Promise<void> {
  const result = what === 'result';
  const names = await organizationNames(tx, [poll.hostId]);
  await indexDocument(tx, {
    type: result ? 'poll_result' : 'poll', id: poll.id, belongsTo: [...(await pathOf(tx, poll.hostId)), poll.campaignId],
    title: result ? { zh: `结果：${poll.title.zh}`, en: `Result: ${poll.title.en || poll.title.zh}` } : poll.title,
    byline: names.get(poll.hostId), text: poll.about, path: result ? `/polls/${poll.id}/results` : `/polls/${poll.id}`, publishedAt: at,
  });
}
