import type { Bilingual } from '../../platform/i18n/messages.ts';

/** A topic of the year: what it asks, what people say, and what the office answers. */
export interface TopicText {
  readonly key: string;
  readonly title: Bilingual;
  readonly lead: Bilingual;
  /** Day it opens and day it closes. */
  readonly from: string;
  readonly to: string;
  readonly moderation: 'before' | 'after';
  readonly said: readonly string[];
  readonly answer: Bilingual;
}

/** The ten topics, in the order of the year. */
export const TOPICS: readonly TopicText[] = [
  {
    key: 'spring', title: { zh: '指尖上的春节', en: 'Spring Festival at one’s fingertips' }, from: '2017-01-20', to: '2017-02-12', moderation: 'before',
    lead: { zh: '除了抢红包，手机还能给年味添点什么？', en: 'What can a telephone add to the festival besides red envelopes?' },
    said: ['今年和远在南方的姐姐视频包饺子，两边一起下锅。', '把老院子的春联拍下来存了一百张，最旧的一张是一九八六年的。', '替邻居大爷在网上订了回乡的票，他给我送来一篮红薯。', '家里约好年夜饭不看手机，只用来拍一张合影。', '用手机跟奶奶学剪窗花，她念口诀，我录下来。', '小区群里不发链接，改成每天一户晒一道拿手菜。'],
    answer: { zh: '大家的做法已整理成“过个有人味的年”二十条，市图书馆将收存其中的老春联照片。', en: 'What you do was gathered into twenty ideas for a warmer festival; the city’s library will keep the photographs of old couplets.' },
  },
  {
    key: 'stranger', title: { zh: '谢谢你，陌生人', en: 'Thank you, stranger' }, from: '2017-02-20', to: '2017-03-10', moderation: 'after',
    lead: { zh: '写下一位不知道名字的人帮过您的一件事。', en: 'Tell of something that somebody whose name you do not know did for you.' },
    said: ['雨里车坏在桥上，一位骑三轮的大哥陪我推到了路边。', '孩子在超市走散，收银员让她坐在自己的凳子上等我。', '忘在公交上的化验单，有人按上面的电话送到了医院。', '考试那天堵车，前面的司机听说后给我让出了道。', '夜里发烧去药店，门已经关了，店员又打开。', '老父亲坐过了站，一位姑娘陪他坐了回来。'],
    answer: { zh: '故事里能确认地点的，已转告公交、商场和医院，请他们替大家当面说一声谢谢。', en: 'Where the place could be made out, bus company, shops and hospitals were told, so that the thanks arrive.' },
  },
  {
    key: 'fallen', title: { zh: '漯河英烈', en: 'The fallen of Luohe' }, from: '2017-03-27', to: '2017-04-10', moderation: 'before',
    lead: { zh: '说说您所在的乡镇有哪些纪念地，哪些名字应该被更多人记住。', en: 'Which places of memory are there near you, and what should be better known?' },
    said: ['我们村口的纪念碑，碑文有几个字看不清了，希望描一描。', '每年清明学校都去扫墓，但孩子不知道碑上的人是哪里人。', '老人们讲过一次渡河的事，希望有人录下来。', '纪念园的路晚上没有灯，冬天去祭扫的人不方便。', '可以在碑旁放一个二维码，扫了能听到那段历史。', '族谱里有三位没有照片的人，想请档案馆帮着查一查。'],
    answer: { zh: '碑文描补和照明已列入今年修缮；口述史由档案馆牵头，五月起逐村采录。', en: 'The inscriptions and lamps are in this year’s repairs; the archive records the old people’s accounts village by village from May.' },
  },
  {
    key: 'books', title: { zh: '书香进家门', en: 'A book in every home' }, from: '2017-04-15', to: '2017-05-05', moderation: 'after',
    lead: { zh: '您家附近借书方便吗？还缺什么？', en: 'Is it easy to borrow a book near you? What is missing?' },
    said: ['社区书屋下午五点关门，上班的人赶不上。', '想要大字本，老人看报都要拿放大镜。', '盲文书在哪里借，希望网上能查到。', '流动书车上个月来过一次，孩子天天问什么时候再来。', '旧书能不能捐，捐了能不能看到去了哪里。', '图书馆的座位能不能在网上看到还有几个。'],
    answer: { zh: '二十个社区书屋延到晚上八点；流动书车每周的时间和地点已在网上公布；大字本先添三百册。', en: 'Twenty neighbourhood book rooms stay open until eight; the book bus has a timetable; three hundred large-print books are bought.' },
  },
  {
    key: 'crossing', title: { zh: '文明过马路', en: 'Crossing the road' }, from: '2017-06-01', to: '2017-06-20', moderation: 'after',
    lead: { zh: '哪个路口最难过？说说原因。', en: 'Which crossing is the hardest, and why?' },
    said: ['学校门口的绿灯只有十二秒，低年级走不完。', '斑马线磨没了，司机和行人都拿不准。', '左转的车和直行的人同时放行，每天都捏一把汗。', '非机动车道停满了车，骑车的只好上马路。', '路口那棵树挡住了红灯，春天枝叶一长就看不见。', '礼让的车多了，可后面的车按喇叭催。'],
    answer: { zh: '十九个路口已现场看过：七处加长绿灯，五处补划标线，三处修剪树枝，其余四处需改信号，九月底前完成。', en: 'Nineteen crossings were looked at: longer green at seven, new lines at five, branches cut at three; four need new signals by the end of September.' },
  },
  {
    key: 'good-people', title: { zh: '好人365', en: 'A good person a day' }, from: '2017-06-25', to: '2017-07-15', moderation: 'before',
    lead: { zh: '推荐您身边坚持做一件好事的人，只写事，不写电话和住址。', en: 'Tell of somebody near you who goes on doing good; the deed, not the address.' },
    said: ['楼道的灯坏了总是同一位师傅修，从来不收钱。', '河堤上有个人每天捡一袋垃圾，下雨也去。', '早餐摊给环卫工留的豆浆，一留就是六年。', '村医骑车送药，路上摔过两次，药一次没少。', '公交车上的那位司机，老人不坐稳从不起步。', '一位退休教师在楼下教孩子写字，黑板是自己做的。'],
    answer: { zh: '推荐的三十余件事已逐件核实，征得本人同意后按天刊登，不评名次。', en: 'Each deed was checked and is told, one a day, with the person’s consent and without ranks.' },
  },
  {
    key: 'plate', title: { zh: '光盘记', en: 'A clean plate' }, from: '2017-08-01', to: '2017-08-20', moderation: 'after',
    lead: { zh: '吃剩的怎么办？您见过什么好办法？', en: 'What becomes of leftovers? Which good ways have you seen?' },
    said: ['饭店主动问要不要小份，账单少了，也没剩。', '婚宴剩下的没动过的菜，酒店当晚送到了养老院。', '食堂把半份饭写在牌子上，剩饭桶轻了一半。', '自助餐厅称剩菜，超了捐一元给助学箱。', '打包盒两元一个，能不能便宜些。', '孩子在学校学会了盛多少吃多少，回家管着爷爷。'],
    answer: { zh: '小份菜单已有一百一十家餐馆提供；打包盒价格由餐饮协会公示；宴席余餐转送的做法正在试行。', en: 'A hundred and ten restaurants offer small portions; the price of boxes is shown; passing on untouched dishes is being tried.' },
  },
  {
    key: 'river', title: { zh: '河边的一小时', en: 'An hour by the river' }, from: '2017-08-25', to: '2017-09-15', moderation: 'after',
    lead: { zh: '在沙河、澧河边待一小时，看到什么写什么。', en: 'Spend an hour by the Sha or the Li and write what you see.' },
    said: ['钓鱼的人自己带垃圾袋，走的时候比来的时候干净。', '台阶第三级松了，晨练的老人都绕着走。', '看见白鹭七只，比去年多两只。', '烧烤的炭灰倒在草上，黑了一片。', '跑步道上遛狗不拴绳，孩子不敢骑车。', '有人吹笛子，对岸有人和，都不认识。'],
    answer: { zh: '台阶已修；沿河添设二十四个垃圾箱和六处炭灰桶；遛狗牵绳先劝导一个月。', en: 'The step is mended; twenty-four bins and six for ashes are set up; dogs without a lead are asked about for a month first.' },
  },
  {
    key: 'family', title: { zh: '我家的家风', en: 'The ways of our family' }, from: '2017-09-20', to: '2017-10-12', moderation: 'before',
    lead: { zh: '一句从小听到大的话，是谁说的，怎么做的？', en: 'A sentence you grew up with: who says it, and how is it lived?' },
    said: ['奶奶说，借人的东西要擦干净再还。', '父亲说，量米的碗要冒尖。', '外公说，走在后面的人关门。', '母亲说，饭桌上不说别人的难处。', '爷爷说，地头的水先让下游。', '我家的规矩是先听完再说话。'],
    answer: { zh: '一百句家常话将印在公交站牌上，每句只署姓氏。', en: 'A hundred of these sentences will stand at the bus stops, each with a family name only.' },
  },
  {
    key: 'city', title: { zh: '文明城市大家谈', en: 'Talk of a civil city' }, from: '2017-10-15', to: '2017-11-10', moderation: 'after',
    lead: { zh: '这一年，哪一处变化您真的用上了？哪一处还差一口气？', en: 'Which of the year’s changes do you use, and where is something missing?' },
    said: ['公厕的门锁都修好了，灯也亮，这件事办得实在。', '早市挪了地方，路通了，可是老人要多走八百米。', '电动车停车线划了，就是没有充电的地方。', '办事大厅不用复印件了，省了三趟。', '老街的招牌统一了，反而认不出哪家是哪家。', '小区的健身器材装了，坏了却不知道找谁。'],
    answer: { zh: '六个方面的意见已分到部门，办理情况每月底在本页更新；早市增开接驳车，十一月十五日起运行。', en: 'What you said goes to six departments, and this page is brought up to date at each month’s end; a shuttle to the morning market runs from 15 November.' },
  },
];

