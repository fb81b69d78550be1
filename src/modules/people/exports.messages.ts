import { defineMessages, type Locale } from '../../platform/i18n/messages.ts';

const words = defineMessages({
  zh: {
    people: '人员', grants: '授权', auditLog: '审计日志', name: '姓名', unit: '机构', username: '用户名', status: '账号状态', mobile: '手机', email: '邮箱', roles: '角色', role: '角色',
    lastSignedIn: '上次登录', grantedAt: '授予时间', endsAt: '到期时间', revokedAt: '解除时间', reason: '原因', at: '时间', actor: '操作人', action: '操作', object: '对象', outcome: '结果',
    before: '变更前', after: '变更后', address: '地址', request: '请求编号',
  },
  en: {
    people: 'People', grants: 'Roles held', auditLog: 'Audit log', name: 'Name', unit: 'Organization', username: 'User name', status: 'Account', mobile: 'Mobile', email: 'E-mail', roles: 'Roles', role: 'Role',
    lastSignedIn: 'Last sign-in', grantedAt: 'Given', endsAt: 'Ends', revokedAt: 'Taken', reason: 'Reason', at: 'Time', actor: 'Actor', action: 'Act', object: 'Object', outcome: 'Outcome',
    before: 'Before', after: 'After', address: 'Address', request: 'Request',
  },
});

const lists = {
  'zh-CN': { statuses: { invited: '待设置密码', active: '正常', disabled: '已停用', closed: '已注销' }, outcomes: { done: '成功', refused: '拒绝', failed: '失败' } },
  en: { statuses: { invited: 'Waits for its password', active: 'Active', disabled: 'Disabled', closed: 'Closed' }, outcomes: { done: 'Done', refused: 'Refused', failed: 'Failed' } },
} as const;

/** Headers and words of exported sheets. */
export const exportsMessages = (locale: Locale) => ({ ...words(locale), ...lists[locale] });
