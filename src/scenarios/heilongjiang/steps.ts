import type { Campaign } from '../../modules/campaigns/campaigns.schemas.ts';
import { addDays } from '../../platform/calendar/calendar.ts';
import type { Bilingual } from '../../platform/i18n/messages.ts';
import type { Run, Step } from '../run/run.ts';
import { type Issue, publishBulletin } from './bulletins.ts';
import { composeCampaign } from './campaign.ts';
import { enterNewWorks, moveEntries } from './entries.ts';
import { planEntries, planNewWorks } from './entry-plan.ts';
import { importTree, openAccounts, setUp } from './founding.ts';
import { codes, CONCENTRATED, correct, extend, giveBack, LAUNCH, LAUNCH_REPORT, leadAnswers, reportAnswers, send, sign } from './notices.ts';
import { PROVINCE } from './staff.ts';
import { sendNewNotices } from './new-notices.ts';
import { keepTemplate, prepareNextYear } from './next-year.ts';
import { daysFromNow, openTakingPart, takePart } from './taking-part.ts';

/** Asks for more time and is granted it: far away, its post takes long. */
const GRANTED = 'HLJ-2327';
/** Asks and is declined, and then is late; the other late one never asked. */
const DECLINED = 'HLJ-FY';
const FORGETFUL = 'HLJ-2304';
const CORRECTED = 'HLJ-NK';
const FIRST_DAY = '2013-03-06';
const DAYS = 266;

const step = (at: string | null, name: string, zh: string, en: string, act: (run: Run) => Promise<void>): Step => ({ name, at, words: { zh, en }, act });

