import { officialBody } from '../../platform/documents/official-body.ts';
import type { Notice, NoticeSummary } from '../../modules/notices/notices.schemas.ts';
import type { RecipientDetail } from '../../modules/notices/recipients.schemas.ts';
import type { z } from 'zod';
import type { ApiClient } from '../client/api-client.ts';
import { inParallel } from '../client/in-parallel.ts';
import { unlessDone } from '../client/problem-error.ts';
import { CONCENTRATED_MONTH_NOTICE, LAUNCH_NOTICE, person, type Prose, recipients, ROOT_CODE } from '../content/index.ts';
import type { Run } from '../run/run.ts';
import { PROVINCE, staffOf } from './staff.ts';

const AT_ONCE = 6;
const SERIES = '黑文明办';
type NoticeView = z.infer<typeof Notice>;

/** A notice as it is drafted. */
export interface Sending {
  /** Under which its id is remembered. */
  readonly key: string;
  readonly prose: Prose;
  readonly dueAt: string | null;
  readonly form: unknown;
}

const person1 = { kind: 'person', withMobile: true } as const;
const LEAD_FORM = {
  note: '所填联系方式仅用于本次活动的联络，活动结束后一年删除。',
  fields: [
    { key: 'lead', label: '负责人', ...person1, max: 1, asks: 'lead' },
    { key: 'contacts', label: '联络员', ...person1, min: 1, max: 3, asks: 'liaison' },
  ],
};
const REPORT_FORM = {
  note: '',
  fields: [
    { key: 'launched', label: '启动日期', kind: 'date' },
    { key: 'how', label: '启动情况', kind: 'long-text', hint: '三百字以内：做了什么，谁参加，下一步怎么做。' },
  ],
};
const REPORT: Prose = {
  title: { zh: '关于报送活动启动情况的通知', en: 'Notice on reporting how the campaign was launched' },
  body: {
    zh: '活动已于三月五日全面启动。请各地各单位于三月六日12时前通过平台报送启动情况。\n\n一、报送内容。启动日期和主要做法，如实填写，不另附总结材料。\n\n二、有关要求。平台已有的数据不再要求填报，照片不作为必报内容。',
    en: 'The campaign began on 5 March. Each city and body reports by 12:00 on 6 March when and how it began. Figures that the platform holds are not asked for; photographs are not required.',
  },
};
export const LAUNCH: Sending = { key: 'notice launch', prose: LAUNCH_NOTICE, dueAt: '2013-03-04T17:00:00+08:00', form: LEAD_FORM };
export const LAUNCH_REPORT: Sending = { key: 'notice report', prose: REPORT, dueAt: '2013-03-06T12:00:00+08:00', form: REPORT_FORM };
export const CONCENTRATED: Sending = { key: 'notice month', prose: CONCENTRATED_MONTH_NOTICE, dueAt: null, form: null };

/** Codes of the 13 cities and 8 bodies, in order. */
export const codes = () => recipients().map(({ code }) => code);

const ADDRESSEES = ['各市（地）文明办，绥芬河市、抚远县文明办，农垦总局、森工总局、哈尔滨铁路局、大庆油田、省直机关工委、省高校工委'];

/** Drafts a notice and sends it under the issuer's next number. */
export async function issue(run: Run, sending: Sending, by: { office: string; campaign: string; series: string; addressees: string[]; audience: unknown }): Promise<void> {
  const { key, prose, dueAt, form } = sending;
  const issuer = await run.as(staffOf(by.office).username);
  const before = [...(await box(issuer, 'drafts', prose)), ...(await box(issuer, 'sent', prose))].find(({ title }) => title === prose.title.zh);
  const notice: Pick<NoticeView, 'id' | 'state' | 'version'> = before ?? (await issuer.post<NoticeView>('/notices', {
    issuerId: run.id(by.office), campaignId: run.id(by.campaign), title: prose.title.zh, body: officialBody(prose.body.zh), series: by.series, addressees: by.addressees,
    audience: by.audience, wantsReceipt: true, form, dueAt, remindBefore: dueAt === null ? [] : [24, 2], remindAfter: dueAt === null ? [] : [24],
  }));
  run.memory.ids[key] = notice.id;
  if (notice.state === 'draft') await issuer.post(`/notices/${notice.id}/send`, { version: notice.version });
}

/** Sends a notice of the province to the cities and bodies. */
export const issueToAll = (run: Run, sending: Sending, campaign: string): Promise<void> =>
  issue(run, sending, { office: ROOT_CODE, campaign, series: SERIES, addressees: ADDRESSEES, audience: { only: codes().map((code) => run.id(code)) } });

