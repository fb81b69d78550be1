import type { Setting } from '../../programme/tree.ts';
import { nth, spread } from '../../rng.ts';
import type { Entry } from '../entry.ts';
import { fill } from '../fill.ts';
import { REFLECTIONS, SETTINGS } from './shared.ts';
import type { Theme } from './theme.ts';
import { LAND_THEMES } from './themes-land.ts';
import { PEOPLE_THEMES } from './themes-people.ts';
import { ROAD_THEMES } from './themes-road.ts';
import { SNOW_THEMES } from './themes-snow.ts';

/** Every story, so ordered that neighbours are of different kinds. */
export const THEMES: readonly Theme[] = [SNOW_THEMES, LAND_THEMES, ROAD_THEMES, PEOPLE_THEMES].flatMap((_, turn, groups) =>
  groups.map((group) => nth(group, turn)),
);

const RUBRICS = ['街巷札记', '北疆手记', '寻常日子', '邻里小记', '城市来信', '行走笔记', '身边的故事', '灯下漫笔'];

/** The bare title the first time it comes round, then with a subtitle, then under a rubric: readers meet no title twice. */
function entitle(
  title: { zh: string; en: string },
  telling: number,
  round: number,
  hero: { long: string; en: string },
  setting: Setting,
): { title: string; titleEn: string } {
  if (round === 0) return { title: title.zh, titleEn: title.en };
  if (round === 1) return { title: `${title.zh}——记${hero.long}`, titleEn: `${title.en}: ${hero.en}` };
  return { title: `${nth(RUBRICS, round + telling)}：${title.zh}`, titleEn: `Notes from ${setting.cityEn}: ${title.en}` };
}

/**
 * The `index`-th essay (0 and up) of the track 撰美文, set in a city: paragraphs of plain Chinese, title and summary in both
 * languages. The same index and setting give the same text.
 */
export function essay(index: number, setting: Setting): Entry {
  const theme = nth(THEMES, index);
  const telling = Math.floor(index / THEMES.length);
  const choose = <T>(items: readonly T[], position: number): T => nth(items, spread(telling, position, items.length));
  const hero = choose(theme.heroes, 11);
  const words = { ...setting, hero: hero.long, short: hero.short };

  const paragraphs: string[] = [];
  theme.beats.forEach((beat, position) => {
    let sentence = fill(choose(beat, position), words);
    if (position === theme.doubled) {
      const other = spread(telling, position, beat.length) + 1 + spread(telling, 9, beat.length - 1);
      sentence += fill(nth(beat, other), words);
    }
    if (position === 0) paragraphs.push(sentence + fill(nth(SETTINGS, spread(index, 7, SETTINGS.length)), words));
    else if (theme.breaks.includes(position)) paragraphs.push(sentence);
    else paragraphs[paragraphs.length - 1] += sentence;
  });
  paragraphs.splice(-1, 0, nth(REFLECTIONS, spread(index, 8, REFLECTIONS.length)));

  const title = choose(theme.titles, 5);
  const english = { hero: hero.en, city: setting.cityEn, river: setting.riverEn };
  const summaryEn = fill(choose(theme.summaries, 6), english);
  return {
    ...entitle(title, telling, Math.floor(telling / theme.titles.length), hero, setting),
    text: paragraphs.join('\n\n'),
    summary: paragraphs[1] ?? '',
    summaryEn: summaryEn.charAt(0).toUpperCase() + summaryEn.slice(1),
  };
}
