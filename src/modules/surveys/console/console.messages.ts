import { defineMessages } from '../../../platform/i18n/messages.ts';

export const surveyConsoleMessages = defineMessages({
  zh: {
    times: (p: { count: number }) => `${p.count}人`,
    surveys: '问卷', survey: '问卷', newSurvey: '新建问卷', noSurveys: '还没有问卷', noSurveysHint: '问卷是活动的一个项目：选一个活动，写好问题后发布。',
    state: '状态', host: '主办单位', answers: '答卷', opensAt: '开始', closesAt: '截止', campaign: '活动', chooseCampaign: '选择活动', noCampaigns: '还没有可用的活动',
    about: '基本信息', titleZh: '标题', titleEn: '英文标题', textZh: '说明', textEn: '英文说明', zoneHint: '北京时间', needed: '请填写',
    how: '填写方式', anonymous: '匿名', named: '记名', anonymousHint: '匿名答卷不记录账号、地址和具体时间，谁也不能查到是谁填的；记名答卷由本人查看、修改和删除。',
    who: '谁可以填写', open: '所有人（每台设备一份）', account: '登录的人（每人一份）', unit: '指定单位及下属单位的人', unitLabel: '单位', results: '结果', public: '结束后公布', office: '只供本单位使用', fixed: '已有人作答：问题、填写方式和结果去向不能再改，标题、说明和时间可以。',
    questions: '问题', questionsHint: '有人作答以后，问题不能再改。', save: '保存', create: '建立草稿', saved: '已保存', wrong: (p: { count: number }) => `有 ${p.count} 处需要修改。`,
    edit: '修改', publish: '发布', happensPublish: '到开始时间即可填写，到截止时间自动结束。', happensPublish2: '有人作答以后，问题不能再改。', published: '已发布',
    close: '提前结束', happensClose: '不再接受答卷，理由会公布。', closed: '已结束', publishResults: '公布结果', happensResults: '汇总结果会在公众页面和开放数据中公布，少于 5 人的数字隐去。', resultsPublished: '结果已公布',
    publicPage: '公众页面', resultsPage: '公布的结果', count: (p: { count: number }) => `${p.count} 份答卷`, questionCount: (p: { count: number }) => `${p.count} 个问题`,
    running: '结束后才汇总结果，以保护填写人：在答卷增加的过程中比较结果，会看出个别人的回答。', tooFew: '答卷不足 5 份，不显示结果。', hidden: '已隐去', hiddenNote: '少于 5 人的数字，以及能推算出它们的数字，一律隐去。',
    answer: '回答', people: '人数', share: '占比', mean: (p: { mean: string }) => `平均 ${p.mean}`, answered: (p: { count: number }) => `${p.count} 人回答`, places: '平均名次', cross: '交叉分析', rows: '行', columns: '列', crossHint: '选两个问题，其中最多一个是多选题。', crossFew: '答卷太少，不能显示。', total: '合计',
    texts: '文字回答', textsHint: '只供主办单位阅读，按文字排序，与其他回答没有联系。', noTexts: '没有人写。', withheld: '为保护填写人，不显示。', workbook: '导出表格', openData: '开放数据', facts: '事实', reason: '提前结束的理由', mode: '方式', preview: '预览',
  },
  en: {
    times: (p) => `${p.count} people`,
    surveys: 'Surveys', survey: 'Survey', newSurvey: 'New survey', noSurveys: 'There are no surveys yet', noSurveysHint: 'A survey is part of a campaign: choose one, write the questions, publish.',
    state: 'State', host: 'Host', answers: 'Answers', opensAt: 'Opens', closesAt: 'Closes', campaign: 'Campaign', chooseCampaign: 'Choose a campaign', noCampaigns: 'There is no campaign to add it to',
    about: 'About it', titleZh: 'Title in Chinese', titleEn: 'Title in English', textZh: 'Text in Chinese', textEn: 'Text in English', zoneHint: 'Beijing time', needed: 'This is needed',
    how: 'How it is answered', anonymous: 'Anonymous', named: 'By person', anonymousHint: 'Anonymous answers have no account, address or exact time, and nobody can find out whose they are. Answers by person are seen, corrected and erased by that person.',
    who: 'Who may answer', open: 'Anybody (once a device)', account: 'Anybody signed in (once a person)', unit: 'People of a unit and those below it', unitLabel: 'Unit', results: 'Results', public: 'Published after the close', office: 'For the office only', fixed: 'Somebody has answered: the questions, who may answer and what becomes of the results stay as they are. Title, text and times can change.',
    questions: 'Questions', questionsHint: 'Once somebody has answered, the questions stay as they are.', save: 'Save', create: 'Make a draft', saved: 'Saved', wrong: (p) => (p.count === 1 ? 'One thing needs to be changed.' : `${p.count} things need to be changed.`),
    edit: 'Change', publish: 'Publish', happensPublish: 'It can be answered from its opening, and closes by itself at its close.', happensPublish2: 'Once somebody has answered, the questions stay as they are.', published: 'Published',
    close: 'Close early', happensClose: 'No more answers are taken, and the reason is published.', closed: 'Closed', publishResults: 'Publish the results', happensResults: 'Totals are shown on the public page and as open data; figures of fewer than 5 people are hidden.', resultsPublished: 'The results are published',
    publicPage: 'Public page', resultsPage: 'Published results', count: (p) => (p.count === 1 ? 'One answer' : `${p.count} answers`), questionCount: (p) => (p.count === 1 ? 'One question' : `${p.count} questions`),
    running: 'Results are put together after the close, to protect those who answer: comparing them while answers come in would show what one person said.', tooFew: 'Fewer than 5 people answered, so nothing is shown.', hidden: 'Hidden', hiddenNote: 'Figures of fewer than 5 people are hidden, and with them those from which they would follow.',
    answer: 'Answer', people: 'People', share: 'Share', mean: (p) => `Mean ${p.mean}`, answered: (p) => `${p.count} answered`, places: 'Mean place', cross: 'Two questions together', rows: 'Rows', columns: 'Columns', crossHint: 'Choose two questions, at most one of them with several choices.', crossFew: 'There are too few answers to show this.', total: 'Total',
    texts: 'Written answers', textsHint: 'For the host to read, sorted by their words and tied to no other answer.', noTexts: 'Nobody wrote anything.', withheld: 'Not shown, to protect those who answered.', workbook: 'Export as a workbook', openData: 'Open data', facts: 'Facts', reason: 'Why it closed early', mode: 'How it is answered', preview: 'Preview',
  },
});
