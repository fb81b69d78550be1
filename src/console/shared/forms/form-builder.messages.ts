import { defineMessages } from '../../../platform/i18n/messages.ts';

export const formBuilderMessages = defineMessages({
  zh: {
    questions: '问题', empty: '还没有问题', emptyHint: '选一种题型，添加第一个问题。', add: '添加问题', question: (p: { number: number }) => `问题 ${p.number}`, unnamed: '（未写问题）', kind: '题型', labelZh: '问题（中文）', labelEn: '问题（英文）', helpZh: '填写说明（中文）', helpEn: '填写说明（英文）', required: '必填', optional: '选填', conditional: '有条件',
    up: (p: { name: string }) => `上移：${p.name}`, down: (p: { name: string }) => `下移：${p.name}`, removeWord: '删除此问题', done: '收起', least: (p: { what: string }) => `最少（${p.what}）`, most: (p: { what: string }) => `最多（${p.what}）`, whole: '只能填整数', several: '可以多选', from: '最早日期', to: '最晚日期', personal: '答案含个人姓名：只有审核的人能看到，本人注销时一并删除。',
    options: '选项', optionZh: (p: { number: number }) => `选项 ${p.number}（中文）`, optionEn: (p: { number: number }) => `选项 ${p.number}（英文）`, addOption: '添加选项', removeOption: (p: { number: number }) => `删除选项 ${p.number}`,
    when: '什么时候问', whenAlways: '总是', whenAll: '以下都符合时', whenAny: '以下有一条符合时', whenNone: '第一个问题总是要问。', test: (p: { number: number }) => `条件 ${p.number}`, about: '看哪个问题', is: '怎样算符合', values: '选了其中之一', value: '数值', addTest: '添加条件', removeTest: (p: { number: number }) => `删除条件 ${p.number}`, answered: '已填', unanswered: '未填', 'one-of': '选了', 'at-least': '不小于', 'at-most': '不大于',
    preview: '试填', previewHint: '和填写的人看到的一样，问题随答案出现或隐去；这里填的不保存。',
  },
  en: {
    questions: 'Questions', empty: 'No questions yet', emptyHint: 'Choose a kind and add the first question.', add: 'Add a question', question: (p) => `Question ${p.number}`, unnamed: '(not written yet)', kind: 'Kind', labelZh: 'Question (Chinese)', labelEn: 'Question (English)', helpZh: 'Help (Chinese)', helpEn: 'Help (English)', required: 'Required', optional: 'Optional', conditional: 'Conditional',
    up: (p) => `Move up: ${p.name}`, down: (p) => `Move down: ${p.name}`, removeWord: 'Remove this question', done: 'Close', least: (p) => `Least (${p.what})`, most: (p) => `Most (${p.what})`, whole: 'Whole numbers only', several: 'Several can be ticked', from: 'First day', to: 'Last day', personal: 'The answer names a person: only those who decide see it, and it goes with the person’s erasure.',
    options: 'Options', optionZh: (p) => `Option ${p.number} (Chinese)`, optionEn: (p) => `Option ${p.number} (English)`, addOption: 'Add an option', removeOption: (p) => `Remove option ${p.number}`,
    when: 'When it is asked', whenAlways: 'Always', whenAll: 'When all of these hold', whenAny: 'When one of these holds', whenNone: 'The first question is always asked.', test: (p) => `Condition ${p.number}`, about: 'Which question', is: 'Holds when', values: 'Any of these is chosen', value: 'Value', addTest: 'Add a condition', removeTest: (p) => `Remove condition ${p.number}`, answered: 'it is answered', unanswered: 'it is not answered', 'one-of': 'it is', 'at-least': 'it is at least', 'at-most': 'it is at most',
    preview: 'Try it', previewHint: 'As those who fill it in see it: questions come and go with the answers. Nothing typed here is kept.',
  },
});
