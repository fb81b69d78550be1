import { type Bilingual, defineMessages } from '../../../platform/i18n/messages.ts';
import type { Topic } from './feedback.schemas.ts';

/** What feedback can be about, in words; for the site and the console. */
export const TOPIC_NAMES: Readonly<Record<Topic, Bilingual>> = {
  wrong: { zh: '内容或数字有错', en: 'Something said or counted is wrong' },
  broken: { zh: '打不开、不能用', en: 'Something does not open or work' },
  'hard-to-use': { zh: '看不清、不好操作', en: 'Something is hard to read or use' },
  burden: { zh: '重复填报、增加负担', en: 'I was asked for the same thing again' },
  other: { zh: '其他', en: 'Something else' },
};

/** Words of the message to an author and of the exported table. */
export const feedbackMessages = defineMessages({
  zh: {
    answerSubject: ({ site }: { site: string }) => `${site}答复了您的意见`,
    answerText: ({ site, message, reply }: { site: string; message: string; reply: string }) => `您对${site}的意见“${message.length > 40 ? `${message.slice(0, 40)}……` : message}”已有答复：${reply}`,
    table: '意见', at: '时间', topic: '类别', about: '页面', message: '意见', state: '状态', reply: '答复', repliedAt: '答复时间', closeReason: '关闭原因',
    waiting: '待答复', answered: '已答复', closed: '已关闭',
    waits: ({ count }: { count: number }) => `对本平台的意见（${count}条待答复）`,
  },
  en: {
    answerSubject: ({ site }) => `${site} has answered your feedback`,
    answerText: ({ site, message, reply }) => `What you told ${site}, “${message.length > 80 ? `${message.slice(0, 80)}…` : message}”, has been answered: ${reply}`,
    table: 'Feedback', at: 'Time', topic: 'About', about: 'Page', message: 'Message', state: 'State', reply: 'Answer', repliedAt: 'Answered', closeReason: 'Why it was closed',
    waiting: 'Waiting', answered: 'Answered', closed: 'Closed',
    waits: ({ count }) => `Feedback about this platform (${count} waiting)`,
  },
});
