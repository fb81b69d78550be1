import type { NewEntry } from '../../modules/contests/contests.schemas.ts';
import type { ApiClient } from '../client/api-client.ts';
import { film, picture } from '../content/index.ts';
import { nth } from '../content/rng.ts';
import type { Category, PlannedWork } from './plan.ts';
import { jingle } from './jingle.ts';

/** The twelve values, each with lines for an advertisement. */
const VALUES = [
  ['富强', 'Prosperity', '一粒麦子的分量', '桥通了，日子就近了', '手上的茧，脚下的路', '灯火里的车间', '田埂上的账本', '把根扎进土里', '春天从犁沟里来'],
  ['民主', 'Democracy', '一张圆桌没有上首', '举起的手都算数', '先听完，再说话', '你的意见在第几页', '商量着来，日子才顺', '门开着，请进来说', '一票一票数给你看'],
  ['文明', 'Civility', '斑马线上的三秒钟', '把垃圾带下山', '一米线，一份心', '小声一点，世界更近', '让座的人不看手机', '排队也是风景', '光盘里的体面'],
  ['和谐', 'Harmony', '楼道里的一盏灯', '两家共一堵墙', '雨天的另一半伞', '广场舞的音量键', '一条河，两岸人', '邻居的钥匙', '慢半拍的关门声'],
  ['自由', 'Freedom', '风筝认得那根线', '图书馆的座位不收费', '一扇向河的窗', '路有很多条，都有路标', '梦想不问出身', '晚饭后的漫步道', '放学后的操场'],
  ['平等', 'Equality', '坡道是写给轮椅的诗', '一样的课桌，一样的光', '厨房没有性别', '盲道尽头有人等', '同一把尺子', '手语也是掌声', '最后一排也听得清'],
  ['公正', 'Fairness', '一杆秤的良心', '裁判没有主场', '灯下的卷宗', '不插队的勇气', '影子不会说谎', '一碗水怎样端平', '阳光照在账上'],
  ['法治', 'Rule of law', '红灯不认熟人', '一纸合同的重量', '门铃响，先出示证件', '借条要写清楚', '安全带的一声响', '规矩是看得见的墙', '先看标志再停车'],
  ['爱国', 'Love of country', '课本里的第一课', '边防来信', '国旗升起的那条街', '奶奶的老地图', '一枚勋章的沉默', '河山在指尖', '爷爷的军绿水壶'],
  ['敬业', 'Devotion to work', '凌晨四点的豆浆', '末班车司机的保温杯', '焊花比星星近', '一把梳子四十年', '护士站的钟', '扫帚划过的早晨', '第八稿图纸'],
  ['诚信', 'Honesty', '一诺值千金', '夜里不关门的小店', '退回来的零钱', '秤盘里不掺水', '说好三点就是三点', '失物招领处的笑脸', '保质期写在正面'],
  ['友善', 'Kindness', '搭把手的温度', '陌生人的那句谢谢', '一碗面的汤头', '借过，请，不客气', '等等后面的人', '口袋里的创可贴', '路口的热茶'],
] as const;

const MEDIUM: Readonly<Record<Category, { zh: string; en: string }>> = { broadcast: { zh: '听见', en: 'Heard' }, print: { zh: '看见', en: 'Seen' }, web: { zh: '点亮', en: 'Lit' }, film: { zh: '影像', en: 'Filmed' } };
const FIRST_PICTURE = 700;

/** The title of a work: like no other of the run. */
export function titleOf({ category, turn }: Pick<PlannedWork, 'category' | 'turn'>): { zh: string; en: string } {
  const [value, valueEn, ...lines] = nth(VALUES, turn);
  const line = Math.floor(turn / VALUES.length);
  const medium = MEDIUM[category];
  return { zh: `${medium.zh}${value}：${nth(lines, line)}`, en: `${medium.en}: ${valueEn}, no. ${line + 1}` };
}

const page = (title: string, value: string) =>
  `页面一屏，不滚动。打开时是一片夜色，手指按住屏幕，街灯从近到远一盏一盏亮起，每亮一盏浮出一个名字，是这座城市里做过好事的普通人。\n\n标题“${title}”在最后一盏灯亮起之后出现，下面只有一行小字：${value}，从你我开始。松开手，灯不会熄。\n\n页面可以转发，也可以留下一句话；留言经审核后会成为下一盏灯的名字。全部代码三十六千字节，在旧手机上也能流畅打开，读屏软件能按顺序念出每一个名字。`;

type Content = Pick<NewEntry, 'title' | 'body' | 'caption' | 'authors' | 'fileIds'>;

/** Writes, paints, films or records the work, and uploads its file. */
export async function contentOf(work: PlannedWork, author: ApiClient): Promise<Content> {
  const { category, turn, index } = work;
  const title = titleOf(work);
  const [value] = nth(VALUES, turn);
  const authors: Content['authors'] = [{ name: work.author.name, credit: index % 3 === 0 ? 'full' : 'masked', address: index % 2 === 0 ? 'ms' : 'mr', under14: false }];
  if (category === 'web') return { title, body: page(title.zh, value), caption: { zh: '', en: '' }, authors, fileIds: [] };
  const caption = { zh: `以一个寻常的瞬间说“${value}”。`, en: '' };
  const [made, purpose, extension] =
    category === 'print' ? ([await picture(FIRST_PICTURE + turn), 'picture', 'jpg'] as const) : category === 'film' ? ([await film(turn), 'film', 'webm'] as const) : ([{ bytes: jingle(turn), mime: 'audio/wav' }, 'audio', 'wav'] as const);
  const file = await author.upload<{ id: string }>('/files', { bytes: new Uint8Array(made.bytes), name: `${title.zh.replace('：', '-')}.${extension}`, mime: made.mime }, { purpose });
  return { title, body: '', caption, authors, fileIds: [file.id] };
}