/** How people go on after what they saw. */
export const ENDINGS: readonly string[] = [
  '希望能被看见。', '说出来，心里就踏实了。', '不知道别处是不是也这样。', '愿意再去看一次，回来告诉大家。', '算不上大事，可是天天碰得到。', '家里人都这么想。',
  '如果需要人手，我可以去。', '比写在墙上管用。', '请大家也说说自己的。', '这样就很好，不必太热闹。', '等一个回音。', '先从自己做起。',
];

/** What others reply. */
export const REPLIES: readonly string[] = [
  '我也遇到过，说得对。', '补充一句：早上去看得最清楚。', '谢谢您写下来。', '我住在附近，情况属实。', '换个角度想，他们也不容易。', '周末我去看看，有变化告诉您。', '这件事我们村也有。', '说得实在。', '希望办的人看到。', '学到了一个办法。',
];

/** What the office says under a comment, in its own name. */
export const OFFICE_WORD = '收到，已请有关单位去看，结果写在本题的答复里。';

/** A post that is not shown, or not any more: for a published reason; and what became of an appeal. */
export interface Refused {
  readonly topic: string;
  readonly body: string;
  readonly reason: 'advertising' | 'personal-data' | 'abuse' | 'false-claim' | 'repeated' | 'fraud';
  readonly note: string;
  readonly appeal?: { readonly body: string; readonly outcome: 'upheld' | 'restored'; readonly reply: string };
}

