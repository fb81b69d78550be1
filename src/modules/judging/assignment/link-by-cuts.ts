import type { Highs, Model } from 'highs';
import type { CompiledProblem } from './assignment.types.ts';
import { Draft } from './link-groups.ts';
import { buildModel, type Columns } from './model.ts';
import type { Stopwatch } from './stopwatch.ts';

const ROUNDS = 400;
const SECONDS = 30;

/** For a part of a group: some pair must link its entries to other judges, or its judges to the group's other entries. */
function addCut(highs: Highs, model: Model, problem: CompiledProblem, columnAt: Int32Array, group: readonly number[], part: { entries: readonly number[]; judges: readonly number[] }): void {
  const [inside, judges] = [new Set(part.entries), new Set(part.judges)];
  const indices: number[] = [];
  for (const entry of group) {
    for (let judge = 0; judge < problem.judgeCount; judge += 1) {
      const column = columnAt[entry * problem.judgeCount + judge]!;
      if (column >= 0 && inside.has(entry) !== judges.has(judge)) indices.push(column);
    }
  }
  model.addRow(1, highs.infinity, { indices: Int32Array.from(indices), values: new Float64Array(indices.length).fill(1) });
}

/**
 * The best assignment of whole pairs whose groups are linked, by branch and cut: solved, cut wherever a group falls into parts, solved again. `null`: there is none.
 * `undefined`: time ran out first. For problems small enough to hand over whole.
 */
export function linkByCuts(highs: Highs, watch: Stopwatch, problem: CompiledProblem): { pairs: Int32Array; bound: number } | null | undefined {
  const { blocked, judgeCount, groupOf, expertise } = problem;
  const cells = Int32Array.from([...blocked.keys()].filter((cell) => blocked[cell] === 0));
  const columnAt = new Int32Array(blocked.length).fill(-1);
  for (const [column, cell] of cells.entries()) columnAt[cell] = column;
  const row = cells.map((cell) => Math.floor(cell / judgeCount));
  const judge = cells.map((cell) => cell % judgeCount);
  const columns: Columns = { row, judge, worth: Float64Array.from(cells.keys(), (at) => expertise[groupOf[row[at]!]! * judgeCount + judge[at]!]!), upper: new Float64Array(cells.length).fill(1) };
  const ends = performance.now() + SECONDS * 1000;
  return highs.withModel(buildModel(highs, problem, problem.wanted, columns, true), (model) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      model.options.set({ output_flag: false, mip_rel_gap: 1e-6, time_limit: model.getRunTime() + Math.max(0.1, (ends - performance.now()) / 1000) });
      watch.lap('build');
      model.run();
      watch.lap('solve');
      const status = model.getModelStatus();
      if (status === highs.constants.modelStatus.infeasible) return null;
      if (status !== highs.constants.modelStatus.optimal || performance.now() > ends) return undefined;
      const { colValue } = model.getSolution();
      const draft = new Draft(problem, cells.filter((_, column) => colValue[column]! > 0.5));
      let cuts = 0;
      for (const [group, entries] of draft.entriesOf.entries()) {
        const parts = draft.parts(group);
        if (parts.length <= 1) continue;
        for (const part of parts) addCut(highs, model, problem, columnAt, entries, part);
        cuts += parts.length;
      }
      watch.lap('build');
      if (cuts === 0) return { pairs: draft.pairs(), bound: Number(model.info.get('mip_dual_bound')) };
    }
    return undefined;
  });
}
