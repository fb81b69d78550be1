import { composeLuohe } from '../luohe/campaign.ts';
import { foundingSteps } from '../luohe/staff.ts';
import type { Run, Step } from '../run/run.ts';
import { openCall } from './campaign.ts';
import { enterWorks, forwardWorks } from './entering.ts';
import { grantAll, issueCertificates } from './granting.ts';
import { judgeExtra, judgeFinal, judgeFirst, prepareFinal, prepareFirst } from './judging.ts';
import { fixAwards, publishList } from './notice.ts';
import { answerCases, judgeReviews, objectToSome, takeCases } from './objections.ts';
import { TICKS } from './plan.ts';
import { judges } from './staff.ts';

const step = (at: string, name: string, zh: string, en: string, act: (run: Run) => Promise<void>): Step => ({ name, at: `2017-${at}:00+08:00`, words: { zh, en }, act });
const ENTERED = ['04-20T10:00', '05-15T10:00', '06-10T10:00'] as const;

/** All that happens, in the order of its time. Rounds and notices end by the clock. */
export function steps(): Step[] {
  return [
    ...foundingSteps(judges()),
    step('01-12T09:30', 'campaign', '编排并发布年度活动', 'Composing and publishing the year’s campaign', composeLuohe),
    step('04-05T09:30', 'call', '发布征集', 'Publishing the call', openCall),
    ...Array.from({ length: TICKS }, (_, tick) => step(ENTERED[tick]!, `enter-${tick}`, `单位和市民投稿（${tick + 1}/${TICKS}）`, `Units and citizens enter works (${tick + 1}/${TICKS})`, (run) => enterWorks(run, tick))),
    step('06-20T10:00', 'forward', '县区推荐，市级入围', 'Counties forward, the city admits', forwardWorks),
    step('06-26T10:00', 'first', '初评：聘请评委并分配', 'First round: panel and assignment', prepareFirst),
    step('07-05T10:00', 'judge-first', '初评：评委打分', 'First round: judges score', judgeFirst),
    step('07-09T10:00', 'scheme', '确定奖项', 'The awards are fixed', fixAwards),
    step('07-10T10:00', 'final', '终评：聘请评委并分配', 'Final: panel and assignment', prepareFinal),
    step('07-15T10:00', 'judge-final', '终评：评委打分', 'Final: judges score', judgeFinal),
    step('07-19T10:00', 'extra', '未定名次加评', 'What is not settled is judged further', judgeExtra),
    step('07-24T10:00', 'notice', '拟奖名单公示', 'The proposed list goes into public notice', publishList),
    step('07-27T15:00', 'object', '市民提出异议', 'Citizens object', objectToSome),
    step('07-29T10:00', 'cases', '受理异议，另组评委复评', 'Cases are taken in hand, other judges review', takeCases),
    step('08-03T10:00', 'review', '复评打分', 'The reviews are judged', judgeReviews),
    step('08-05T10:00', 'answer', '答复异议，名单调整并重新公示', 'Objections are answered, the list changes and is in notice again', answerCases),
    step('08-10T10:00', 'grant', '授奖', 'The awards are granted', grantAll),
    step('08-11T10:00', 'certificates', '制作证书', 'Certificates are issued', issueCertificates),
  ];
}
