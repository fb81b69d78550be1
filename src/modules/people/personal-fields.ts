import type { Bilingual } from '../../platform/i18n/messages.ts';

/** A field of personal data that this module keeps: why, and until when (PIPL articles 6, 17 and 19). */
export interface PersonalField {
  readonly key: 'name' | 'mobile' | 'email' | 'unit' | 'age' | 'roles' | 'sessions' | 'messages' | 'consents' | 'guardian' | 'audit';
  readonly label: Bilingual;
  readonly why: Bilingual;
  readonly until: Bilingual;
}

const untilClosed: Bilingual = { zh: '至注销账号为止', en: 'Until the account is closed' };
const threeYears: Bilingual = { zh: '撤回或注销后保存 3 年（法定留存），之后自动删除', en: 'For 3 years after it is withdrawn or the account is closed (required by law), then removed' };

export const PERSONAL_FIELDS: readonly PersonalField[] = [
  { key: 'name', label: { zh: '称呼', en: 'Name' }, why: { zh: '在您参加的活动和名册中称呼您', en: 'To call you by in what you take part in' }, until: untilClosed },
  { key: 'mobile', label: { zh: '手机', en: 'Mobile' }, why: { zh: '登录和通知；加密保存', en: 'To sign you in and to notify you; kept encrypted' }, until: { zh: '至您删除或注销账号为止', en: 'Until you remove it or close the account' } },
  { key: 'email', label: { zh: '邮箱', en: 'E-mail' }, why: { zh: '登录和通知；加密保存', en: 'To sign you in and to notify you; kept encrypted' }, until: { zh: '至您删除或注销账号为止', en: 'Until you remove it or close the account' } },
  { key: 'unit', label: { zh: '单位', en: 'Organization' }, why: { zh: '您以单位身份办理的事项归属于它', en: 'What you do for it is counted there' }, until: untilClosed },
  { key: 'age', label: { zh: '年龄段', en: 'Age band' }, why: { zh: '未满 14 周岁须监护人同意，未成年人的作品有额外保护；不保存出生日期', en: 'Under 14 a guardian consents, and works of minors are protected; no date of birth is kept' }, until: untilClosed },
  { key: 'roles', label: { zh: '角色', en: 'Roles' }, why: { zh: '您能办理哪些事项', en: 'What you may do here' }, until: { zh: '解除后作为事实记录保留，注销后不再显示姓名', en: 'Kept as a record after they end; without your name once the account is closed' } },
  { key: 'sessions', label: { zh: '登录设备', en: 'Devices' }, why: { zh: '让您看到并结束在别处的登录：时间、网络地址、浏览器', en: 'So that you can see and end other sign-ins: time, network address, browser' }, until: { zh: '至登录结束为止，最长 30 天', en: 'Until the session ends, 30 days at most' } },
  { key: 'messages', label: { zh: '发给您的消息', en: 'Messages to you' }, why: { zh: '查明消息是否送达；加密保存', en: 'To find out whether a message arrived; kept encrypted' }, until: { zh: '发送后 30 天', en: '30 days after sending' } },
  { key: 'consents', label: { zh: '同意记录', en: 'Consents' }, why: { zh: '证明您同意过什么、何时撤回', en: 'To prove what you agreed to and when you withdrew it' }, until: threeYears },
  { key: 'guardian', label: { zh: '监护人同意', en: 'Guardian’s consent' }, why: { zh: '未满 14 周岁时证明监护人同意；姓名和联系方式加密保存', en: 'To prove a guardian’s consent under 14; name and contact kept encrypted' }, until: threeYears },
  { key: 'audit', label: { zh: '操作日志', en: 'Audit log' }, why: { zh: '网络安全要求：谁在何时做了什么', en: 'Required for security: who did what and when' }, until: { zh: '不少于 6 个月；日志不可更改，也不能提前删除', en: 'At least 6 months; the log cannot be changed or cut short' } },
];

/** Years for which consents stay after they end. */
export const CONSENT_YEARS = 3;
