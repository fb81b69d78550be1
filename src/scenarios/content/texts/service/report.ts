import type { Setting } from '../../programme/tree.ts';
import { createRng, nth, spread } from '../../rng.ts';
import type { Entry } from '../entry.ts';
import { fill } from '../fill.ts';
import { INDOOR_KINDS } from './kinds-indoors.ts';
import type { ServiceKind } from './kind.ts';
import { OUTDOOR_KINDS } from './kinds-outdoors.ts';

/** The kinds of service, so ordered that neighbours differ. */
export const SERVICE_KINDS: readonly ServiceKind[] = OUTDOOR_KINDS.flatMap((kind, turn) => [kind, nth(INDOOR_KINDS, turn)]);

/** A written account of a service event, with its figures. */
export interface ServiceReport extends Entry {
  kind: string;
  /** months in which the event makes sense, 1–12 */
  months: readonly number[];
  /** people who served */
  volunteers: number;
  /** hours that each served; a multiple of half an hour */
  hoursEach: number;
}

const NEXT_STEPS: readonly string[] = [
  '活动结束后，大家围成一圈开了个短会，记下三条可以做得更好的地方。',
  '下一次活动的时间已经定好，报名表当场就写满了。',
  '志愿服务时长当天记入服务记录，每个人都核对签了字。',
  '带队的志愿者说，热闹一阵子容易，难的是下个月还来。',
  '参加者约定，以后每个月都来一次，不管有没有人看见。',
  '有人问要不要合影，大家摆摆手，先把工具收拾干净了再说。',
  '临别时，大家相互道一声辛苦，各自散进了街道里。',
  '清点工具，带走垃圾，现场恢复如初，这也是活动的一部分。',
];

const TEAM_WORDS: readonly string[] = [
  '队伍里有党员，有学生，也有刚下夜班的工人。',
  '年龄最大的七十一岁，最小的跟着妈妈来，刚满九岁。',
  '有一半是第一次参加，出发前先做了半个小时的培训。',
  '几家单位的同事在这里第一次见面，干完活已经成了朋友。',
  '大家按所长分工，谁也没有闲着。',
  '报名的人比计划多出一倍，后来的就排进了下一期。',
  '为了不扰民，集合没有用喇叭，举一面小旗就够了。',
];

/**
 * The `index`-th report (0 and up) of the track 践美行. The same index and setting give the same text, and the figures in the
 * text are the ones returned beside it.
 */
export function serviceReport(index: number, setting: Setting): ServiceReport {
  const kind = nth(SERVICE_KINDS, index);
  const telling = Math.floor(index / SERVICE_KINDS.length);
  const rng = createRng(`service/${index}`);
  const choose = <T>(items: readonly T[], position: number): T => nth(items, spread(telling, position, items.length));
  const volunteers = rng.int(12, 68);
  const hoursEach = rng.int(4, 10) / 2;
  const count = Math.round(volunteers * rng.range(kind.each[0], kind.each[1]));
  const words = { ...setting, people: volunteers, hours: hoursEach, count };

  const opening = fill(choose(kind.openings, 0), words) + nth(TEAM_WORDS, spread(index, 1, TEAM_WORDS.length));
  const skipped = spread(telling, 2, kind.actions.length);
  const actions = kind.actions.filter((_, position) => position !== skipped).join('');
  const result = fill(choose(kind.results, 4), words);
  const ordinalInSeries = telling + 1;
  return {
    kind: kind.id,
    months: kind.months,
    volunteers,
    hoursEach,
    title: `${fill(choose(kind.titles, 5), words)}——${setting.city}“${kind.name}”第${ordinalInSeries}期`,
    titleEn: `${kind.nameEn} in ${setting.cityEn}, no. ${ordinalInSeries}`,
    text: [opening, actions, choose(kind.episodes, 3), result + nth(NEXT_STEPS, spread(index, 6, NEXT_STEPS.length))].join('\n\n'),
    summary: result,
    summaryEn: `${volunteers} volunteers gave ${hoursEach} hours each.`,
  };
}