export const REFUSED: readonly Refused[] = [
  { topic: 'spring', body: '自动抢红包软件，百发百中，加我好友立减二十元。', reason: 'advertising', note: '与话题无关的推销。' },
  { topic: 'stranger', body: '帮我的大姐住在柳笛社区三号楼二单元，手机尾号都写在这里了，大家去谢谢她。', reason: 'personal-data', note: '写了他人的住址，请改写后再发。' },
  { topic: 'good-people', body: '先交十元推荐费，保证您推荐的人上榜，转账后留言。', reason: 'fraud', note: '推荐不收任何费用。' },
  { topic: 'crossing', body: '骑电动车的没有一个好东西，见一个骂一个，撞了活该。', reason: 'abuse', note: '辱骂他人。', appeal: { body: '我说的是气话，可是说的是事实，请恢复。', outcome: 'upheld', reply: '意见可以写，辱骂一群人不行。请只写哪个路口、什么时间、看到什么，随时可以重新发表。' } },
  { topic: 'plate', body: '听说全城的饭店都在用回收的剩菜，千万别去，赶快转发给家人！', reason: 'false-claim', note: '没有来源，经核实不属实。' },
  { topic: 'river', body: '台阶松了打河道管护站的值班电话最快，我打过，两小时就来人。', reason: 'personal-data', note: '写了电话。', appeal: { body: '写的是管护站公示牌上的值班电话，不是谁的私人号码。', outcome: 'restored', reply: '您说得对：公示的值班电话不是个人信息，删除有误，现已恢复，向您致歉。' } },
  { topic: 'city', body: '早市早市早市早市早市早市早市早市早市早市早市早市。', reason: 'repeated', note: '重复刷屏。' },
];

/** Posts that their authors take back. */
export const WITHDRAWN = [{ topic: 'books', at: 3 }, { topic: 'river', at: 7 }] as const;
