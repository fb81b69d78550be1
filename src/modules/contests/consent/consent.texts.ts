/** What a co-author or tutor agrees to, and under which name the text is kept with the consent. */
export const AUTHOR_TEXT = {
  version: 'author-2026-11',
  zh: '我是这件作品的作者之一（或指导教师），同意作品参加本次征集，并按我选择的方式署名展示。我可以随时登录撤回署名；撤回之后，本站各处不再出现我的名字。',
  en: 'I am one of the authors (or a tutor) of this work. I agree that it takes part in this call and that I am named as I choose here. I can sign in and take my name back at any time; it then leaves every page of this site.',
} as const;

/** The separate notice to a guardian, one text a purpose: each is agreed to by itself. */
export const GUARDIAN_TEXTS = {
  'take-part': {
    version: 'guardian-take-part-2026-11',
    zh: '我是这位作者的监护人。我知道本站为审核与展示这件作品，会保存作者的姓名和作品内容；公开时只写姓氏和“同学”，不写学校、不登照片。我的姓名和联系方式加密保存，只用于核实这份同意。我同意作者参加本次征集；我可以随时撤回，并选择只去掉署名或撤下作品。',
    en: 'I am this author’s guardian. I know that this site keeps the author’s name and the work in order to review and show it, and that in public only the family name is shown, without school or portrait. My name and contact are encrypted and used only to verify this consent. I agree that the author takes part; I can take this back at any time and choose whether the name or the work is taken out.',
  },
  'full-name': {
    version: 'guardian-full-name-2026-11',
    zh: '我同意作品展示时写出作者的全名。不同意不影响作品参加征集；我可以随时撤回，撤回后只写姓氏。',
    en: 'I agree that the author’s full name is shown with the work. Not agreeing does not affect taking part; I can take this back at any time, and only the family name is shown from then on.',
  },
} as const;
export type GuardianPurpose = keyof typeof GUARDIAN_TEXTS;
