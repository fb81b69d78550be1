import { addDays, dayOf } from '../../platform/calendar/calendar.ts';
import type { Prose } from '../content/index.ts';
import type { Run } from '../run/run.ts';
import { codes, issue, issueToAll, type Sending, signFor } from './notices.ts';

/** The largest city, whose units get a notice of their own. */
const CITY = 'HLJ-2301';

const PLAN: Prose = {
  title: { zh: '关于报送本年度活动工作打算的通知', en: 'Notice on plans for this year’s campaign' },
  body: {
    zh: '本年度“学雷锋 网络文明行”系列主题活动已经启动。请各地各单位报送负责人、联络员和工作打算。\n\n一、报送内容。负责人和联络员如无变动，平台已自动填好，核对即可；工作打算三百字以内。\n\n二、报送方式。通过平台报送，不另发文，不附照片。',
    en: 'This year’s campaign has begun. Each city and body names its lead and contacts, which the platform fills in where they are the same, and says in a few sentences what it plans.',
  },
};
const TEAM: Prose = {
  title: { zh: '关于核对志愿服务队人数的通知', en: 'Notice on the size of volunteer teams' },
  body: {
    zh: '为安排好近期公益行动，请各单位核对本单位志愿服务队现有人数，并填写一项最想参加的服务。\n\n一、据实填写。人数以在册为准，没有服务队的填零。\n\n二、只填一次。各级不再重复收集。',
    en: 'To plan the coming acts of service, each unit gives the number of its volunteers and the service it would most like to take part in. It is asked once.',
  },
};

const person = { kind: 'person', withMobile: true } as const;
const plan = (dueAt: string): Sending => ({
  key: 'next notice plan', prose: PLAN, dueAt,
  form: {
    note: '负责人、联络员如无变动，核对即可。',
    fields: [
      { key: 'lead', label: '负责人', ...person, max: 1, asks: 'lead' },
      { key: 'contacts', label: '联络员', ...person, min: 1, max: 3, asks: 'liaison' },
      { key: 'plan', label: '工作打算', kind: 'long-text', hint: '三百字以内' },
    ],
  },
});
const team = (dueAt: string): Sending => ({
  key: 'next notice team', prose: TEAM, dueAt,
  form: {
    note: '',
    fields: [
      { key: 'size', label: '志愿服务队人数', kind: 'number', unit: '人', min: 0, max: 100_000 },
      { key: 'wish', label: '最想参加的服务', kind: 'choice', options: ['清雪护路', '敬老陪伴', '护学助学', '文明交通', '其他'] },
    ],
  },
});

/** Notices of the present, some signed for and none answered: there is something to do for whoever signs in. */
export async function sendNewNotices(run: Run): Promise<void> {
  const due = (days: number) => `${addDays(dayOf(new Date()), days)}T17:00:00+08:00`;
  await issueToAll(run, plan(due(5)), 'next campaign');
  await signFor(run, 'next notice plan', codes().filter((_, index) => index % 3 === 2));
  await issue(run, team(due(7)), {
    office: CITY, campaign: 'next campaign', series: '哈文明办', addressees: ['各区县（市）文明办，市直各单位'],
    audience: { under: [run.id(CITY)], kinds: ['school', 'agency', 'enterprise', 'media', 'site', 'community', 'volunteer-group'] },
  });
  run.count('next notices.notice-sent', 2);
}
