import type { z } from 'zod';
import type { Entry, EntryStep, Funnel } from '../../modules/contests/contests.schemas.ts';
import { inParallel } from '../client/in-parallel.ts';
import { readAll } from '../client/read-all.ts';
import type { Checked } from '../run/check.ts';
import { Comparison } from '../run/comparison.ts';
import type { Run } from '../run/run.ts';
import { FILM_QUOTA, FORWARDED, planLessons } from './plan.ts';
import { PROVINCE } from './staff.ts';
import { AREAS, nodeOf, PROVINCE_CODE } from './tree.ts';

const AT_ONCE = 8;
type Steps = z.infer<typeof EntryStep>[];

/** Each figure as the run counted it, as the entries and their paths give it, as offices' funnels give it, and as the ledger does. */
export async function check(run: Run, counts: Readonly<Record<string, number>>): Promise<Checked> {
  const province = await run.as(PROVINCE);
  const comparison = new Comparison(counts);
  const entries = await readAll<Entry>(province, '/entries', { contest: run.id('contest') });
  const paths = await inParallel(entries, AT_ONCE, ({ id }) => province.get<Steps>(`/entries/${id}/steps`));
  const did = (action: string) => paths.flat().filter((each) => each.action === action);
  const campaign = await province.get<{ state: string }>(`/campaigns/${run.id('campaign')}`);
  await comparison.withLedger(province, { node: run.id(PROVINCE_CODE), campaign: run.id('campaign') }, {
    'contests.entry-submitted': entries.filter(({ submittedAt }) => submittedAt !== null).length,
    'contests.entry-forwarded': did('forwarded').length,
    'contests.entry-returned': did('returned').filter(({ reason }) => reason !== null).length,
    'contests.entry-called-in': did('called-in').length,
    'contests.work-published': entries.filter(({ state }) => state === 'published').length,
    'campaigns.campaign-published': campaign.state === 'draft' ? 0 : 1,
  });

  const top = nodeOf(PROVINCE_CODE).name;
  const toProvince = did('forwarded').filter(({ to }) => to?.zh === top);
  comparison.compare('forwarded to the province', 'steps of the entries’ paths', toProvince.length);
  if (run.memory.scale === 1) comparison.expect('forwarded to the province', 'programme’s figure', counts['forwarded to the province'] === FORWARDED);
  const funnel = await province.get<z.infer<typeof Funnel>>(`/contests/${run.id('contest')}/funnel`);
  comparison.compare('forwarded to the province', 'prefectures’ rows of the funnel', funnel.filter(({ depth }) => depth === 1).reduce((sum, { forwarded }) => sum + forwarded, 0));
  comparison.compare('contests.entry-forwarded', 'funnel, added up', funnel.reduce((sum, { forwarded }) => sum + forwarded, 0));
  comparison.compare('contests.work-published', 'host’s row of the funnel', funnel.reduce((sum, { published }) => sum + published, 0));
  for (const category of ['lessons', 'films']) comparison.compare(`submitted in ${category}`, 'list of entries', entries.filter(({ categoryId }) => categoryId === run.id(category)).length);
  const { quotas } = planLessons(run.memory.scale);
  for (const { prefecture } of AREAS) {
    const { name } = nodeOf(prefecture);
    const rows = funnel.filter(({ nodeId }) => nodeId === run.id(prefecture));
    comparison.compare(`forwarded by ${name}`, 'funnel', rows.reduce((sum, { forwarded }) => sum + forwarded, 0));
    comparison.compare(`forwarded by ${name}`, 'steps of the entries’ paths', toProvince.filter(({ from }) => from?.zh === name).length);
    comparison.expect(`quota of ${name}`, 'funnel', rows.every(({ categoryId, quota, forwarded }) => quota === (categoryId === run.id('lessons') ? quotas.get(prefecture) : FILM_QUOTA) && forwarded === quota));
  }
  // A path as it is told and where the entry is said to stand must agree.
  const astray = entries.filter(({ holder }, index) => holder !== null && paths[index]!.at(-1)?.to?.zh !== holder.name.zh);
  comparison.expect('entries stand where their paths end', `${astray.length} entries that do not`, astray.length === 0);
  comparison.compare('organizations', 'list of organizations', (await province.get<{ total: number }>('/organizations', { size: 1 })).total);
  comparison.compare('accounts', 'list of people', (await province.get<{ total: number }>('/people', { size: 1, kind: 'staff' })).total);
  return comparison.checked();
}
