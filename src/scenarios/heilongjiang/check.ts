import type { Bulletin } from '../../modules/campaigns/bulletins/bulletins.schemas.ts';
import type { CampaignState } from '../../modules/campaigns/campaigns.schemas.ts';
import type { Entry, EntryStep } from '../../modules/contests/contests.schemas.ts';
import type { NoticeCounts } from '../../modules/notices/notices.schemas.ts';
import type { z } from 'zod';
import type { ApiClient } from '../client/api-client.ts';
import { inParallel } from '../client/in-parallel.ts';
import { ROOT_CODE } from '../content/index.ts';
import type { Checked } from '../run/check.ts';
import { Comparison } from '../run/comparison.ts';
import type { Run } from '../run/run.ts';
import { BULLETIN_KINDS } from './bulletins.ts';
import { CATEGORIES } from './entry-plan.ts';
import { CONCENTRATED, LAUNCH, LAUNCH_REPORT } from './notices.ts';
import { readAll } from '../client/read-all.ts';
import { PROVINCE } from './staff.ts';

const AT_ONCE = 8;

/** What the modules' own records come to, by kind of fact: no ledger is asked. */
async function recordsByKind(run: Run, province: ApiClient): Promise<Record<string, number>> {
  const calls = [...new Set(CATEGORIES.map((category) => run.id(`contest ${category}`)))];
  const entries = (await Promise.all(calls.map((contest) => readAll<Entry>(province, '/entries', { contest })))).flat();
  const steps = (await inParallel(entries, AT_ONCE, ({ id }) => province.get<z.infer<typeof EntryStep>[]>(`/entries/${id}/steps`))).flat();
  const notices = await Promise.all([LAUNCH, LAUNCH_REPORT, CONCENTRATED].map(({ key }) => province.get<{ total: NoticeCounts }>(`/notices/${run.id(key)}/progress`)));
  const total = (name: keyof NoticeCounts) => notices.reduce((sum, notice) => sum + notice.total[name], 0);
  const bulletins = await province.get<Bulletin[]>(`/campaigns/${run.id('campaign')}/bulletins`);
  const { state } = await province.get<{ state: CampaignState }>(`/campaigns/${run.id('campaign')}`);
  const did = (action: string) => steps.filter((step) => step.action === action).length;
  return {
    'contests.entry-submitted': entries.filter(({ submittedAt }) => submittedAt !== null).length,
    'contests.entry-forwarded': did('forwarded'),
    'contests.entry-returned': did('returned'),
    'contests.work-published': entries.filter((entry) => entry.state === 'published').length,
    'notices.notice-sent': notices.length,
    'notices.notice-received': total('recipients'),
    'notices.receipt-signed': total('signed'),
    'notices.return-submitted': total('returned'),
    'notices.return-late': total('late'),
    'campaigns.campaign-published': state === 'draft' ? 0 : 1,
    'campaigns.campaign-closed': state === 'closed' ? 1 : 0,
    'campaigns.bulletin-published': bulletins.filter((bulletin) => bulletin.state === 'published').length,
  };
}

/** Each figure of the campaign as the run counted it, as the records give it, as the ledger gives it, and as its facts add up. */
export async function check(run: Run, counts: Readonly<Record<string, number>>): Promise<Checked> {
  const province = await run.as(PROVINCE);
  const comparison = new Comparison(counts);
  await comparison.withLedger(province, { node: run.id(ROOT_CODE), campaign: run.id('campaign') }, await recordsByKind(run, province));
  for (const bulletin of await province.get<Bulletin[]>(`/campaigns/${run.id('campaign')}/bulletins`)) {
    const number = Number(/\d+/.exec(bulletin.title.zh)?.[0] ?? 0);
    BULLETIN_KINDS.forEach((kind, position) => comparison.compare(`bulletin ${number} ${kind}`, 'figure in the bulletin', bulletin.shown[position]?.value ?? 0));
  }
  comparison.compare('organizations', 'list of organizations', (await province.get<{ total: number }>('/organizations', { size: 1 })).total);
  comparison.compare('accounts', 'list of people', (await province.get<{ total: number }>('/people', { size: 1, kind: 'staff' })).total);
  comparison.compare('next posts', 'topic of the present campaign', (await province.get<{ total: number }>('/posts', { forum: run.id('next topic'), state: 'shown', size: 1 })).total);
  comparison.compare('next signatures', 'pledge of the present campaign', (await run.visitor().get<{ signed: number }>(`/pledges/${run.id('next pledge')}`)).signed);
  return comparison.checked();
}
