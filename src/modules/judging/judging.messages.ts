import { type Bilingual, defineMessages } from '../../platform/i18n/messages.ts';
import type { AssignmentState, BlindField, Confidence, ConflictReason, JudgeState, Method, RoundKind, RoundState } from './judging.words.ts';

export const METHOD_NAMES: Readonly<Record<Method, Bilingual>> = {
  rubric: { zh: '评分表', en: 'Rubric' },
  'pass-fail': { zh: '通过或不通过', en: 'Pass or fail' },
  'top-picks': { zh: '择优推选', en: 'Top picks' },
  ranking: { zh: '排序', en: 'Ranking' },
  pairwise: { zh: '两两比较', en: 'Pairwise' },
};
export const KIND_NAMES: Readonly<Record<RoundKind, Bilingual>> = { round: { zh: '评审', en: 'Round' }, extra: { zh: '加评', en: 'Extra round' }, review: { zh: '复评', en: 'Review' } };
export const ROUND_STATE_NAMES: Readonly<Record<RoundState, Bilingual>> = { draft: { zh: '筹备中', en: 'In preparation' }, open: { zh: '评审中', en: 'Open' }, closed: { zh: '已结束', en: 'Closed' } };
export const JUDGE_STATE_NAMES: Readonly<Record<JudgeState, Bilingual>> = { invited: { zh: '已邀请', en: 'Invited' }, accepted: { zh: '已接受', en: 'Accepted' }, declined: { zh: '已谢绝', en: 'Declined' }, removed: { zh: '已退出', en: 'Off the panel' } };
export const ASSIGNMENT_STATE_NAMES: Readonly<Record<AssignmentState, Bilingual>> = { open: { zh: '待评', en: 'To judge' }, locked: { zh: '已锁定', en: 'Locked' }, recused: { zh: '已回避', en: 'Recused' }, removed: { zh: '已取消', en: 'Taken away' } };
export const BLIND_NAMES: Readonly<Record<BlindField, Bilingual>> = {
  authors: { zh: '作者', en: 'Authors' }, unit: { zh: '单位', en: 'Unit' }, region: { zh: '地区', en: 'Region' }, tutor: { zh: '指导教师', en: 'Tutor' }, 'file-names': { zh: '文件名', en: 'File names' },
};
export const CONFIDENCE_NAMES: Readonly<Record<Confidence, Bilingual>> = { high: { zh: '把握大', en: 'Sure' }, medium: { zh: '一般', en: 'Fairly sure' }, low: { zh: '把握小', en: 'Unsure' } };
export const CONFLICT_NAMES: Readonly<Record<ConflictReason, Bilingual>> = {
  author: { zh: '评委是作者', en: 'the judge is its author' },
  entrant: { zh: '评委在这一类别有参评作品', en: 'the judge has a work in the category' },
  unit: { zh: '同一单位或其下级', en: 'the judge’s own unit or one below it' },
  sees: { zh: '评委的职务能看到作者', en: 'the judge’s office shows them its author' },
  'declared-unit': { zh: '评委申报与该单位有关系', en: 'the judge declared a relation to the unit' },
  'declared-person': { zh: '评委申报与作者有关系', en: 'the judge declared a relation to the author' },
  recused: { zh: '评委已回避', en: 'the judge has recused themselves' },
  'first-panel': { zh: '评委属于原评委组', en: 'the judge was on the first panel' },
};
/** What a round's state forbids, as a phrase of a sentence. */
export const STATE_PHRASES: Readonly<Record<RoundState, Bilingual>> = { draft: { zh: '尚在筹备', en: 'in preparation' }, open: { zh: '正在进行', en: 'open' }, closed: { zh: '已经结束', en: 'closed' } };

type Letter = { readonly name: string; readonly contest: string; readonly due: Date; readonly link: string; readonly left: number };
const inZh = (at: Date) => at.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' });
const inEn = (at: Date) => at.toLocaleString('en-GB', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' });

/** What judges are written. They name the round and its contest, never a work. */
export const judgingMessages = defineMessages({
  zh: {
    invitedSubject: (p: Letter) => `邀请您担任评委：${p.contest}`,
    invitedText: (p: Letter) => `邀请您评审“${p.contest}”（${p.name}），请于${inZh(p.due)}前完成。请先答复是否接受并申报需要回避的关系：${p.link}`,
    assignedSubject: (p: Letter) => `有${p.left}件作品待您评审`,
    assignedText: (p: Letter) => `“${p.contest}”（${p.name}）有${p.left}件作品待您评审，请于${inZh(p.due)}前完成：${p.link}`,
    beforeSubject: (p: Letter) => `评审将于${inZh(p.due)}到期`,
    beforeText: (p: Letter) => `“${p.contest}”（${p.name}）您还有${p.left}件作品没有锁定评分，请于${inZh(p.due)}前完成：${p.link}`,
    afterSubject: (p: Letter) => `评审已过完成期限：${p.contest}`,
    afterText: (p: Letter) => `“${p.contest}”（${p.name}）的完成期限${inZh(p.due)}已过，您还有${p.left}件作品没有锁定评分：${p.link}`,
    entry: '作品', points: '分', extraName: '加评', reviewName: '复评', host: '主办单位', authors: '作者', unit: '单位', region: '地区', tutor: '指导教师',
    sheet: '评审结果', category: '类别', number: '编号', title: '标题', rank: '名次', rawMean: '原始均分', calibrated: '校准分', low: '区间下限', high: '区间上限', scores: '评分数', settled: '名次确定', tie: '同分规则', passes: '晋级', raw: '原始分', yes: '是', no: '否', shortfall: '空缺',
  },
  en: {
    invitedSubject: (p) => `An invitation to judge: ${p.contest}`,
    invitedText: (p) => `You are invited to judge “${p.contest}” (${p.name}), to be done by ${inEn(p.due)}. Please say whether you accept, and declare relations that keep you from judging: ${p.link}`,
    assignedSubject: (p) => `${p.left} works wait for your judgement`,
    assignedText: (p) => `“${p.contest}” (${p.name}): ${p.left} works wait for your judgement, by ${inEn(p.due)}: ${p.link}`,
    beforeSubject: (p) => `Judging is due at ${inEn(p.due)}`,
    beforeText: (p) => `“${p.contest}” (${p.name}): ${p.left} of your scores are not locked yet; they are due by ${inEn(p.due)}: ${p.link}`,
    afterSubject: (p) => `Judging is overdue: ${p.contest}`,
    afterText: (p) => `“${p.contest}” (${p.name}) was due at ${inEn(p.due)}; ${p.left} of your scores are not locked yet: ${p.link}`,
    entry: 'Work', points: 'points', extraName: 'Extra round', reviewName: 'Review', host: 'The host', authors: 'Authors', unit: 'Unit', region: 'Region', tutor: 'Tutor',
    sheet: 'Result', category: 'Category', number: 'Number', title: 'Title', rank: 'Rank', rawMean: 'Raw mean', calibrated: 'Calibrated', low: 'From', high: 'To', scores: 'Scores', settled: 'Settled', tie: 'Tie rule', passes: 'Passes', raw: 'Raw scores', yes: 'yes', no: 'no', shortfall: 'missing',
  },
});
