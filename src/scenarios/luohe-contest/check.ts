import type { z } from 'zod';
import type { Certificate, CertificateCheck } from '../../modules/awards/awards.schemas.ts';
import type { Entry, EntryStep } from '../../modules/contests/contests.schemas.ts';
import { inParallel } from '../client/in-parallel.ts';
import { readAll } from '../client/read-all.ts';
import { CITY } from '../luohe/tree.ts';
import type { Checked } from '../run/check.ts';
import { Comparison } from '../run/comparison.ts';
import type { Run } from '../run/run.ts';
import { checkAccount } from './check-account.ts';
import { checkJudging } from './check-judging.ts';
import { awardsOf } from './granting.ts';
import { listed, noticeOf, proposalOf } from './notice.ts';
import { CATEGORIES, LEVEL_NAMES, PROGRAMME, sizesOf } from './plan.ts';
import { CITY_ADMIN } from './staff.ts';

const AT_ONCE = 8;

/** Each figure as the run counted it, as the records of contests, judging and awards give it, and as the ledger does. */
export async function check(run: Run, counts: Readonly<Record<string, number>>): Promise<Checked> {
  const city = await run.as(CITY_ADMIN);
  const comparison = new Comparison(counts);
  const entries = await readAll<Entry>(city, '/entries', { contest: run.id('contest') });
  const paths = (await inParallel(entries, AT_ONCE, ({ id }) => city.get<z.infer<typeof EntryStep>[]>(`/entries/${id}/steps`))).flat();
  const { locked, lockedFirst, rounds } = await checkJudging(run, comparison);
  const campaign = await city.get<{ state: string }>(`/campaigns/${run.id('campaign')}`);
  const proposal = await proposalOf(run);
  const notice = await noticeOf(run);
  const awards = await awardsOf(run);
  const standing = awards.filter(({ revokedAt }) => revokedAt === null);
  await comparison.withLedger(city, { node: run.id(CITY), campaign: run.id('campaign') }, {
    'contests.entry-submitted': entries.filter(({ submittedAt }) => submittedAt !== null).length,
    'contests.entry-forwarded': paths.filter(({ action }) => action === 'forwarded').length,
    'contests.entry-admitted': entries.filter(({ state }) => state === 'admitted' || state === 'published').length,
    'contests.work-published': entries.filter(({ state }) => state === 'published').length,
    'judging.score-locked': locked,
    'judging.round-closed': rounds,
    'awards.notice-published': proposal.noticedAt === null ? 0 : 1,
    'awards.objection-answered': notice.answers.filter(({ state }) => state === 'answered').length,
    'awards.award-granted': standing.length,
    'campaigns.campaign-published': campaign.state === 'draft' ? 0 : 1,
  });
  await checkAccount(run, comparison, lockedFirst);
  const sizes = sizesOf(run.memory.scale);
  for (const category of CATEGORIES) {
    const id = run.id(category);
    comparison.compare(`entered: ${category}`, 'list of entries', entries.filter(({ categoryId }) => categoryId === id).length);
    comparison.compare(`awarded in ${category}`, 'awards', standing.filter(({ categoryId }) => categoryId === id).length);
    comparison.compare(`awarded in ${category}`, 'list in notice', listed(notice, id).length);
    if (run.memory.scale === 1) comparison.expect(`entered: ${category}`, 'programme’s figure', sizes[category].entries === PROGRAMME.categories[category]);
  }
  if (run.memory.scale === 1) comparison.compare('awards.award-granted', 'programme’s figure', PROGRAMME.winners);
  if (run.memory.scale === 1) comparison.compare('contests.entry-submitted', 'programme’s figure', PROGRAMME.entries);
  for (const { zh } of LEVEL_NAMES) comparison.compare(`awarded: ${zh}`, 'awards', standing.filter(({ level }) => level.zh === zh).length);
  comparison.compare('entered by citizens', 'list of entries', entries.filter(({ entrant }) => entrant === 'public').length);

  const shown = new Set(entries.filter(({ state }) => state === 'published').map(({ id }) => id));
  comparison.expect('who is awarded is shown', 'awards and entries', standing.every(({ entryId }) => shown.has(entryId)) && standing.length === shown.size);
  const listedIds = new Set(CATEGORIES.flatMap((category) => listed(notice, run.id(category)).map(({ entryId }) => entryId)));
  comparison.expect('who is awarded was in notice', 'awards and the list', standing.every(({ entryId }) => listedIds.has(entryId)));
  const certificates = await city.get<Certificate[]>(`/contests/${run.id('contest')}/certificates`);
  comparison.compare('certificates', 'list of certificates', certificates.filter(({ revokedAt }) => revokedAt === null).length);
  comparison.expect('certificates', 'one for each award', new Set(certificates.map(({ awardId }) => awardId)).size === standing.length && new Set(certificates.map(({ number }) => number)).size === certificates.length);
  const checks = await inParallel(certificates, AT_ONCE, ({ code }) => run.visitor().get<CertificateCheck>(`/certificate-checks/${code}`));
  comparison.compare('certificates', 'pages that check them', checks.filter(({ valid, entryId }) => valid && shown.has(entryId)).length);
  for (const outcome of ['upheld', 'dismissed', 'inadmissible'] as const) comparison.compare(`objections ${outcome}`, 'answers in the notice', notice.answers.filter((each) => each.outcome === outcome && each.answer !== null).length);
  const gone = notice.categories.flatMap(({ changes }) => changes.filter(({ cause }) => cause === 'case').flatMap((each) => each.gone));
  comparison.compare('works struck off', 'changes in the notice', gone.length);
  comparison.expect('who was struck off has no award', 'awards', gone.every(({ zh }) => !standing.some(({ title }) => title.zh === zh)));
  comparison.compare('organizations', 'list of organizations', (await city.get<{ total: number }>('/organizations', { size: 1 })).total);
  comparison.compare('accounts', 'list of people', (await city.get<{ total: number }>('/people', { size: 1, kind: 'staff' })).total);
  return comparison.checked();
}
