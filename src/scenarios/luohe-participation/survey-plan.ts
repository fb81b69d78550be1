import type { Bilingual } from '../../platform/i18n/messages.ts';
import { createRng } from '../content/rng.ts';

const ANSWERS = 360;
/** Answers that come twice: the line broke before the first was confirmed. */
export const SENT_AGAIN = 12;

/** Where people live: so few come from elsewhere that their number must not show. */
const AREAS = [['yuanhui', '源汇区', 'Yuanhui', 96], ['yancheng', '郾城区', 'Yancheng', 84], ['shaoling', '召陵区', 'Shaoling', 72], ['wuyang', '舞阳县', 'Wuyang', 55], ['linying', '临颍县', 'Linying', 50], ['elsewhere', '外地', 'Elsewhere', 3]] as const;
const TOOK_PART = [['works', '公益广告', 'Advertisements'], ['talk', '话题', 'Topics'], ['wall', '清明祭扫', 'Qingming'], ['poll', '投票', 'The poll'], ['none', '都没有', 'None of these']] as const;
const MISSING = ['答复来得慢了些。', '老人不会用手机，希望社区有人教。', '投票页面的字再大一点。', '想知道意见转给了谁。', '活动时间多放在周末。'] as const;

const options = (list: readonly (readonly [string, string, string, ...unknown[]])[]) => list.map(([value, zh, en]) => ({ value, label: { zh, en } }));
const words = (zh: string, en: string): Bilingual => ({ zh, en });

/** The questions: where, in what, how well, and, of those who are not content, what is missing. */
export const SURVEY_FORM = {
  questions: [
    { key: 'area', kind: 'choice', label: words('您住在哪里？', 'Where do you live?'), required: true, options: options(AREAS) },
    { key: 'took-part', kind: 'choice', label: words('今年您参与过哪些？', 'What did you take part in this year?'), required: true, several: true, options: options(TOOK_PART) },
    { key: 'content', kind: 'scale', label: words('对今年的网络文明活动，您打几分？', 'How content are you with this year’s activities?'), required: true, min: 1, max: 5 },
    { key: 'missing', kind: 'text', label: words('还缺什么？', 'What is missing?'), max: 300, when: { match: 'all', tests: [{ question: 'content', is: 'at-most', value: 3 }] } },
  ],
} as const;

export interface PlannedAnswer {
  /** By which a sending is known as the same. */
  readonly sending: string;
  readonly address: string;
  readonly answers: { readonly area: string; readonly 'took-part': string[]; readonly content: number; readonly missing?: string };
}

/** What everybody answers. The same scale gives the same plan. */
export function planSurvey(scale: number): PlannedAnswer[] {
  const rng = createRng('luohe survey');
  const count = Math.max(120, Math.round(ANSWERS * scale));
  // The last of the areas keeps its number whatever the scale.
  const most = AREAS.slice(0, -1).reduce((sum, [, , , people]) => sum + people, 0);
  const elsewhere = AREAS.at(-1)![3];
  return Array.from({ length: count }, (_, n): PlannedAnswer => {
    let place = Math.floor((n / (count - elsewhere)) * most);
    const area = n >= count - elsewhere ? AREAS.at(-1)! : AREAS.find(([, , , people]) => (place -= people) < 0)!;
    const content = rng.pick([5, 5, 5, 4, 4, 4, 4, 3, 3, rng.chance(0.3) ? 1 : 2]);
    const took = TOOK_PART.slice(0, -1).map(([value]) => value).filter(() => rng.chance(0.4));
    return {
      sending: `luohe-2017-answer-${String(n).padStart(5, '0')}`, address: `10.180.${Math.floor(n / 9)}.${20 + (n % 9)}`,
      answers: { area: area[0], 'took-part': took.length === 0 ? ['none'] : took, content, ...(content <= 3 && rng.chance(0.5) ? { missing: rng.pick(MISSING) } : {}) },
    };
  });
}

/** How many answered so, by question and option. */
export function planCounts(answers: readonly PlannedAnswer[]): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { answers: { area, content, 'took-part': took } } of answers) [`area ${area}`, `content ${content}`, `${area}/${content}`, ...took.map((each) => `took-part ${each}`)].forEach(add);
  return counts;
}
