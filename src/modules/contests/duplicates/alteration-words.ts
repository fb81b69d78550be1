import type { z } from 'zod';
import type { Alteration } from './likenesses.schemas.ts';

type Alteration = z.infer<typeof Alteration>;

/** How a picture was altered, in steps: what a reader is told, in the order in which it was done. Percentages are of area. */
export type AlterationStep = { readonly step: 'same' | 'mirrored' | 'as-is' } | { readonly step: 'turned'; readonly degrees: number } | { readonly step: 'cut' | 'added'; readonly percent: number };

/** Degrees and parts below which a difference is that of measuring. */
const LEAST_TURN = 3;
const LEAST_PART = 0.06;

/** The steps by which the later picture came from the earlier one. */
export function stepsOfAlteration({ same, mirrored, turned, shown, filled }: Alteration): AlterationStep[] {
  if (same) return [{ step: 'same' }];
  const steps: AlterationStep[] = [];
  const near = Math.abs(turned - 90 * Math.round(turned / 90)) <= LEAST_TURN ? 90 * Math.round(turned / 90) : turned;
  if (mirrored) steps.push({ step: 'mirrored' });
  if (Math.abs(near) > LEAST_TURN) steps.push({ step: 'turned', degrees: near === -180 ? 180 : near });
  if (1 - shown > LEAST_PART) steps.push({ step: 'cut', percent: Math.round((1 - shown) * 100) });
  if (1 - filled > LEAST_PART) steps.push({ step: 'added', percent: Math.round((1 - filled) * 100) });
  return steps.length === 0 ? [{ step: 'as-is' }] : steps;
}

/** A text in parts, those that match marked; passages that overlap become one. */
export function markPassages(text: string, passages: readonly { readonly from: number; readonly to: number }[]): { readonly text: string; readonly matches: boolean }[] {
  const parts: { text: string; matches: boolean }[] = [];
  let at = 0;
  for (const { from, to } of passages.toSorted((a, b) => a.from - b.from)) {
    const start = Math.max(at, from);
    if (start >= to) continue;
    if (start > at) parts.push({ text: text.slice(at, start), matches: false });
    const last = parts.at(-1);
    if (last?.matches === true && start === at) parts[parts.length - 1] = { text: last.text + text.slice(start, to), matches: true };
    else parts.push({ text: text.slice(start, to), matches: true });
    at = to;
  }
  return at < text.length ? [...parts, { text: text.slice(at), matches: false }] : parts;
}
