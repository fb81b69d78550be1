import { type Bilingual, type Locale, pick } from '../../../platform/i18n/messages.ts';

const LABELS: Readonly<Record<string, Bilingual>> = {
  person: { zh: '资料', en: 'Data' }, kept: { zh: '保存说明', en: 'What is kept and why' }, consents: { zh: '同意记录', en: 'Consents' }, guardianConsents: { zh: '监护人同意记录', en: 'Guardian’s consents' },
  sessions: { zh: '登录设备', en: 'Devices' }, tokens: { zh: '访问令牌', en: 'Access tokens' }, messages: { zh: '发给您的消息', en: 'Messages to you' }, changes: { zh: '变更记录', en: 'Changes' }, modules: { zh: '参加的活动', en: 'What you took part in' },
  personId: { zh: '编号', en: 'Number' }, id: { zh: '编号', en: 'Number' }, kind: { zh: '类别', en: 'Kind' }, name: { zh: '称呼', en: 'Name' }, username: { zh: '用户名', en: 'User name' }, unit: { zh: '单位', en: 'Organization' },
  ageBand: { zh: '年龄段', en: 'Age band' }, createdAt: { zh: '建立时间', en: 'Made' }, contacts: { zh: '联系方式', en: 'Contacts' }, mobile: { zh: '手机', en: 'Mobile' }, email: { zh: '邮箱', en: 'E-mail' },
  preferences: { zh: '通知方式', en: 'Notifications' }, locale: { zh: '语言', en: 'Language' }, notifyBy: { zh: '通知方式', en: 'Notify by' }, quietFrom: { zh: '免打扰开始', en: 'Quiet from' }, quietTo: { zh: '免打扰结束', en: 'Quiet until' },
  roles: { zh: '角色', en: 'Roles' }, role: { zh: '角色代码', en: 'Role code' }, roleName: { zh: '角色', en: 'Role' }, nodeName: { zh: '机构', en: 'Organization' }, grantedAt: { zh: '授予时间', en: 'Given' }, endsAt: { zh: '结束时间', en: 'Ends' }, past: { zh: '已结束', en: 'Ended' },
  purpose: { zh: '用途', en: 'Purpose' }, label: { zh: '名称', en: 'Name' }, text: { zh: '内容', en: 'Text' }, givenAt: { zh: '同意时间', en: 'Agreed' }, given_at: { zh: '同意时间', en: 'Agreed' }, withdrawn_at: { zh: '撤回时间', en: 'Taken back' },
  text_version: { zh: '文本版本', en: 'Version of the text' }, guardian: { zh: '监护人', en: 'Guardian' }, guardian_contact_masked: { zh: '监护人联系方式', en: 'Guardian’s contact' }, relation: { zh: '关系', en: 'Relation' }, needsGuardian: { zh: '需要监护人同意', en: 'Needs a guardian’s consent' },
  secondFactor: { zh: '二次验证', en: 'Second factor' }, recoveryCodes: { zh: '剩余恢复码', en: 'Recovery codes left' }, why: { zh: '为什么保存', en: 'Why' }, until: { zh: '保存到何时', en: 'Until when' },
  current: { zh: '当前设备', en: 'This device' }, startedAt: { zh: '登录时间', en: 'Signed in' }, lastSeenAt: { zh: '最近使用', en: 'Last used' }, lastUsedAt: { zh: '最近使用', en: 'Last used' }, address: { zh: '网络地址', en: 'Network address' }, browser: { zh: '浏览器', en: 'Browser' },
  expiresAt: { zh: '有效至', en: 'Holds until' }, channel: { zh: '方式', en: 'Way' }, subject: { zh: '标题', en: 'Subject' }, recipient_masked: { zh: '收件人', en: 'To' }, created_at: { zh: '建立时间', en: 'Made' }, sent_at: { zh: '发送时间', en: 'Sent' },
  at: { zh: '时间', en: 'Time' }, action: { zh: '操作', en: 'Act' }, actorName: { zh: '操作人', en: 'By' }, reason: { zh: '原因', en: 'Reason' }, outcome: { zh: '结果', en: 'Outcome' }, before: { zh: '变更前', en: 'Before' }, after: { zh: '变更后', en: 'After' },
};

/** The name of a field of a person's copy or of an erasure's receipt in the reader's language; unknown ones as they are. */
export function copyLabel(key: string, locale: Locale): string {
  const label = LABELS[key];
  return label === undefined ? key : pick(label, locale);
}
