import { defineMessages } from '../../../platform/i18n/messages.ts';

/** Words of the list, of a notice's page and of the burden page. */
export const listMessages = defineMessages({
  zh: {
    notices: '通知', received: '收到的', sent: '发出的', drafts: '草稿', below: '下级的', compose: '拟写通知', searchHint: '标题或代字', open: '办理情况', openYes: '待办理', openNo: '已办结',
    title: '标题', issuer: '发文机关', sentAt: '发出时间', due: '截止', state: '状态', progress: '进度', changed: '最近修改', unit: '单位',
    noReceived: '还没有收到通知', noReceivedHint: '上级发来的通知会出现在这里，并提醒您办理。', noSent: '还没有发出通知', noSentHint: '拟写一份通知，选定发送范围后发出。', noDrafts: '没有草稿', noBelow: '下级还没有收发通知',
    toSign: '待签收', toReturn: '待报送', toCorrect: '退回修改', overdue: '已逾期', signed: '已签收', submitted: '已报送', submittedLate: '已报送（迟报）', read: '已送达', withdrawn: '已撤回', draft: '草稿', underWay: '办理中', finished: '已办结',
    signedOf: ({ done, all }: { done: string; all: string }) => `签收 ${done}/${all}`, returnedOf: ({ done, all }: { done: string; all: string }) => `报送 ${done}/${all}`, overdueCount: ({ count }: { count: string }) => `逾期 ${count}`,
    number: '发文字号', recipients: '发送单位', print: '打开公文版式（PDF）', edit: '修改', remove: '删除草稿', send: '发出', withdraw: '撤回', remind: '催办', closeReturns: '停止接收回执', reopenReturns: '恢复接收回执', table: '导出汇总表',
    removeHappens: '草稿及其内容将被删除，不能恢复。', removed: '草稿已删除', withdrawHappens: ({ count }: { count: string }) => `${count} 个单位会看到通知已撤回和您写的原因。`, withdrawNumber: '文号保留，不再使用。', withdrawnDone: '通知已撤回',
    sendHappens: ({ count }: { count: string }) => `立即发给 ${count} 个单位，名单就此确定。`, sendNumber: ({ series, year }: { series: string; year: number }) => `编定“${series}〔${year}〕”的下一个文号。`, sendFixed: '发出后不能再改动，只能撤回。', sentDone: '通知已发出',
    closeHappens: '未报送的单位不能再报送，也不再收到提醒。', closedDone: '已停止接收回执', reopenedDone: '已恢复接收回执', returnsClosed: '回执已停止接收',
    remindUnsigned: '催办未签收的单位', remindUnreturned: '催办未报送的单位', remindHappens: '每个单位每天最多提醒一次；夜间（20:00 至次日 8:00）不打扰，消息等到早晨再发。', reminded: '已催办，夜间的消息等到早晨发出',
    allSigned: '签收', allReturned: '报送', late: '迟报', sentBack: '退回', extensions: '延期申请', regions: '各地进度', region: '地区', count: '单位数', units: '单位办理情况', filterState: '状态', filterUnder: '地区', searchUnit: '单位名称',
    unsigned: '未签收', awaited: '未报送', returned: '已报送', overdueState: '逾期未报', extensionAsked: '申请延期', signedAt: '签收', submittedAt: '报送', reminder: '最近提醒', by: ({ name }: { name: string }) => `${name} 签收`,
    exports: '带联系方式的导出', exportsHint: '含手机号码的汇总表要写明用途，由另一位管理员批准，24 小时内有效，每次下载都会留下记录。', askExportHappens: '申请由本机构或上级的另一位管理员批准。',
    document: '正文', attachments: '附件', cc: '抄送', history: '办理记录', myUnit: '本单位办理', toMyUnit: '办理', noReceipts: '无须签收', seeAll: '查看全部',
    month: '月份', burdenHint: '各级机构本月对单位的全部要求。平台已掌握、由系统代填的项目不计入。', asks: '本单位被要求的事项', fields: '需填项目', noticesCount: '通知', returnsCount: '回执', receiptsCount: '签收', belowUnits: '下级单位', noBurden: '本月没有要求', noBurdenHint: '换一个月份或单位看看。', office: '单位', previousMonth: '上个月', nextMonth: '下个月',
  },
  en: {
    notices: 'Notices', received: 'Received', sent: 'Sent', drafts: 'Drafts', below: 'Below', compose: 'Draft a notice', searchHint: 'Title or series', open: 'State', openYes: 'Waiting', openNo: 'Done',
    title: 'Title', issuer: 'Issuer', sentAt: 'Sent', due: 'Due', state: 'State', progress: 'Progress', changed: 'Changed', unit: 'Unit',
    noReceived: 'No notice has come yet', noReceivedHint: 'Notices from above appear here, and you are told of them.', noSent: 'No notice was sent yet', noSentHint: 'Draft one, choose its audience, and send it.', noDrafts: 'No drafts', noBelow: 'Nothing was sent or received below yet',
    toSign: 'To sign', toReturn: 'To return', toCorrect: 'To correct', overdue: 'Overdue', signed: 'Signed', submitted: 'Returned', submittedLate: 'Returned late', read: 'Delivered', withdrawn: 'Withdrawn', draft: 'Draft', underWay: 'Under way', finished: 'Complete',
    signedOf: ({ done, all }) => `${done}/${all} signed`, returnedOf: ({ done, all }) => `${done}/${all} returned`, overdueCount: ({ count }) => `${count} overdue`,
    number: 'Number', recipients: 'Recipients', print: 'Open the official layout (PDF)', edit: 'Edit', remove: 'Delete draft', send: 'Send', withdraw: 'Withdraw', remind: 'Remind', closeReturns: 'Close returns', reopenReturns: 'Take returns again', table: 'Export table',
    removeHappens: 'The draft and what it holds are deleted for good.', removed: 'Draft deleted', withdrawHappens: ({ count }) => `${count} units see that it was withdrawn, and why.`, withdrawNumber: 'Its number stays taken.', withdrawnDone: 'Notice withdrawn',
    sendHappens: ({ count }) => `It goes to ${count} units at once, and the list is fixed.`, sendNumber: ({ series, year }) => `It gets the next number of ${series} in ${year}.`, sendFixed: 'It cannot be changed afterwards, only withdrawn.', sentDone: 'Notice sent',
    closeHappens: 'Units that have not returned cannot any more, and get no reminders.', closedDone: 'Returns closed', reopenedDone: 'Returns are taken again', returnsClosed: 'Returns are closed',
    remindUnsigned: 'Remind those who have not signed', remindUnreturned: 'Remind those who have not returned', remindHappens: 'Each unit at most once a day; nobody is disturbed at night (20:00 to 8:00), messages wait for the morning.', reminded: 'Reminded; messages of the night wait for the morning',
    allSigned: 'Signed', allReturned: 'Returned', late: 'Late', sentBack: 'Sent back', extensions: 'More time', regions: 'By region', region: 'Region', count: 'Units', units: 'Units', filterState: 'State', filterUnder: 'Region', searchUnit: 'Name of the unit',
    unsigned: 'Not signed', awaited: 'Not returned', returned: 'Returned', overdueState: 'Overdue', extensionAsked: 'Asks for more time', signedAt: 'Signed', submittedAt: 'Returned', reminder: 'Last reminder', by: ({ name }) => `signed by ${name}`,
    exports: 'Exports with contacts', exportsHint: 'A table with mobile numbers needs a reason and another administrator’s approval; it holds for 24 hours, and each download is recorded.', askExportHappens: 'Another administrator of this office or of one above approves it.',
    document: 'Text', attachments: 'Attachments', cc: 'Copies to', history: 'History', myUnit: 'My unit', toMyUnit: 'Open', noReceipts: 'No receipt asked', seeAll: 'See all',
    month: 'Month', burdenHint: 'All that offices together asked of units in this month. What is held already and filled in does not count.', asks: 'Asked of this unit', fields: 'Fields', noticesCount: 'Notices', returnsCount: 'Returns', receiptsCount: 'Receipts', belowUnits: 'Units below', noBurden: 'Nothing was asked in this month', noBurdenHint: 'Try another month or unit.', office: 'Unit', previousMonth: 'Previous month', nextMonth: 'Next month',
  },
});
