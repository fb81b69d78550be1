import type { AssignmentOptions, AssignmentProblem, Clash, CompiledProblem } from './assignment.types.ts';
import { fairLevel } from './fair-load.ts';

export interface Numbering {
  readonly problem: AssignmentProblem;
  readonly groups: readonly string[];
  readonly entryAt: ReadonlyMap<string, number>;
  readonly judgeAt: ReadonlyMap<string, number>;
  readonly fairShare: number;
}

function numbered(ids: Iterable<string>, what: string): Map<string, number> {
  const at = new Map<string, number>();
  for (const id of ids) {
    if (at.has(id)) throw new RangeError(`${what} ${id} is listed twice`);
    at.set(id, at.size);
  }
  return at;
}

function count(value: number, what: string): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${what} is no count: ${value}`);
  return value;
}

/**
 * The problem in typed arrays, or the clashes that show without solving: a judge's least above its most, fixed pairs against a conflict, a want or a most.
 * Throws RangeError for ids listed twice or unknown, and numbers out of their range.
 */
export function compile(problem: AssignmentProblem, options: AssignmentOptions = {}): { compiled: CompiledProblem; numbering: Numbering; clashes: Clash[] } {
  const entryAt = numbered(problem.entries.map(({ id }) => id), 'entry');
  const judgeAt = numbered(problem.judges.map(({ id }) => id), 'judge');
  const groups = [...new Set(problem.entries.map(({ group }) => group))];
  const groupAt = new Map(groups.map((group, index) => [group, index]));
  const [entryCount, judgeCount] = [entryAt.size, judgeAt.size];
  const cap = problem.pairCap ?? 1;
  if (!(cap > 0 && cap <= 1)) throw new RangeError(`pairCap is not within 0 and 1: ${cap}`);
  const cellOf = ({ judge, entry }: { judge: string; entry: string }) => {
    const [row, column] = [entryAt.get(entry), judgeAt.get(judge)];
    if (row === undefined || column === undefined) throw new RangeError(`unknown pair: judge ${judge}, entry ${entry}`);
    return row * judgeCount + column;
  };

  const wanted = Int32Array.from(problem.entries, ({ id, judges }) => count(judges, `what entry ${id} wants`));
  const most = Int32Array.from(problem.judges, (judge) => count(judge.most, `most of judge ${judge.id}`));
  const least = Int32Array.from(problem.judges, (judge) => count(judge.least ?? 0, `least of judge ${judge.id}`));
  const clashes: Clash[] = problem.judges.flatMap(({ id }, judge) => (least[judge]! > most[judge]! ? [{ kind: 'least-above-most' as const, judge: id, least: least[judge]!, most: most[judge]! }] : []));
  const expertise = new Float64Array(groups.length * judgeCount);
  for (const [column, judge] of problem.judges.entries()) {
    for (const [group, index] of groupAt) {
      const value = judge.expertise[group] ?? 0;
      if (!(value >= 0 && value <= 1)) throw new RangeError(`expertise of judge ${judge.id} is not within 0 and 1: ${value}`);
      expertise[index * judgeCount + column] = value;
    }
  }

  const blocked = new Uint8Array(entryCount * judgeCount);
  for (const conflict of problem.conflicts) blocked[cellOf(conflict)] = 1;
  const fixed = Int32Array.from(new Set((problem.fixed ?? []).map(cellOf)));
  const [base, fixedOf] = [new Int32Array(judgeCount), new Int32Array(entryCount)];
  for (const cell of fixed) {
    const [entry, judge] = [Math.floor(cell / judgeCount), cell % judgeCount];
    if (blocked[cell] === 1) {
      const conflict = problem.conflicts.find((each) => cellOf(each) === cell)!;
      clashes.push({ kind: 'fixed-conflict', judge: conflict.judge, entry: conflict.entry, why: conflict.why });
    }
    base[judge]! += 1;
    fixedOf[entry]! += 1;
  }
  for (const cell of fixed) blocked[cell] = 1;
  for (const [entry, { id }] of problem.entries.entries()) {
    if (fixedOf[entry]! > wanted[entry]!) clashes.push({ kind: 'fixed-beyond-wanted', entry: id, fixed: fixedOf[entry]!, wanted: wanted[entry]! });
  }
  for (const [judge, { id }] of problem.judges.entries()) {
    if (base[judge]! > most[judge]!) clashes.push({ kind: 'fixed-beyond-most', judge: id, fixed: base[judge]!, most: most[judge]! });
  }

  const level = fairLevel(least, most, wanted.reduce((sum, each) => sum + each, 0));
  const fair = most.map((each, judge) => Math.min(Math.max(level, least[judge]!), each));
  const compiled: CompiledProblem = {
    entryCount, judgeCount, groupCount: groups.length, expertise, blocked, fixed, base, fair, cap, seed: problem.seed, connect: options.connect ?? true,
    groupOf: Int32Array.from(problem.entries, ({ group }) => groupAt.get(group)!),
    wanted: wanted.map((each, entry) => Math.max(0, each - fixedOf[entry]!)),
    most: most.map((each, judge) => Math.max(0, each - base[judge]!)),
    least: least.map((each, judge) => Math.max(0, each - base[judge]!)),
  };
  return { compiled, clashes, numbering: { problem, groups, entryAt, judgeAt, fairShare: level } };
}
