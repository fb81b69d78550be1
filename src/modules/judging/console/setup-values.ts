import type { Contest } from '../../contests/contests.schemas.ts';
import type { Round } from '../judging.schemas.ts';
import { BLIND_FIELDS, type BlindField, type Method } from '../judging.words.ts';
import type { Particulars } from './host-source.ts';

interface Words {
  zh: string;
  en?: string;
}

/** The set-up form's values: instants as wall-clock times of Beijing, shares in percent. */
export interface RoundValues {
  name: Words;
  afterRoundId: string;
  opensAt: string;
  dueAt: string;
  closesAt: string;
  method: Method;
  categories: { categoryId: string; judged: boolean; places: number | null }[];
  criteria: { key: string; label: Words; weight: number; grades: { points: number; label: Words; anchor?: Words }[] }[];
  picks: number | null;
  blind: BlindField[];
  ties: string[];
  judgesPerEntry: number;
  mostPerJudge: number;
  capPercent: number;
  disputeSpread: number;
  remindBefore: number[];
  remindAfter: number[];
}

/** Hours that Beijing is ahead of UTC; it has known no summer time since 1991. */
const AHEAD = 8 * 3_600_000;
export const toWallClock = (instant: string): string => new Date(Date.parse(instant) + AHEAD).toISOString().slice(0, 16);
export const fromWallClock = (wall: string): string => `${wall}:00+08:00`;

/** Four grades, as most panels use; what each looks like is for the host to say. */
const GRADES = [
  { points: 100, label: { zh: '优秀', en: 'Excellent' } }, { points: 75, label: { zh: '良好', en: 'Good' } }, { points: 50, label: { zh: '一般', en: 'Fair' } }, { points: 25, label: { zh: '不足', en: 'Weak' } },
];

/** A new criterion under a key that no other has; tie rules name it by that. */
export function freshCriterion(others: readonly { key: string }[]): RoundValues['criteria'][number] {
  const taken = new Set(others.map(({ key }) => key));
  let n = 1;
  while (taken.has(`c${n}`)) n += 1;
  return { key: `c${n}`, label: { zh: '', en: '' }, weight: 1, grades: GRADES.map((grade) => ({ ...grade, anchor: { zh: '', en: '' } })) };
}

export function freshRound(contest: Pick<Contest, 'categories'>): RoundValues {
  return {
    name: { zh: '', en: '' }, afterRoundId: '', opensAt: '', dueAt: '', closesAt: '', method: 'rubric', categories: contest.categories.map(({ id }) => ({ categoryId: id, judged: true, places: 10 })), criteria: [freshCriterion([])], picks: 10,
    blind: [...BLIND_FIELDS], ties: ['median', 'lot'], judgesPerEntry: 3, mostPerJudge: 100, capPercent: 100, disputeSpread: 30, remindBefore: [72, 24], remindAfter: [1, 24],
  };
}

export function roundValues(contest: Pick<Contest, 'categories'>, round: Round): RoundValues {
  const { terms } = round;
  return {
    name: round.name, afterRoundId: round.afterRoundId ?? '', opensAt: toWallClock(round.opensAt), dueAt: toWallClock(round.dueAt), closesAt: toWallClock(round.closesAt), method: round.method,
    categories: contest.categories.map(({ id }) => {
      const judged = round.categories.find(({ categoryId }) => categoryId === id);
      return { categoryId: id, judged: judged !== undefined, places: judged?.places ?? 10 };
    }),
    criteria: terms.criteria.map((criterion) => ({ ...criterion, grades: criterion.grades.map((grade) => ({ ...grade })) })), picks: terms.picks ?? 10, blind: [...terms.blind], ties: [...terms.ties], judgesPerEntry: terms.judgesPerEntry, mostPerJudge: terms.mostPerJudge,
    capPercent: Math.round(terms.pairCap * 100), disputeSpread: terms.disputeSpread, remindBefore: [...terms.remindBefore], remindAfter: [...terms.remindAfter],
  };
}

const both = (words: Words | undefined) => ({ zh: words?.zh ?? '', en: words?.en ?? '' });

/** What the API takes. Only what the method asks for is sent: criteria of a rubric, the number of picks. */
export function roundParticulars(values: RoundValues): Particulars {
  const rubric = values.method === 'rubric';
  const keys = new Set(values.criteria.map(({ key }) => `criterion:${key}`));
  return {
    name: both(values.name), method: values.method, opensAt: fromWallClock(values.opensAt), dueAt: fromWallClock(values.dueAt), closesAt: fromWallClock(values.closesAt),
    categories: values.categories.filter(({ judged }) => judged).map(({ categoryId, places }) => ({ categoryId, places: places ?? 0 })),
    terms: {
      criteria: rubric ? values.criteria.map((criterion) => ({ key: criterion.key, label: both(criterion.label), weight: criterion.weight, grades: criterion.grades.map((grade) => ({ points: grade.points, label: both(grade.label), anchor: both(grade.anchor) })) })) : [],
      picks: values.method === 'top-picks' ? values.picks : null, blind: values.blind, ties: values.ties.filter((rule) => (rubric && keys.has(rule)) || !rule.startsWith('criterion:')), judgesPerEntry: values.judgesPerEntry, mostPerJudge: values.mostPerJudge,
      pairCap: values.capPercent / 100, disputeSpread: values.disputeSpread, remindBefore: values.remindBefore, remindAfter: values.remindAfter,
    },
  };
}
