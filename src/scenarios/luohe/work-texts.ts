import type { Bilingual } from '../../platform/i18n/messages.ts';

/** The twelve core values, which the posters are about. */
export const VALUES: readonly Bilingual[] = [
  { zh: '富强', en: 'Prosperity' }, { zh: '民主', en: 'Democracy' }, { zh: '文明', en: 'Civility' }, { zh: '和谐', en: 'Harmony' },
  { zh: '自由', en: 'Freedom' }, { zh: '平等', en: 'Equality' }, { zh: '公正', en: 'Justice' }, { zh: '法治', en: 'Rule of law' },
  { zh: '爱国', en: 'Patriotism' }, { zh: '敬业', en: 'Dedication' }, { zh: '诚信', en: 'Integrity' }, { zh: '友善', en: 'Friendship' },
];

/** Scenes of the posters, with what the caption says of them. */
export const SCENES: readonly (Bilingual & { caption: Bilingual })[] = [
  { zh: '让一步', en: 'one step back', caption: { zh: '路口慢一秒，心里宽一尺。', en: 'One second slower at the crossing, one foot wider at heart.' } },
  { zh: '一盏灯', en: 'a lamp', caption: { zh: '晚归的人看见它，就知道到家了。', en: 'Whoever comes home late sees it and knows they have arrived.' } },
  { zh: '河边人家', en: 'by the river', caption: { zh: '两条河在这里相会，两岸的人在这里相识。', en: 'Two rivers meet here, and so do the people on their banks.' } },
  { zh: '一碗面', en: 'a bowl of noodles', caption: { zh: '多盛一碗，留给值夜的人。', en: 'One more bowl, kept for whoever has the night shift.' } },
  { zh: '老邻居', en: 'old neighbours', caption: { zh: '门对门三十年，钥匙放在彼此家里。', en: 'Thirty years door to door, each with the other’s key.' } },
  { zh: '新麦', en: 'new wheat', caption: { zh: '粒粒都是弯过腰的。', en: 'Somebody bent down for every grain.' } },
  { zh: '排好队', en: 'in line', caption: { zh: '不声不响的一条线，是一座城的样子。', en: 'A quiet line is what a city looks like.' } },
  { zh: '说到做到', en: 'a word kept', caption: { zh: '少给的一两，第二天送到门口。', en: 'What was short by an ounce came to the door the next day.' } },
];

/** The broadcasts: what they are called and say. */
export const BROADCASTS: readonly { title: Bilingual; caption: Bilingual }[] = [
  ['车窗外的声音', 'Outside the window', '司机停下来等一位老人过街，车厢里没有人催。', 'The driver waits for an old man to cross, and nobody on the bus hurries him.'],
  ['报时', 'The hour', '整点报时之后，说一句给值班的人。', 'After the hour is struck, a word for those on duty.'],
  ['听见麦浪', 'Hearing the wheat', '收割机停了一刻钟，让一窝小鸟先搬家。', 'The harvester stops for a quarter of an hour so that a nest can be moved.'],
  ['邻里频道', 'The neighbours’ channel', '楼上脚步轻了，楼下的孩子睡着了。', 'Steps upstairs grow soft, and the child below falls asleep.'],
  ['一通打错的电话', 'A wrong number', '打错了，也陪着说了十分钟。', 'It was the wrong number, and they talked for ten minutes all the same.'],
  ['沙河晨光', 'Morning on the Sha', '晨跑的人顺手捡起一只瓶子。', 'A morning runner picks up a bottle on the way.'],
  ['请先下后上', 'Let them off first', '六个字，每天说四百遍。', 'A few words, said four hundred times a day.'],
  ['等你回家', 'Waiting for you', '车站广播里的一句方言。', 'A sentence of dialect over the station’s loudspeaker.'],
  ['一分钟安静', 'A minute of quiet', '考场外的路口，喇叭都不响了。', 'At the crossing by the examination hall no horn sounds.'],
  ['书声', 'Reading aloud', '图书馆闭馆前十分钟，有人给孩子念完最后一页。', 'Ten minutes before closing somebody reads a child the last page.'],
  ['雨伞', 'Umbrellas', '公交站的伞借出去三十把，回来三十一把。', 'Thirty umbrellas were lent at the stop; thirty-one came back.'],
  ['晚安，漯河', 'Good night, Luohe', '最后一班车收车，灯一盏一盏灭了。', 'The last bus is in, and lamp by lamp goes out.'],
].map(([zh, en, said, saidEn]) => ({ title: { zh: zh!, en: en! }, caption: { zh: said!, en: saidEn! } }));

