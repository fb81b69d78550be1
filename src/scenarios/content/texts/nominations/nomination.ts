import { person, type Person } from '../../people/people.ts';
import type { Setting } from '../../programme/tree.ts';
import { nth, spread } from '../../rng.ts';
import type { Entry } from '../entry.ts';
import { fill } from '../fill.ts';
import { CARE_ROLES } from './roles-care.ts';
import { LAND_ROLES } from './roles-land.ts';
import { WORK_ROLES } from './roles-work.ts';
import { COMMON_QUESTIONS, TRIBUTES } from './shared.ts';

/** The kinds of people who are nominated, so ordered that neighbours differ. */
export const ROLES = CARE_ROLES.flatMap((role, turn) => [role, nth(WORK_ROLES, turn), ...LAND_ROLES.slice(turn, turn + 1)]);

/** A written entry about a synthetic person. */
export interface Nomination extends Entry {
  nominee: Person;
  job: string;
  jobEn: string;
}

// Nominees are taken from far along the list of people, whose beginning the offices' own staff have.
const FIRST_NOMINEE = 1200;

/**
 * The `index`-th nomination (0 and up) of the track 颂美德: who the person is, what they did, and an interview in questions
 * and answers. The same index and setting give the same text.
 */
export function nomination(index: number, setting: Setting): Nomination {
  const role = nth(ROLES, index);
  const telling = Math.floor(index / ROLES.length);
  const choose = <T>(items: readonly T[], position: number): T => nth(items, spread(telling, position, items.length));
  const nominee = person(FIRST_NOMINEE + index);
  const words = {
    ...setting,
    name: nominee.name,
    surname: nominee.surname,
    ta: index % 2 === 0 ? '她' : '他',
    years: role.years ?? 8 + ((index * 7) % 23),
  };

  const skipped = spread(telling, 2, role.deeds.length);
  const deeds = role.deeds.filter((_, position) => position !== skipped).map((deed) => fill(deed, words));
  const own = role.questions.map(({ q, a }, position) => ({ q, a: choose(a, 3 + position) }));
  const first = spread(index, 5, COMMON_QUESTIONS.length);
  const second = first + 1 + spread(index, 6, COMMON_QUESTIONS.length - 1);
  const [opening, closing] = [first, second].map((at, position) => {
    const { q, a } = nth(COMMON_QUESTIONS, at);
    return { q, a: fill(nth(a, spread(index, 7 + position, a.length)), words) };
  }) as [{ q: string; a: string }, { q: string; a: string }];
  const interview = [opening, ...own, closing].map(({ q, a }) => `问：${q}\n\n${nominee.surname}${words.ta === '她' ? '女士' : '先生'}：${a}`);

  const title = choose(role.titles, 1);
  const intro = fill(choose(role.intros, 0), words);
  return {
    nominee,
    job: role.job,
    jobEn: role.jobEn,
    title: `${title.zh}——记${setting.city}${role.job}${nominee.name}`,
    titleEn: `${title.en}: ${nominee.nameEn}, ${role.jobEn}`,
    text: [intro, deeds.join(''), ...interview, fill(nth(TRIBUTES, spread(index, 9, TRIBUTES.length)), words)].join('\n\n'),
    summary: intro,
    summaryEn: `${nominee.nameEn}, a ${role.jobEn} in ${setting.cityEn}, in an interview.`,
  };
}