/** All that happens, in the order of its time. */
export function steps(scale: number): Step[] {
  const plan = planEntries(scale);
  const all = codes();
  const unusual = [GRANTED, DECLINED, FORGETFUL];
  const usual = all.filter((code) => !unusual.includes(code));
  const key = LAUNCH.key;
  const founding = [
    step('2013-02-18T09:00:00+08:00', 'set-up', '首次设置：省文明办与三员', 'First set-up: the province’s office and three administrators', setUp),
    step('2013-02-18T10:00:00+08:00', 'tree', '导入全省机构', 'Importing the province’s tree', importTree),
    step('2013-02-19T09:00:00+08:00', 'accounts', '开通各级账号', 'Opening accounts of offices and units', openAccounts),
    step('2013-02-25T09:30:00+08:00', 'campaign', '编排并发布活动', 'Composing and publishing the campaign', composeCampaign),
  ];
  const opening = [
    step('2013-02-26T10:00:00+08:00', 'notice', '下发活动通知', 'Sending the notice', (run) => send(run, LAUNCH)),
    step('2013-02-27T09:00:00+08:00', 'receipts', '各地签收通知', 'Signing for the notice', (run) => sign(run, key, all.slice(0, 15))),
    step('2013-03-01T15:00:00+08:00', 'returns', '报送负责人和联络员', 'Returning leads and contacts', (run) => giveBack(run, key, usual.slice(0, 11), leadAnswers)),
    step('2013-03-03T10:00:00+08:00', 'more-time', '申请延期', 'Asking for more time', async (run) => {
      await sign(run, key, all.slice(15));
      await extend(run, key, GRANTED, { reason: '呼中林区大雪封路，负责人尚在途中，请求延至次日中午。', until: '2013-03-05T12:00:00+08:00' }, { granted: true, reason: '' });
      await extend(run, key, DECLINED, { reason: '人员正在调整，请求延至三月八日。', until: '2013-03-08T17:00:00+08:00' }, { granted: false, reason: '先报已确定的人员，调整后可随时更正。' });
    }),
    step('2013-03-03T17:05:00+08:00', 'reminders', '到期前提醒', 'Reminding before the due time', async () => {}),
    step('2013-03-04T14:00:00+08:00', 'more-returns', '继续报送', 'More returns', (run) => giveBack(run, key, usual.slice(11), leadAnswers)),
    step('2013-03-04T19:20:00+08:00', 'late', '一家迟报', 'One comes late', (run) => giveBack(run, key, [DECLINED], leadAnswers, 1)),
    step('2013-03-05T09:40:00+08:00', 'later', '启动：又一家迟报，一家在延期内报送', 'The launch: another comes late, one within its extension', async (run) => {
      await giveBack(run, key, [FORGETFUL], leadAnswers, 1);
      await giveBack(run, key, [GRANTED], leadAnswers);
      await correct(run, key, CORRECTED, { key: 'contacts', note: '请补充办公电话可以联系到的联络员。' }, leadAnswers);
      await send(run, LAUNCH_REPORT);
    }),
    step('2013-03-06T09:00:00+08:00', 'reports', '报送启动情况', 'Reporting the launch', async (run) => {
      await sign(run, LAUNCH_REPORT.key, all);
      await giveBack(run, LAUNCH_REPORT.key, all, reportAnswers);
    }),
  ];
  const ticks = Array.from({ length: plan.ticks }, (_, tick): Step => {
    const day = addDays(FIRST_DAY, Math.round((DAYS * tick) / (plan.ticks - 1)));
    return step(`${day}T14:00:00+08:00`, `entries-${tick}`, `作品征集与逐级推荐（${tick + 1}/${plan.ticks}）`, `Works rise through unit, county and city (${tick + 1}/${plan.ticks})`, (run) => moveEntries(run, plan, tick));
  });
  const events = [
    issue(1, '2013-04-10', '4月10日', '10 April'),
    issue(2, '2013-05-15', '5月15日', '15 May'),
    issue(3, '2013-10-25', '10月25日', '25 October'),
    step('2013-09-16T09:00:00+08:00', 'month', '部署集中行动月', 'The month of concentrated service', async (run) => {
      await send(run, CONCENTRATED);
      await sign(run, CONCENTRATED.key, all);
    }),
  ];
  const ending = [
    issue(4, '2013-12-20', '12月20日', '20 December'),
    step('2013-12-31T17:00:00+08:00', 'close', '活动收官', 'Closing the campaign', closeCampaign),
    step('2014-01-06T10:00:00+08:00', 'template', '存为活动模板', 'Keeping the campaign as a template', keepTemplate),
    step(daysFromNow(-2, 9), 'next-year', '由模板筹备新一年活动', 'Making the next year’s campaign from the template', prepareNextYear),
    step(daysFromNow(-2, 15), 'opening', '开设话题、承诺、投票和问卷', 'Opening a topic, a pledge, a poll and a survey', openTakingPart),
    step(daysFromNow(-1, 10), 'taking-part', '群众留言、签署、投票', 'People write, sign and vote', takePart),
    step(null, 'new-notices', '下发新一年通知', 'Sending the next year’s notices', sendNewNotices),
    step(null, 'new-works', '新一年首批作品', 'The first works of the next year', (run) => enterNewWorks(run, planNewWorks(scale))),
  ];
  const dated = [...ticks, ...events].toSorted((a, b) => Date.parse(a.at!) - Date.parse(b.at!));
  return [...founding, ...opening, ...dated, ...ending];
}

const SAID: readonly Bilingual[] = [
  { zh: '各地启动有序，凡人善举成为最受关注的题材。请继续写实写细，少用大题目。', en: 'The start was orderly. Ordinary people doing good are what most works tell of; keep to what was seen.' },
  { zh: '推进会今日召开。清雪、护学、敬老的记录真实具体，请各地在推荐时多选看得见人的作品。', en: 'The review meeting is held today. Put forward works in which a person can be seen.' },
  { zh: '集中行动月告一段落。请按实际时长记录服务，不攒数，不补数。', en: 'The month of concentrated service is over. Record hours as they were given.' },
  { zh: '活动进入总结阶段。优秀作品已公开展示，感谢每一位作者、联络员和志愿者。', en: 'The campaign is being summed up; the best works are shown. Thanks to every author, liaison and volunteer.' },
];

function issue(number: number, day: string, zh: string, en: string): Step {
  const given: Issue = { number, day, asOf: { zh, en }, said: SAID[number - 1]! };
  return step(`${day}T17:00:00+08:00`, `bulletin-${number}`, `发布进展通报（第${number}期）`, `Progress bulletin no. ${number}`, (run) => publishBulletin(run, given));
}

async function closeCampaign(run: Run): Promise<void> {
  const province = await run.as(PROVINCE);
  const campaign = await province.get<Campaign>(`/campaigns/${run.id('campaign')}`);
  if (campaign.state === 'published') await province.post(`/campaigns/${campaign.id}/close`, { version: campaign.version });
  run.count('campaigns.campaign-closed');
}
