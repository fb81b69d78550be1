import { composeLuohe, openCall } from '../luohe/campaign.ts';
import { enterWorks, forwardWorks, publishWorks } from '../luohe/entries.ts';
import { foundingSteps } from '../luohe/staff.ts';
import type { Run, Step } from '../run/run.ts';
import { signInCitizens } from './citizens.ts';
import { openPledge, reconsider, signPledge } from './pledge.ts';
import { publishPoll, tickAt, vote } from './poll.ts';
import { TICKS } from './poll-plan.ts';
import { finish, holdBack, reinstate } from './review.ts';
import { answerSurvey, publishResults, publishSurvey } from './survey.ts';
import { answerTopic, appeal, comment, moderate, openTopics } from './talk.ts';
import { planTopics } from './topics.ts';
import { verifyPoll } from './verify.ts';
import { openWall, payTributes } from './wall.ts';

const step = (at: string, name: string, zh: string, en: string, act: (run: Run) => Promise<void>): Step => ({ name, at, words: { zh, en }, act });
/** The instant so many days after a day, at an hour of Shanghai. */
const after = (day: string, days: number, hour: number) => new Date(Date.parse(`${day}T00:00:00+08:00`) + (days * 24 + hour) * 3_600_000).toISOString();

/** All that happens, in the order of its time. */
export function steps(scale: number): Step[] {
  const topics = planTopics(scale).flatMap((topic, number): Step[] => [
    step(after(topic.from, 2, 10), `talk ${topic.key}`, `话题“${topic.title.zh}”：留言`, `Topic “${topic.title.en}”: comments`, (run) => comment(run, topic)),
    step(after(topic.from, 4, 10), `moderate ${topic.key}`, `话题“${topic.title.zh}”：审核与回复`, `Topic “${topic.title.en}”: moderation and replies`, (run) => moderate(run, topic, number)),
    ...(topic.comments.some(({ refused }) => refused?.appeal !== undefined) ? [step(after(topic.from, 6, 10), `appeal ${topic.key}`, `话题“${topic.title.zh}”：申诉`, `Topic “${topic.title.en}”: an appeal`, (run) => appeal(run, topic))] : []),
    step(after(topic.to, -1, 17), `answer ${topic.key}`, `话题“${topic.title.zh}”：市文明办答复`, `Topic “${topic.title.en}”: the office’s answer`, (run) => answerTopic(run, topic)),
  ]);
  const ballots = Array.from({ length: TICKS }, (_, tick) => step(tickAt(tick), `vote ${tick}`, `公益广告投票（${tick + 1}/${TICKS}）`, `Voting on the advertisements (${tick + 1}/${TICKS})`, (run) => vote(run, tick)));
  const others = [
    step('2017-01-12T09:00:00+08:00', 'campaign', '编排并发布全年活动', 'Composing and publishing the year', composeLuohe),
    step('2017-01-13T09:00:00+08:00', 'call', '开放公益广告征集', 'Opening the call for advertisements', openCall),
    step('2017-01-16T09:00:00+08:00', 'topics', '设置十个话题', 'Setting up ten topics', openTopics),
    step('2017-01-18T09:00:00+08:00', 'citizens', '市民登录', 'Citizens sign in', signInCitizens),
    step('2017-03-15T10:00:00+08:00', 'works', '报送106件公益广告', 'Entering 106 advertisements', enterWorks),
    step('2017-03-25T10:00:00+08:00', 'forward', '县区汇总报送', 'Districts and counties forward them', forwardWorks),
    step('2017-03-29T09:00:00+08:00', 'wall', '开设清明纪念墙', 'Opening the Qingming wall', openWall),
    step('2017-04-04T09:00:00+08:00', 'tributes', '清明网上祭扫', 'Tributes at Qingming', payTributes),
    step('2017-04-20T10:00:00+08:00', 'publish', '展示106件作品', 'Showing the 106 works', publishWorks),
    step('2017-05-08T10:00:00+08:00', 'rules', '公布投票规则', 'Publishing the rules of the poll', publishPoll),
    step(tickAt(14, 3_600_000), 'hold-back', '处理异常投票线索', 'Holding back what the fraud rules marked', holdBack),
    step(tickAt(17, 3_600_000), 'reinstate', '听取说明，恢复部分选票', 'Hearing an explanation; some ballots count again', reinstate),
    step('2017-05-22T10:00:00+08:00', 'finish', '计票并公布结果', 'Counting, and publishing the result', finish),
    step('2017-05-22T15:00:00+08:00', 'verify', '用公开的检查命令核验全部选票', 'Checking all ballots by the public command', verifyPoll),
    step('2017-07-19T15:00:00+08:00', 'pledge', '拟定网吧行业承诺书', 'Drafting the pledge of internet cafés', openPledge),
    step('2017-07-20T15:00:00+08:00', 'signing', '承诺签署', 'Signing the pledge', signPledge),
    step('2017-07-25T10:00:00+08:00', 'reconsidering', '撤回与重新签署', 'Taking back, and signing again', reconsider),
    step('2017-11-12T10:00:00+08:00', 'survey', '发布满意度问卷', 'Publishing the survey', publishSurvey),
    step('2017-11-15T10:00:00+08:00', 'answers', '市民作答', 'People answer', answerSurvey),
    step('2017-11-25T10:00:00+08:00', 'results', '公布问卷结果', 'Publishing its results', publishResults),
  ];
  return [...foundingSteps(), ...[...others, ...topics, ...ballots].toSorted((a, b) => Date.parse(a.at!) - Date.parse(b.at!))];
}
