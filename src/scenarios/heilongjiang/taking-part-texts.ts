import type { Bilingual } from '../../platform/i18n/messages.ts';

const words = (zh: string, en: string): Bilingual => ({ zh, en });
const options = (list: readonly (readonly [string, string, string])[]) => list.map(([value, zh, en]) => ({ value, label: words(zh, en) }));

export const TOPIC = { title: words('入冬了，身边谁最需要搭把手？', 'Winter is here: who near you needs a hand?'), lead: words('写一件您看见的小事，也写一写您能做些什么。省文明办每周答复一次。', 'Tell of something you saw, and of what you could do. The province’s office answers every week.') };
export const COMMENTS = [
  '我们楼道的老人买菜要过一段坡路，下雪后最怕滑，能不能先撒沙子。',
  '学校门口的公交站没有挡风，孩子们等车冻得直跺脚。',
  '夜里除雪的工人想喝口热水，沿街的店能不能轮流开一盏灯。',
  '我会修水管，冬天谁家冻了可以找我，不收钱。',
  '社区书屋周末没有人看门，我和同事可以轮着来。',
  '独居的邻居不会用手机报修，我帮她记在本子上，每周替她报一次。',
] as const;
export const ANSWER = words('坡路和公交站的两处已转当地街道，结果在这里公布；愿意帮忙的朋友，请在“践行美”里写下能去的时间。', 'The slope and the bus stop were passed on to their sub-districts, and what comes of it is told here. Whoever wants to help may say when, under “Fine deeds”.');

export const POLL = { title: words('这个冬天，最想一起做的事', 'What we would most like to do together this winter'), about: words('每个浏览器一票，可选一至三项，截止前可以改。结果只作展示，供安排公益行动时参考。', 'One ballot a browser, one to three choices, to be changed until the close. It is shown, and helps to plan the season’s service.') };
export const OPTIONS: readonly Bilingual[] = [words('清扫门前的雪', 'Clearing snow'), words('陪独居老人说说话', 'Keeping old neighbours company'), words('护送放学的孩子', 'Seeing children home'), words('给候车亭装一块挡风板', 'A wind screen for the bus stop'), words('整理社区书架', 'Tidying the neighbourhood’s books'), words('教老人用手机', 'Telephone lessons for the old')];
/** What each voter chooses, by number from 1. */
export const CHOICES: readonly (readonly number[])[] = [[1, 2], [2], [1, 3], [2, 6], [1], [2, 3, 6], [5], [1, 2, 4]];

export const PLEDGE = { title: words('冬季文明出行承诺', 'A pledge for winter roads'), text: words('一、雪天慢行，斑马线前停一停。二、不占盲道，不堵消防通道。三、看见有人滑倒，上前扶一把。', 'We drive slowly in snow and stop at crossings. We keep tactile paths and fire lanes clear. We help whoever slips.') };

export const SURVEY = { title: words('这项活动，您是怎么知道的？', 'How did you hear of this?'), about: words('不记名，三个问题，半分钟。', 'Anonymous; three questions, half a minute.') };
export const SURVEY_FORM = {
  questions: [
    { key: 'heard', kind: 'choice', label: words('您从哪里知道这项活动？', 'Where did you hear of it?'), required: true, options: options([['unit', '单位或学校', 'At work or school'], ['neighbourhood', '社区', 'In the neighbourhood'], ['media', '广播电视和网站', 'Radio, television, the web'], ['people', '听人说的', 'From somebody']]) },
    { key: 'clear', kind: 'scale', label: words('怎么参加，写得清楚吗？', 'Is it clear how to take part?'), required: true, min: 1, max: 5 },
    { key: 'unclear', kind: 'text', label: words('哪里不清楚？', 'What is not clear?'), max: 300, when: { match: 'all', tests: [{ question: 'clear', is: 'at-most', value: 3 }] } },
  ],
} as const;
