import { defineMessages } from '../../platform/i18n/messages.ts';

/** Words of exports that a second person approves. */
export const guardedExportsMessages = defineMessages({
  zh: {
    ask: '申请导出', asked: '已申请，等待批准', waiting: '等待批准', approve: '批准', decline: '不批准', approved: '已批准', declined: '未批准', over: '已过期',
    approveHappens: '申请人可在 24 小时内下载，每次下载都会留下记录。', declineHappens: '申请人不能下载。', download: '下载', until: '有效至', downloads: ({ count }: { count: number }) => `已下载 ${count} 次`, none: '没有申请',
  },
  en: {
    ask: 'Ask for an export', asked: 'Asked; waiting for approval', waiting: 'Waiting', approve: 'Approve', decline: 'Decline', approved: 'Approved', declined: 'Declined', over: 'Expired',
    approveHappens: 'The applicant may download it for 24 hours; each download is recorded.', declineHappens: 'The applicant cannot download it.', download: 'Download', until: 'Until', downloads: ({ count }) => (count === 1 ? 'Downloaded once' : `Downloaded ${count} times`), none: 'None asked for',
  },
});
