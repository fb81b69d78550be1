import { defineMessages } from '../../platform/i18n/messages.ts';

const channels = { mail: { zh: '邮件服务', en: 'mail service' }, sms: { zh: '短信服务', en: 'SMS service' } };

/** Texts of messages and names the module makes; pages have their own beside them. */
export const peopleMessages = (locale: Parameters<typeof texts>[0]) => ({ ...texts(locale), channels });

const texts = defineMessages({
  zh: {
    codeSubject: '和鸣登录验证码',
    codeText: ({ code, minutes }: { code: string; minutes: number }) => `【和鸣】您的验证码是 ${code}，${minutes} 分钟内有效。请勿告诉他人；如非本人操作，请忽略。`,
    newPersonName: ({ digits }: { digits: string }) => `新用户${digits}`,
    erasedName: '已注销用户',
    issuer: '和鸣',
  },
  en: {
    codeSubject: 'Heming sign-in code',
    codeText: ({ code, minutes }) => `[Heming] Your code is ${code}; it holds for ${minutes} minutes. Tell it to nobody; if you did not ask for it, do nothing.`,
    newPersonName: ({ digits }) => `New user ${digits}`,
    erasedName: 'Closed account',
    issuer: 'Heming',
  },
});
