import { defineMessages } from '../../platform/i18n/messages.ts';

/** Words of the screen on which feedback is read, answered and closed. */
export const feedbackConsoleMessages = defineMessages({
  zh: {
    lead: '网站和管理平台每一页都可以提意见。答复后，意见和答复会一起公开。', toPage: '公开的答复', list: '意见', at: '时间', topic: '类别', about: '页面', message: '意见', state: '状态',
    waiting: '待答复', answered: '已答复', closed: '已关闭', answer: '答复', change: '修改答复', close: '关闭', closeTitle: '关闭这条意见', closeHappens: '不答复、不公开，留下的联系方式随即删除。', wasClosed: '已关闭',
    none: '还没有意见', noneHint: '网站页脚和管理平台的账号菜单里都有入口，收到的意见会出现在这里。', answerTitle: '答复意见', reply: '答复', replyNeeded: '请填写答复。', replyHint: '与意见原文一起公开，请不要写个人信息。',
    tells: '对方留了联系方式，会收到答复。', tellsNot: '对方没有留联系方式，可在公开页面上看到答复。', send: '答复', cancel: '取消', done: '已答复', answeredAt: '答复于', closedFor: ({ reason }: { reason: string }) => `关闭原因：${reason}`,
  },
  en: {
    lead: 'Every page of the site and of the console takes feedback. Once answered, message and answer are public.', toPage: 'Public answers', list: 'Feedback', at: 'Time', topic: 'About', about: 'Page', message: 'Message', state: 'State',
    waiting: 'Waiting', answered: 'Answered', closed: 'Closed', answer: 'Answer', change: 'Change the answer', close: 'Close', closeTitle: 'Close this message', closeHappens: 'It is neither answered nor shown; a contact that was left is removed at once.', wasClosed: 'Closed',
    none: 'No feedback yet', noneHint: 'The foot of the site and the account menu of the console lead here; what people say appears in this list.', answerTitle: 'Answer feedback', reply: 'Answer', replyNeeded: 'Write the answer.', replyHint: 'Shown publicly with the message: write nothing about persons.',
    tells: 'The author left a contact and is told.', tellsNot: 'The author left no contact and can read the answer on the public page.', send: 'Answer', cancel: 'Cancel', done: 'Answered', answeredAt: 'Answered', closedFor: ({ reason }) => `Closed: ${reason}`,
  },
});
