import { defineMessages } from '../../platform/i18n/messages.ts';

const channels = { mail: { zh: '邮件服务', en: 'mail service' }, sms: { zh: '短信服务', en: 'SMS service' } };

const ages = {
  'zh-CN': { 'under-14': '未满 14 周岁', '14-17': '14 至 17 周岁', adult: '已满 18 周岁' },
  en: { 'under-14': 'Under 14', '14-17': '14 to 17', adult: '18 or older' },
} as const;

/** Texts of messages and names the module makes; pages have their own beside them. */
export const peopleMessages = (locale: Parameters<typeof texts>[0]) => ({ ...texts(locale), channels, ages: ages[locale] });

const texts = defineMessages({
  zh: {
    codeSubject: '和鸣登录验证码',
    codeText: ({ code, minutes }: { code: string; minutes: number }) => `【和鸣】您的验证码是 ${code}，${minutes} 分钟内有效。请勿告诉他人；如非本人操作，请忽略。`,
    invitationSubject: '请设置和鸣账号的密码',
    invitationText: ({ link, days }: { link: string; days: number }) => `您好！您的和鸣工作人员账号已建立。请在 ${days} 天内打开以下链接设置密码（只能使用一次）：\n${link}\n如果您并不知情，请忽略本邮件。`,
    erasedName: '已注销用户',
    none: '未填写',
    kept: '按规定留存',
    count: ({ count }: { count: number }) => `${count} 条`,
    issuer: '和鸣',
    exportsWait: ({ count }: { count: number }) => `人员名单的导出申请（${count}项）`,
  },
  en: {
    codeSubject: 'Heming sign-in code',
    codeText: ({ code, minutes }) => `[Heming] Your code is ${code}; it holds for ${minutes} minutes. Tell it to nobody; if you did not ask for it, do nothing.`,
    invitationSubject: 'Set the password of your Heming account',
    invitationText: ({ link, days }) => `Your staff account on Heming is ready. Open this link within ${days} days to set its password (it works once):\n${link}\nIf you know nothing of this, ignore this mail.`,
    erasedName: 'Closed account',
    none: 'Not given',
    kept: 'Kept as required',
    count: ({ count }) => (count === 1 ? '1 record' : `${count} records`),
    issuer: 'Heming',
    exportsWait: ({ count }) => (count === 1 ? 'A request to export people' : `${count} requests to export people`),
  },
});
