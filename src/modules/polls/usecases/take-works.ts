import type { Tx } from '../../../platform/db/db.ts';
import { worksByMinors, worksOfContest } from '../../contests/public.ts';
import { pollErrors } from '../polls.errors.ts';

/**
 * Makes the published works of a call the options of a poll, in the order they were published. Works of pupils and of children under 14
 * are left out: there are no public votes on works of minors. Errors: poll.no-options.
 */
export async function takeWorksAsOptions(tx: Tx, contestId: string, pollId: string): Promise<void> {
  const minors = await worksByMinors(tx, contestId);
  const works = (await worksOfContest(tx, contestId)).filter(({ id }) => !minors.has(id));
  if (works.length < 2) pollErrors.fail('poll.no-options');
  await tx.deleteFrom('poll_options').where('poll_id', '=', pollId).execute();
  await tx
    .insertInto('poll_options')
    .values(works.slice(0, 1000).map((work, index) => ({ poll_id: pollId, number: index + 1, title_zh: work.title.zh.slice(0, 200) || '—', title_en: work.title.en.slice(0, 600), credit: work.credit.slice(0, 400), entry_id: work.id, picture: work.picture?.url ?? null })))
    .execute();
}
