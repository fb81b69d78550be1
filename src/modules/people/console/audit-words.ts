import type { Bilingual } from '../../../platform/i18n/messages.ts';

const w = (zh: string, en: string): Bilingual => ({ zh, en });

/** The acts of this module and of the files of all modules, in words. */
export const ACT_WORDS: Readonly<Record<string, Bilingual>> = {
  'session.opened': w('登录', 'Signed in'), 'session.ended': w('退出登录', 'Signed out'), 'session.refused': w('登录被拒', 'Sign-in refused'), 'session.code-sent': w('发送验证码', 'Code sent'),
  'account.created': w('建立账号', 'Account made'), 'account.opened': w('公众开户', 'Public account made'), 'account.invited': w('发出邀请链接', 'Invited'), 'account.reset-link-made': w('生成重置链接', 'Reset link made'), 'account.reset-from-terminal': w('命令行重置', 'Reset from the terminal'),
  'account.password-set': w('设置密码', 'Password set'), 'account.password-changed': w('更换密码', 'Password changed'), 'account.password-change-required': w('要求更换密码', 'New password demanded'),
  'account.second-factor-begun': w('开始设置二次验证', 'Second factor begun'), 'account.second-factor-set': w('设置二次验证', 'Second factor set up'), 'account.second-factor-reset': w('重置二次验证', 'Second factor reset'), 'account.recovery-codes-renewed': w('更换恢复码', 'Recovery codes renewed'), 'account.recovery-code-used': w('使用恢复码', 'Recovery code used'),
  'account.disabled': w('停用账号', 'Account disabled'), 'account.enabled': w('恢复账号', 'Account enabled'), 'account.unlocked': w('解除锁定', 'Unlocked'),
  'grant.given': w('授予角色', 'Role given'), 'grant.taken': w('解除角色', 'Role taken away'), 'grants.exported': w('导出授权', 'Roles exported'),
  'person.changed': w('更正资料', 'Data corrected'), 'person.changed-own': w('本人更正资料', 'Own data corrected'), 'person.exported-own': w('本人导出资料', 'Own data taken'), 'person.erased': w('注销并删除资料', 'Erased'), 'people.exported': w('导出人员', 'People exported'), 'people.export-asked': w('申请导出人员', 'Export of people asked for'), 'people.export-approved': w('批准导出人员', 'Export of people approved'), 'people.export-declined': w('不批准导出人员', 'Export of people declined'),
  'contact.revealed': w('查看联系方式', 'Contact shown'), 'contact.proved': w('验证联系方式', 'Contact proved'), 'contact.removed': w('删除联系方式', 'Contact removed'),
  'consent.given': w('同意', 'Consent given'), 'consent.withdrawn': w('撤回同意', 'Consent taken back'), 'guardian-consent.given': w('监护人同意', 'Guardian consented'), 'guardian-consent.withdrawn': w('撤回监护人同意', 'Guardian’s consent taken back'),
  'token.made': w('创建令牌', 'Token made'), 'token.revoked': w('作废令牌', 'Token revoked'), 'audit-log.exported': w('导出审计日志', 'Audit log exported'), 'installation.set-up': w('首次设置', 'First set-up'),
  'file.stored': w('上传文件', 'File stored'), 'file.deleted': w('删除文件', 'File deleted'),
};

/** Changed fields in words. */
export const FIELD_WORDS: Readonly<Record<string, Bilingual>> = {
  name: w('姓名', 'Name'), display_name: w('称呼', 'Name'), contacts: w('联系方式', 'Contacts'), contact: w('联系方式', 'Contact'), status: w('账号状态', 'Account'), role: w('角色', 'Role'), username: w('用户名', 'User name'), kind: w('类别', 'Kind'),
  age_band: w('年龄段', 'Age band'), locale: w('语言', 'Language'), notify_by: w('通知方式', 'Notify by'), quiet_from: w('免打扰开始', 'Quiet from'), quiet_to: w('免打扰结束', 'Quiet until'), purpose: w('用途', 'Purpose'),
};

/** Kinds of records in words. */
export const OBJECT_WORDS: Readonly<Record<string, Bilingual>> = {
  account: w('账号', 'Account'), person: w('人员', 'Person'), grant: w('授权', 'Role'), contact: w('联系方式', 'Contact'), token: w('访问令牌', 'Token'), 'audit-log': w('审计日志', 'Audit log'), file: w('文件', 'File'),
  entry: w('作品', 'Entry'), contest: w('征集评选', 'Contest'),
};
