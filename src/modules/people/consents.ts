import type { Bilingual } from '../../platform/i18n/messages.ts';

/** A separate purpose that a person may agree to, and take back, by itself; never bundled with another. */
export interface ConsentPurpose {
  readonly purpose: 'public-display' | 'share-with-hosts';
  readonly version: string;
  readonly label: Bilingual;
  readonly text: Bilingual;
}

export const CONSENT_PURPOSES: readonly ConsentPurpose[] = [
  {
    purpose: 'public-display', version: '2026-1', label: { zh: '公开展示姓名', en: 'Show my name in public' },
    text: { zh: '在公开页面上展示我的称呼和所在单位，与我的作品或服务记录一起。不同意时只显示姓氏加“同学”“先生/女士”等称谓。', en: 'Show my name and organization on public pages beside my works or service record. Without it only a masked form of the name is shown.' },
  },
  {
    purpose: 'share-with-hosts', version: '2026-1', label: { zh: '提供给活动主办单位', en: 'Share with hosts of campaigns' },
    text: { zh: '把我的联系方式提供给我所参加活动的主办单位，仅用于该活动的通知、评审和颁奖。', en: 'Give my contact to the hosts of campaigns I take part in, only for notices, judging and awards of that campaign.' },
  },
];

/** The text a guardian agrees to. */
export const GUARDIAN_TEXT = {
  version: '2026-1',
  zh: '我是该未成年人的监护人，已阅读儿童个人信息保护说明：只收集称呼、年龄段和监护人联系方式，用于本人参加的活动；不公开学校、面部和全名；我可以随时查看、更正、撤回同意并要求删除。我同意其参加。',
  en: 'I am the guardian of this minor and have read the notice on children’s personal information: only a name to call by, the age band and the guardian’s contact are collected, for what the child takes part in; no school, face or full name is made public; I may see, correct, withdraw and have erased at any time. I agree.',
} as const;