/** The films. */
export const FILMS: readonly { title: Bilingual; caption: Bilingual }[] = [
  ['万家灯火', 'Ten thousand lamps', '一扇窗亮了，又一扇窗亮了。', 'One window is lit, and then another.'],
  ['河上的傍晚', 'Evening on the river', '净滩护河的一天结束了，河水慢慢暗下来。', 'A day of clearing the bank is over, and the river slowly darkens.'],
  ['第一趟巡护', 'The first round', '护林员的第一趟，从雾里开始。', 'The ranger’s first round begins in the mist.'],
  ['慢车', 'The slow train', '一分钟的停站，够一份情义上车。', 'One minute at the platform is long enough for kindness to get on.'],
  ['林间的灯', 'Lamps among the trees', '志愿者挂起灯笼，放学的孩子循着光走。', 'Volunteers hang lanterns so that pupils can follow the light home.'],
  ['解冻', 'The thaw', '守堤的人把旗收回来，春天到了。', 'The keeper of the dyke brings in the flags; it is spring.'],
  ['远方的夜', 'A night far away', '支教的人从北方寄回一段夜色。', 'A teacher sends home a piece of the northern night.'],
  ['不灭的展厅', 'The lights stay on', '义务讲解员等着今晚的第一批客人。', 'The volunteer guides wait for the evening’s first visitors.'],
].map(([zh, en, said, saidEn]) => ({ title: { zh: zh!, en: en! }, caption: { zh: said!, en: saidEn! } }));

/** Works for the web: written pieces. */
export const ARTICLES: readonly { title: Bilingual; body: string }[] = [
  {
    title: { zh: '转发之前，数到三', en: 'Count to three before you share' },
    body: '一，这条消息最早是谁说的。二，说的人在不在场。三，如果说的是你，你愿不愿意别人这样转。\n\n我们在社区做了一块小黑板，每天写一条当天流传的消息，旁边留三个空格，谁查到了就来填。头一个星期，二十一个空格填上了十七个。有一条说自来水第二天要停，查下来是三年前的旧闻；还有一条说老街的桥要拆，查下来是桥栏杆要刷漆。\n\n黑板现在还在，粉笔换了四盒。路过的人养成了习惯，先看黑板，再看手机。',
  },
  {
    title: { zh: '给陌生人的评论', en: 'A comment to a stranger' },
    body: '那天我发了一张修自行车的照片，配了一句抱怨。半小时后有人留言：车架没歪，是后轮少了一颗螺丝，五毛钱的事。\n\n我照着去看，果然。第二天我在楼下放了一盒螺丝，写上“少一颗就来拿”。盒子放了一年，添过三次，从来没有空过。\n\n我后来一直没有见过那位留言的人，但我学会了这样说话：先看清楚，再开口，说对别人有用的那一句。',
  },
  {
    title: { zh: '爷爷学会了截图', en: 'Grandfather learns to take a screenshot' },
    body: '爷爷七十四岁，学会的第一个手机本领是截图。凡是有人在群里说“最后三天”“再不看就删”，他都截下来，晚饭时拿给我看。\n\n我们约好，他截一张，我讲一样道理：什么是红包链接，什么是假客服，什么叫验证码谁也不给。讲到第十九张，他开始给别人讲了。\n\n现在老年大学每周三下午有一堂课，讲课的人是我爷爷，课名叫“先截下来”。',
  },
  {
    title: { zh: '一条路的两种导航', en: 'Two ways along one road' },
    body: '地图上说，从河堤路到学校要九分钟。骑电动车的人说，六分钟，只要不等那个红灯。\n\n我们几个同学拍了一个星期，每天七点二十到七点四十，数闯过去的有多少，等着的有多少。第一天四十一比一百零三。我们把数字写在路口的牌子上，只写数字，不写别的。\n\n第七天是九比一百三十八。九分钟的路，多数人走成了九分钟。',
  },
  {
    title: { zh: '留言板上的字', en: 'Words on the board' },
    body: '图书馆的留言板原来只有一种话：空调太冷，座位太少。后来馆员在每条下面都回一句：已调高两度；三楼加了十二个座位；这本书下周到。\n\n回了三个月，板上的话变了。有人写，今天有位同学把靠窗的座位让给了带孩子的妈妈；有人写，谢谢还书时夹在里面的书签。\n\n我数过，回应过的留言后面，多半会有人接着写一句好话。话是会带着话走的。',
  },
];
