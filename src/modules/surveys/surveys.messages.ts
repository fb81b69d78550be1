import { defineMessages } from '../../platform/i18n/messages.ts';
import type { Moment } from './surveys.rules.ts';

export const MOMENT_NAMES: Readonly<Record<Moment, { zh: string; en: string }>> = {
  draft: { zh: '筹备中', en: 'In preparation' },
  waiting: { zh: '未开始', en: 'Not open yet' },
  open: { zh: '进行中', en: 'Open' },
  closed: { zh: '已结束', en: 'Closed' },
};

/** Words of results, for pages and tables alike. */
export const surveyWords = defineMessages({
  zh: {
    results: '问卷结果', texts: '文字回答', question: '问题', item: '评价对象', answer: '回答', count: '人数', share: '占比', answered: '回答人数', mean: '平均', hidden: '已隐去', hiddenColumn: '隐去', text: '内容', total: '合计', meanPlace: '平均名次', option: '选项',
  },
  en: { results: 'Survey results', texts: 'Written answers', question: 'Question', item: 'Item', answer: 'Answer', count: 'People', share: 'Share', answered: 'Answered', mean: 'Mean', hidden: 'Hidden', hiddenColumn: 'Hidden', text: 'Text', total: 'Total', meanPlace: 'Mean place', option: 'Option' },
});
