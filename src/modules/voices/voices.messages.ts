import type { Bilingual } from '../../platform/i18n/messages.ts';
import type { DecisionAction, Flower, Moderation, PostState, Reason } from './voices.rules.ts';

export const FORUM_KIND_NAMES: Readonly<Record<'topic' | 'tribute', Bilingual>> = { topic: { zh: '话题讨论', en: 'Topic' }, tribute: { zh: '网上祭扫', en: 'Tribute wall' } };

export const STATE_NAMES: Readonly<Record<'draft' | 'notYet' | 'open' | 'closed', Bilingual>> = { draft: { zh: '筹备中', en: 'In preparation' }, notYet: { zh: '未开始', en: 'Not open yet' }, open: { zh: '进行中', en: 'Open' }, closed: { zh: '已结束', en: 'Closed' } };

export const POST_STATE_NAMES: Readonly<Record<PostState, Bilingual>> = {
  waiting: { zh: '待审核', en: 'Waiting' },
  shown: { zh: '已展示', en: 'Shown' },
  refused: { zh: '未通过', en: 'Not shown' },
  removed: { zh: '已移除', en: 'Taken down' },
  withdrawn: { zh: '作者已撤回', en: 'Taken back by its author' },
};

export const MODERATION_NAMES: Readonly<Record<Moderation, Bilingual>> = {
  before: { zh: '先审核后展示', en: 'Looked at before it is shown' },
  after: { zh: '发表即展示，事后审核', en: 'Shown at once, looked at afterwards' },
};

export const DECISION_NAMES: Readonly<Record<DecisionAction, Bilingual>> = { show: { zh: '通过', en: 'Show' }, refuse: { zh: '不通过', en: 'Do not show' }, remove: { zh: '移除', en: 'Take down' }, restore: { zh: '恢复', en: 'Show again' } };

/** The published reasons, as people read them. */
export const REASON_NAMES: Readonly<Record<Reason, Bilingual>> = {
  'personal-data': { zh: '公开了他人的个人信息', en: 'It shows somebody’s personal data' },
  abuse: { zh: '辱骂、侮辱具体的人', en: 'It abuses a person' },
  fraud: { zh: '诈骗', en: 'It is a fraud' },
  'illegal-trade': { zh: '违法交易', en: 'It offers illegal trade' },
  'harm-to-minors': { zh: '危害未成年人', en: 'It harms minors' },
  'false-claim': { zh: '可查证的不实信息', en: 'It makes a claim that was checked and is false' },
  advertising: { zh: '与话题无关的广告', en: 'It advertises something else' },
  repeated: { zh: '重复发布相同内容', en: 'The same was posted again and again' },
};

export const FLOWER_NAMES: Readonly<Record<Flower, Bilingual>> = { chrysanthemum: { zh: '菊花', en: 'Chrysanthemum' }, lily: { zh: '百合', en: 'Lily' }, carnation: { zh: '康乃馨', en: 'Carnation' }, pine: { zh: '松枝', en: 'Pine branch' } };

export const LETTER_STATE_NAMES: Readonly<Record<'waiting' | 'answered' | 'withdrawn', Bilingual>> = { waiting: { zh: '待答复', en: 'Waiting' }, answered: { zh: '已答复', en: 'Answered' }, withdrawn: { zh: '已撤回', en: 'Taken back' } };

export const ABOUT_NAMES: Readonly<Record<'question' | 'suggestion' | 'help', Bilingual>> = { question: { zh: '咨询', en: 'A question' }, suggestion: { zh: '建议', en: 'A suggestion' }, help: { zh: '求助', en: 'A request for help' } };

/** The message to a letter's author when it is answered; the answer itself stays on the site. */
export const letterAnsweredMessage = ({ subject, office }: { subject: string; office: Bilingual }): { subject: Bilingual; text: Bilingual } => ({
  subject: { zh: `${office.zh}答复了您的来信`, en: `${office.en || office.zh} answered your letter` },
  text: { zh: `您的来信“${subject}”已由${office.zh}答复，请登录后在“我的”页面查看。`, en: `Your letter “${subject}” was answered by ${office.en || office.zh}. Sign in and open “Me” to read the answer.` },
});
