import type { Notice, Proposal, Scheme } from '../../modules/awards/awards.schemas.ts';
import { refused } from '../run/refused.ts';
import type { Run } from '../run/run.ts';
import { CATEGORIES, sizesOf } from './plan.ts';
import { CITY_ADMIN } from './staff.ts';

const NOTICE_DAYS = 7;
const RENEWAL_DAYS = 3;

/** Levels and places by category, fixed before the final begins. */
export async function fixAwards(run: Run): Promise<void> {
  const city = await run.as(CITY_ADMIN);
  const path = `/contests/${run.id('contest')}/award-scheme`;
  const sizes = sizesOf(run.memory.scale);
  const levels = CATEGORIES.flatMap((category) => sizes[category].levels.map(({ name, places }) => ({ categoryId: run.id(category), name, places })));
  const before = await city.get<Scheme>(path);
  if (before.state === 'fixed') return;
  const saved = await city.put<Scheme>(path, { version: before.version, noticeDays: NOTICE_DAYS, renewalDays: RENEWAL_DAYS, numberPrefix: '漯公益', levels });
  await city.post(`${path}/fix`, { version: saved.version });
}

/** The proposal as its host sees it. */
export const proposalOf = async (run: Run): Promise<Proposal> => (await run.as(CITY_ADMIN)).get(`/award-proposals/${run.id('proposal')}`);
/** The list as everybody sees it. */
export const noticeOf = (run: Run): Promise<Notice> => run.visitor().get(`/award-notices/${run.id('proposal')}`);
/** Entries of a list in a category, the best first. */
export const listed = ({ categories }: Pick<Notice, 'categories'>, categoryId: string) => categories.filter((each) => each.categoryId === categoryId).flatMap(({ levels }) => levels.flatMap(({ entries }) => entries));

/** The list is drawn up from the final's result; what the scores do not settle stands on it by a reason, and all of it goes into public notice. */
export async function publishList(run: Run): Promise<void> {
  const city = await run.as(CITY_ADMIN);
  const contest = `/contests/${run.id('contest')}`;
  const known = (await city.get<Proposal[]>(`${contest}/award-proposals`)).find(({ state }) => state !== 'withdrawn');
  const proposal = known ?? (await city.post<Proposal>(`${contest}/award-proposals`, { roundId: run.id('round final') }));
  run.memory.ids.proposal = proposal.id;
  const open = proposal.categories.flatMap(({ levels }) => levels.flatMap(({ entries }) => entries)).filter(({ settled }) => !settled);
  if (proposal.state === 'draft') {
    if (open.length > 0) await refused(run, 'award.unsettled', city.post(`/award-proposals/${proposal.id}/notice`, { version: proposal.version }));
    const confirmedCategories = proposal.categories.filter(({ levels }) => levels.some(({ entries }) => entries.some(({ settled }) => !settled))).map(({ categoryId }) => ({ categoryId, reason: '加评后与相邻作品的分差仍在误差之内，按事先公布的同分规则排定。' }));
    const ready = await city.put<Proposal>(`/award-proposals/${proposal.id}`, { version: proposal.version, confirmedCategories });
    await city.post(`/award-proposals/${proposal.id}/notice`, { version: ready.version });
  }
  run.count('awards.notice-published');
  run.count('places that the scores did not settle', open.length);
}
