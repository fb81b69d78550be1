import { anchorsOf, WINDOW } from './text-keys.ts';

/** Shingles that two texts have in common, one after the other: where the run begins in each, and how many. */
export interface Run {
  readonly first: number;
  readonly second: number;
  readonly length: number;
}

/**
 * What of a run counts, where some of it stands in very many texts. In a run as long as a window, the anchors of the run itself are anchors of every text
 * that holds it: what lies between a common one and the next that isn't is taken to be common, the rest is the two texts' own. In a shorter run, half of the
 * anchors decide.
 * @param shingles of the text in which `first` counts
 * @param common numbers of its anchors that stand in very many texts
 * @param anchors numbers of all its anchors
 */
export function tellingParts(shingles: Uint32Array, run: Run, common: ReadonlySet<number>, anchors: readonly number[]): Run[] {
  const end = run.first + run.length;
  if (run.length < WINDOW) {
    const within = anchors.filter((at) => at >= run.first && at < end);
    // At its rims an anchor may be chosen for what stands beside it, and so be this text's alone.
    return within.length > 0 && 2 * within.filter((at) => common.has(at)).length >= within.length ? [] : [run];
  }
  const own = anchorsOf(shingles.subarray(run.first, end)).map((at) => at + run.first);
  const parts: Run[] = [];
  let from = run.first;
  own.forEach((at, number) => {
    if (!common.has(at)) return;
    const before = own[number - 1];
    // After a rare anchor it is common from there on; at the run's beginning, or after another common one, nothing is left.
    const to = before === undefined || common.has(before) ? from : before + 1;
    if (to > from) parts.push({ first: from, second: run.second + from - run.first, length: to - from });
    from = own[number + 1] ?? end;
  });
  if (from < end) parts.push({ first: from, second: run.second + from - run.first, length: end - from });
  return parts;
}
