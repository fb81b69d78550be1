import type { Bilingual } from '../../platform/i18n/messages.ts';

/** A paragraph; `lead` is its first sentence, set stronger. */
export interface TextParagraph extends Bilingual {
  readonly lead?: Bilingual;
}

/** A heading with its paragraphs; an empty heading opens the page. */
export interface TextSection {
  readonly title: Bilingual;
  readonly paragraphs: readonly TextParagraph[];
}

export const ABOUT: readonly TextSection[] = [
  {
    title: { zh: '', en: '' },
    paragraphs: [
      {
        zh: '和鸣是各级机关组织公民活动的平台：发通知、征作品、逐级推荐、公开展示，都在这里进行。名册、通报和年度数字不再另外填报，全部由当时的记录得出。',
        en: 'Heming is where public offices run civic campaigns: notices go out, works come in, tiers forward them, and what is chosen is shown. Rosters, bulletins and yearly figures are not filled in again; they follow from what was recorded at the time.',
      },
    ],
  },
  {
    title: { zh: '五条规矩', en: 'Five rules of the house' },
    paragraphs: [
      {
        lead: { zh: '署真名。', en: 'Everyone speaks in their own name.' },
        zh: '这里公布的内容都写明作者和单位。平台不会替任何人到别处发帖、点赞、转发、关注或评论，也不布置这样的任务。',
        en: 'What is published here shows its author and unit. The platform never posts, likes, forwards, follows or comments anywhere else for anybody, and sets no such tasks.',
      },
      {
        lead: { zh: '看实事，不看点击。', en: 'Work counts; clicks do not.' },
        zh: '阅读、点赞、转发、投票数只作传播情况说明，不作评价单位或个人的依据。',
        en: 'Reads, likes, forwards and votes may be told as reach, and are never a basis for judging a unit or a person.',
      },
      {
        lead: { zh: '举报针对事和地点，不针对观点。', en: 'Reports concern places and harmful content, not opinions.' },
        zh: '平台转交并记录，由有权的部门决定；决定要有理由，当事人可以申诉。',
        en: 'The platform passes them on and records them; the competent body decides, gives its reason, and can be appealed to.',
      },
      {
        lead: { zh: '少收个人信息。', en: 'The least personal data, for the shortest time.' },
        zh: '每一项都说明为什么收、保存到什么时候；本人可以查看、更正、带走和删除自己的信息。',
        en: 'Each item says why it is kept and until when; you can see, correct, take along and erase your own.',
      },
      {
        lead: { zh: '数字有来处。', en: 'A figure has a source.' },
        zh: '本站的每个数字都能打开背后的记录。由外单位提供的数字，会写明谁申报、依据是什么。',
        en: 'Each number on this site opens the records behind it. Where a figure comes from outside, it says who declared it and on what evidence.',
      },
    ],
  },
  {
    title: { zh: '想参加', en: 'Taking part' },
    paragraphs: [
      {
        zh: '打开正在进行的活动，按页面上的说明投稿即可。用手机号或邮箱收到的验证码登录，不用设密码。未满 14 周岁的，由监护人同意后参加。',
        en: 'Open a campaign under way and send your work as its page says. You sign in with a code sent to your mobile or e-mail; no password is needed. Under 14, a guardian agrees first.',
      },
    ],
  },
];

export const ACCESSIBILITY: readonly TextSection[] = [
  {
    title: { zh: '', en: '' },
    paragraphs: [
      {
        zh: '本站按照 WCAG 2.2 的 AA 级和 GB/T 37668 的要求设计，每一个页面都经过自动检查。哪里不好用，请告诉我们。',
        en: 'This site is designed to WCAG 2.2 level AA and GB/T 37668, and every page is checked automatically. If something is hard to use, please tell us.',
      },
    ],
  },
  {
    title: { zh: '可以这样用', en: 'Ways to use it' },
    paragraphs: [
      { lead: { zh: '大字：', en: 'Large type:' }, zh: '页面右上角的“大”字按钮把文字和按钮一起放大，行距加宽；再按一次恢复。这个选择会记住一年。', en: 'the “A+” button at the top makes text and buttons larger together and opens up the lines; press it again to go back. The choice is kept for a year.' },
      { lead: { zh: '键盘：', en: 'Keyboard:' }, zh: '所有功能都可以只用键盘完成，第一次按 Tab 键可以跳到正文。放大的图片用左右方向键翻看，按 Esc 键关闭。', en: 'everything works by keyboard alone; the first press of Tab offers a jump to the content. In an enlarged picture the arrow keys go on and Escape closes.' },
      { zh: '深色：跟随设备的设置。减少动画：设备要求时，页面不做任何动画。', en: 'Dark mode follows your device. When your device asks for less motion, nothing moves.' },
      { zh: '不运行脚本的浏览器和窄到 320 像素的屏幕也可以使用全部页面。没有弹窗、滚动字幕和只能看图辨认的验证码。', en: 'All pages work in browsers that run no scripts and on screens as narrow as 320 pixels. There are no pop-ups, no moving lines of text, and no puzzles made of pictures.' },
      { zh: '打印：页面打印时去掉导航，适合 A4 纸。', en: 'Print: navigation is left out, and pages fit A4.' },
    ],
  },
  {
    title: { zh: '还做不到的', en: 'What falls short' },
    paragraphs: [
      { zh: '作品的图片说明由作者填写，有的会比较简单。影片是否有字幕，取决于作者提供的内容。', en: 'Descriptions of pictures are written by their authors and may be brief. Whether a film has captions depends on what its author sent.' },
    ],
  },
];
