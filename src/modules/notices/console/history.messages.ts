import { defineMessages } from '../../../platform/i18n/messages.ts';

/** Acts of a notice's history and of the audit log in words. */
export const historyMessages = defineMessages({
  zh: {
    'notice.drafted': '拟写', 'notice.draft-changed': '修改草稿', 'notice.draft-deleted': '删除草稿', 'notice.sent': '发出', 'notice.withdrawn': '撤回', 'notice.returns-closed': '停止接收回执', 'notice.returns-reopened': '恢复接收回执',
    'notice.receipt-signed': '签收', 'notice.return-submitted': '报送回执', 'notice.return-sent-back': '退回回执', 'notice.contact-revealed': '查看联系方式', 'notice.extension-asked': '申请延期', 'notice.extension-granted': '同意延期', 'notice.extension-declined': '未同意延期',
    'notice.reminded': '催办', 'notice.returns-exported': '导出汇总表', 'notice.export-asked': '申请导出联系方式', 'notice.export-approved': '批准导出', 'notice.export-declined': '不批准导出',
  },
  en: {
    'notice.drafted': 'Drafted', 'notice.draft-changed': 'Draft changed', 'notice.draft-deleted': 'Draft deleted', 'notice.sent': 'Sent', 'notice.withdrawn': 'Withdrawn', 'notice.returns-closed': 'Returns closed', 'notice.returns-reopened': 'Returns reopened',
    'notice.receipt-signed': 'Signed', 'notice.return-submitted': 'Returned', 'notice.return-sent-back': 'Return sent back', 'notice.contact-revealed': 'Contact read', 'notice.extension-asked': 'More time asked', 'notice.extension-granted': 'More time granted', 'notice.extension-declined': 'More time declined',
    'notice.reminded': 'Reminded', 'notice.returns-exported': 'Table exported', 'notice.export-asked': 'Export with contacts asked', 'notice.export-approved': 'Export approved', 'notice.export-declined': 'Export declined',
  },
});
