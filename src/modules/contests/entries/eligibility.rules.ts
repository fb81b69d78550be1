import type { Bilingual } from '../../../platform/i18n/messages.ts';
import type { Eligibility } from '../contests.schemas.ts';

export interface Declared {
  readonly ages?: boolean | undefined;
  readonly regions?: boolean | undefined;
}

/** Which declarations a category asks of a member of the public, and of a unit (whose place and kind are looked up). */
export function declarationsFor({ ages, regions }: Eligibility, entrant: 'unit' | 'public'): (keyof Declared)[] {
  return [...(ages === null || (ages.min === null && ages.max === null) ? [] : ['ages' as const]), ...(entrant === 'public' && regions.length > 0 ? ['regions' as const] : [])];
}

/** `6 至 17 岁` · `ages 6 to 17` */
export function agesInWords({ ages }: Eligibility): Bilingual {
  const { min, max } = ages ?? { min: null, max: null };
  if (min !== null && max !== null) return { zh: `${min} 至 ${max} 岁`, en: `aged ${min} to ${max}` };
  return min !== null ? { zh: `${min} 岁及以上`, en: `aged ${min} or older` } : { zh: `${max ?? 0} 岁及以下`, en: `aged ${max ?? 0} or younger` };
}
