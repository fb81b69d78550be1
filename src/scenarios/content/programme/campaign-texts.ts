import type { Bilingual } from '../../../platform/i18n/messages.ts';

/** A text under a title. Paragraphs of `body` are parted by a blank line. */
export interface Prose {
  title: Bilingual;
  body: Bilingual;
}

/** The campaign as its special page introduces it. */
export const CAMPAIGN = {
  name: { zh: '“学雷锋 网络文明行”系列主题活动', en: 'Learning from Lei Feng: Civility Online' },
  slogan: { zh: '写下身边的好，让好的传开去', en: 'Write down the good around you, and pass it on' },
  summary: {
    zh: '从三月五日到年末，全省十三个市（地）和八家直属单位的干部群众，用文章、图片和影像记录身边的善行，推荐身边的好人，也亲手做一件好事。每一篇作品、每一小时服务都有出处，每一个数字都能点开来看。',
    en: 'From 5 March to the end of the year, people in thirteen cities and eight provincial bodies write, photograph and film the good they see, nominate those who do it, and do some of it themselves. Every work and every hour of service has its source; every figure opens the records behind it.',
  },
  audience: { zh: '全省各级文明单位、学校、志愿服务组织和广大网民', en: 'Civilized units, schools and volunteer groups of the province, and everyone online' },
  approval: { zh: '省级年度创建活动计划，第三项', en: 'Provincial plan of activities for the year, item three' },
} satisfies Record<string, Bilingual>;

/** What each track asks for; the key is the track's id in the programme. */
export const TRACK_TEXTS: Readonly<Record<string, Prose>> = {
  essays: {
    title: { zh: '撰美文', en: 'Fine words' },
    body: {
      zh: '写身边的人，写亲历的事。散文、随笔、书信不限，三百字到三千字为宜，须为本人原创。写真情，不说空话；写细节，不喊口号。',
      en: 'Write of people near you and of what you saw yourself: essays, sketches or letters, your own work, of some three hundred to three thousand characters. Tell what happened; leave the slogans out.',
    },
  },
  pictures: {
    title: { zh: '拍美景', en: 'Fine views' },
    body: {
      zh: '用照片、绘画、公益广告和短片，留住家乡的山水和人情。图片长边不小于一千二百像素，短片不长于五分钟。画面中有他人面容的，请先征得本人同意。',
      en: 'Photographs, paintings, public-service posters and short films of the land and its people. Pictures of at least 1,200 pixels, films of at most five minutes. Ask before you show a face.',
    },
  },
  nominations: {
    title: { zh: '颂美德', en: 'Fine people' },
    body: {
      zh: '推荐一位您身边的好人，附一篇访谈。写清楚做了什么、做了多久，让没有见过的人也能认得出来。推荐前请告知本人并取得同意。',
      en: 'Nominate someone good whom you know, with an interview: what they do, for how long, so that a stranger would know them. Tell them first, and have their consent.',
    },
  },
  service: {
    title: { zh: '践美行', en: 'Fine deeds' },
    body: {
      zh: '组织或参加一次公益行动，写下时间、地点、人数、时长和做成的事。时长按实际服务计算，不折算、不虚报。',
      en: 'Hold or join an act of service and report when, where, how many, how long and what came of it. Hours are those really given.',
    },
  },
};

/** What happens in each phase; the key is the phase's id in the programme. */
export const PHASE_TEXTS: Readonly<Record<string, Bilingual>> = {
  launch: {
    zh: '各地各单位报送负责人和联络员，同步开设活动专题，结合学雷锋日、植树节、清明节、劳动节、青年节组织网上话题讨论，作品征集全面开启。',
    en: 'Cities and bodies name their leads and contacts and open the special page; discussions follow five dates of spring; the call for entries begins.',
  },
  running: {
    zh: '五月中旬召开推进会，交流做法，补齐短板。作品由单位、县、市逐级推荐，九月二十日起开展集中行动月，各地志愿服务同期展开。',
    en: 'A review meeting in mid-May shares what works. Entries rise through unit, county and city; from 20 September a month of concentrated service runs everywhere at once.',
  },
  closing: {
    zh: '汇总全年成果，公布数据和出处，展示优秀作品，向坚持服务的志愿者和单位致谢，形成年度综述。',
    en: 'The year is summed up, with figures and their sources; the best works are shown, volunteers and units are thanked, and the annual review is published.',
  },
};

/** What the discussions are about; the key is the topic's id in the programme. */
export const TOPIC_TEXTS: Readonly<Record<string, Prose>> = {
  'lei-feng-day': {
    title: { zh: '今天，我们怎样学雷锋', en: 'How to learn from Lei Feng today' },
    body: {
      zh: '你最近一次被陌生人帮助，是在什么时候？你最近一次帮助陌生人，又是怎样的情形？从一件小事说起，说说今天的“雷锋”长什么样。',
      en: 'When did a stranger last help you, and when did you last help one? Begin with something small.',
    },
  },
  'arbor-day': {
    title: { zh: '种下一棵树，许下一个约', en: 'Plant a tree, make a promise' },
    body: {
      zh: '北方的春天来得晚，树长得慢，可它记得每一个为它浇过水的人。晒一晒你种下的树，约定一个回去看它的日子。',
      en: 'Spring is late in the north and trees are slow, but they remember who watered them. Show yours, and name the day you will go back.',
    },
  },
  qingming: {
    title: { zh: '清明，致敬与怀念', en: 'Qingming: in memory' },
    body: {
      zh: '献一束花，读一封家书，讲一个英烈或先辈的故事。文明祭扫，把思念写成文字，把敬意化作行动。',
      en: 'Lay a flower, read a letter, tell the story of one who went before. Let remembrance be words and deeds.',
    },
  },
  'labour-day': {
    title: { zh: '看得见的劳动，说得出的感谢', en: 'Work seen, thanks said' },
    body: {
      zh: '扫街的人、开车的人、修线路的人、值夜班的人——找到一位平日里没有机会道谢的劳动者，把谢谢说出来。',
      en: 'Those who sweep, drive, mend the lines and keep the night: find one you never had the chance to thank, and do.',
    },
  },
  'youth-day': {
    title: { zh: '我的青春，我的一小时', en: 'My youth, one hour of it' },
    body: {
      zh: '一小时能做什么？读一本书给看不见的人听，教一位老人打第一个视频电话，捡净一段河滩。说说你愿意拿出的那一小时。',
      en: 'What can an hour do? Read to someone who cannot see, help an old person make a first call, clear a stretch of bank. Tell us of yours.',
    },
  },
};