/** Sends a notice of the campaign to the cities and bodies. */
export async function send(run: Run, sending: Sending): Promise<void> {
  await issueToAll(run, sending, 'campaign');
  const { form } = sending;
  run.count('notices.notice-sent');
  run.count('notices.notice-received', codes().length);
  run.count('notices.field-asked', codes().length * ((form as typeof LEAD_FORM | null)?.fields.length ?? 0));
}

async function box(client: ApiClient, name: 'drafts' | 'sent', { title }: Prose): Promise<z.infer<typeof NoticeSummary>[]> {
  return (await client.get<{ items: z.infer<typeof NoticeSummary>[] }>('/notices', { box: name, text: title.zh.slice(0, 40) })).items;
}

const sideOf = (run: Run, key: string, code: string) => `/notices/${run.id(key)}/recipients/${run.id(code)}`;

/** Each of these offices signs for the notice. */
export async function sign(run: Run, key: string, signing: readonly string[]): Promise<void> {
  await signFor(run, key, signing);
  run.count('notices.receipt-signed', signing.length);
}

/** The same, for a notice that is not of the campaign. */
export async function signFor(run: Run, key: string, signing: readonly string[]): Promise<void> {
  await inParallel(signing, AT_ONCE, async (code) => unlessDone('notice.already-signed', (await run.as(staffOf(code).username)).post(`${sideOf(run, key, code)}/receipt`)));
}

/** Answers to a form, as an office gives them. */
type Answering = (code: string) => Record<string, unknown>;

/** Lead and contacts of an office, synthetic people. */
export const leadAnswers: Answering = (code) => {
  const position = codes().indexOf(code);
  const one = (index: number, post: string) => ({ name: person(index).name, post, mobile: person(index).mobile });
  return { lead: [one(920 + position * 3, '主任')], contacts: [one(921 + position * 3, '副主任科员'), ...(position % 3 === 0 ? [one(922 + position * 3, '科员')] : [])] };
};

/** How a launch went. */
export const reportAnswers: Answering = (code) => {
  const position = codes().indexOf(code);
  return { launched: '2013-03-05', how: ['召开启动会，部署四项内容，开设活动专题；组织志愿者开展清雪护路和敬老服务。', '以网上话题讨论启动活动，各单位联络员全部到位，首批作品正在征集。', '结合学雷锋日集中开展公益行动，同步征集文章和图片，县区活动专题陆续上线。'][position % 3] };
};

/** Each of these offices hands in what the notice asks for; those after the due time are late. */
export async function giveBack(run: Run, key: string, answering: readonly string[], answers: Answering, late = 0): Promise<void> {
  await inParallel(answering, AT_ONCE, async (code) => {
    const client = await run.as(staffOf(code).username);
    const side = await client.get<RecipientDetail>(sideOf(run, key, code));
    if (side.returnState !== 'submitted') await client.post(`${sideOf(run, key, code)}/return`, { answers: answers(code), revision: side.revision });
  });
  run.count('notices.return-submitted', answering.length);
  run.count('notices.return-late', late);
}

/** An office asks for more time, and the province decides. */
export async function extend(run: Run, key: string, code: string, asked: { reason: string; until: string }, decision: { granted: boolean; reason: string }): Promise<void> {
  const client = await run.as(staffOf(code).username);
  const path = sideOf(run, key, code);
  const of = async () => (await client.get<RecipientDetail>(path)).extensions[0];
  if ((await of()) === undefined) await client.post(`${path}/extension`, asked);
  if ((await of())?.state === 'asked') await (await run.as(PROVINCE)).post(`${path}/extension/decision`, decision);
  run.count('extensions');
}

/** The province sends a return back, and the office mends it. */
export async function correct(run: Run, key: string, code: string, mark: { key: string; note: string }, answers: Answering): Promise<void> {
  const path = sideOf(run, key, code);
  const client = await run.as(staffOf(code).username);
  const before = await client.get<RecipientDetail>(path);
  if (before.returnState === 'submitted' && before.versions.length === 1) await (await run.as(PROVINCE)).post(`${path}/send-back`, { reason: '请按说明补充后再报。', marks: [mark] });
  const now = await client.get<RecipientDetail>(path);
  if (now.returnState === 'sent-back') await client.post(`${path}/return`, { answers: answers(code), revision: now.revision });
  run.count('corrections');
}
