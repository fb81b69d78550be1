import { importOrganizations, openStaffAccounts, setUpOffice } from '../run/founding.ts';
import type { Run, Step } from '../run/run.ts';
import { composeCampaign } from './campaign.ts';
import { enterLessons, mendReturned } from './entering.ts';
import { TICKS } from './plan.ts';
import { callInLate, counties, prefectures, province, publishLessons, returnSome } from './selection.ts';
import { everybody, inviterOf } from './staff.ts';
import { NODES, nodeOf, PROVINCE_CODE } from './tree.ts';

const step = (at: string, name: string, zh: string, en: string, act: (run: Run) => Promise<void>): Step => ({ name, at: `2022-${at}:00+08:00`, words: { zh, en }, act });
const ENTERED = ['04-12T10:00', '04-26T10:00', '05-13T10:00', '05-27T10:00'] as const;

/** All that happens, in the order of its time. */
export function steps(): Step[] {
  return [
    step('03-01T09:00', 'set-up', '首次设置：省文明办与三员', 'First set-up: the province’s office and three administrators', (run) => setUpOffice(run, nodeOf(PROVINCE_CODE))),
    step('03-01T10:00', 'tree', '导入市（州）、县和单位', 'Importing prefectures, counties and units', (run) => importOrganizations(run, NODES, '全省机构.csv')),
    step('03-02T09:00', 'accounts', '开通各级账号', 'Opening accounts of offices and units', (run) => openStaffAccounts(run, everybody(), inviterOf)),
    step('03-15T09:30', 'campaign', '编排活动，下达各市（州）名额', 'Composing the campaign and setting the prefectures’ quotas', composeCampaign),
    ...Array.from({ length: TICKS }, (_, tick) => step(ENTERED[tick]!, `enter-${tick}`, `单位报送微课（${tick + 1}/${TICKS}）`, `Units enter lessons (${tick + 1}/${TICKS})`, (run) => enterLessons(run, tick))),
    step('06-01T09:00', 'return', '退回修改', 'Returning some with a reason', returnSome),
    step('06-06T15:00', 'mend', '修改后重报', 'Mending and handing in again', mendReturned),
    step('06-17T10:00', 'counties', '县级推荐', 'Counties forward', counties),
    step('06-21T09:00', 'late', '市（州）调阅逾期未审的作品', 'Prefectures call in what was not decided in time', callInLate),
    step('07-05T10:00', 'prefectures', '市（州）按名额推荐', 'Prefectures forward up to their quotas', prefectures),
    step('07-08T10:00', 'province', '省级调阅', 'The province calls one in', province),
    step('07-20T10:00', 'publish', '优秀微课展示', 'The best are shown', publishLessons),
  ];
}
