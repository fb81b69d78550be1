/** What a film is called and measures. */
export interface FilmWords {
  /** name of its files in data/films */
  id: string;
  seconds: number;
  /** pixels */
  width: number;
  height: number;
  title: string;
  titleEn: string;
  caption: string;
  captionEn: string;
}

const SIZE = { width: 960, height: 640 } as const;

/** The films, in the order of the gallery. */
export const FILM_WORDS: readonly FilmWords[] = [
  {
    id: 'birch-lanterns', seconds: 6, ...SIZE,
    title: '雪落白桦林', titleEn: 'Snow on the birches',
    caption: '志愿者在通往村小的林间小路上挂起灯笼，放学的孩子循着光走。', captionEn: 'Volunteers hang lanterns on the forest path so that pupils can follow the light home.',
  },
  {
    id: 'river-evening', seconds: 6, ...SIZE,
    title: '江上流金', titleEn: 'Gold on the river',
    caption: '净滩护河的一天结束了，江水慢慢暗下来。', captionEn: 'A day of clearing the bank is over, and the river slowly darkens.',
  },
  {
    id: 'northern-lights', seconds: 7, ...SIZE,
    title: '极光下的村庄', titleEn: 'A village under northern lights',
    caption: '最北的村子里，值夜的灯一直亮着。', captionEn: 'In the northernmost village the night-watch keeps its lamp lit.',
  },
  {
    id: 'ice-city', seconds: 6, ...SIZE,
    title: '冰灯亮了', titleEn: 'The ice lanterns are lit',
    caption: '义务讲解员等着今晚的第一批客人。', captionEn: 'The volunteer guides wait for the evening’s first visitors.',
  },
  {
    id: 'slow-train', seconds: 7, ...SIZE,
    title: '慢火车来了', titleEn: 'The slow train comes',
    caption: '一分钟的停站，够一份情义上车。', captionEn: 'One minute at the platform is long enough for kindness to get on.',
  },
  {
    id: 'city-lights', seconds: 6, ...SIZE,
    title: '万家灯火', titleEn: 'Ten thousand lamps',
    caption: '一扇窗亮了，又一扇窗亮了。', captionEn: 'One window is lit, and then another.',
  },
  {
    id: 'hill-morning', seconds: 6, ...SIZE,
    title: '山间晨雾', titleEn: 'Mist in the hills',
    caption: '护林员的第一趟巡山，从雾里开始。', captionEn: 'The ranger’s first round begins in the mist.',
  },
  {
    id: 'river-opens', seconds: 6, ...SIZE,
    title: '开江', titleEn: 'The river opens',
    caption: '看冰的人把红旗收回来，春天到了。', captionEn: 'The ice watcher brings in the red flags; it is spring.',
  },
];
