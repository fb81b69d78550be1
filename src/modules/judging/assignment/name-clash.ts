import type { Clash, CompiledClash, CompiledProblem } from './assignment.types.ts';
import type { Numbering } from './compile.ts';
import { roomFor, worksFor } from './find-clashes.ts';

/** A clash of the solver in the caller's ids, with the numbers that show it. */
export function nameClash(clash: CompiledClash, compiled: CompiledProblem, { problem, groups }: Numbering): Clash {
  const entryId = (entry: number) => problem.entries[entry]!.id;
  const judgeId = (judge: number) => problem.judges[judge]!.id;
  switch (clash.kind) {
    case 'too-few-judges': {
      const entry = entryId(clash.entry);
      const conflicts = problem.conflicts.filter((conflict) => conflict.entry === entry).map(({ judge, why }) => ({ judge, why }));
      // Fixed pairs serve it already; beside them, a judge counts who has no conflict with it and may take an entry at all.
      const wanted = problem.entries[clash.entry]!.judges;
      const able = wanted - compiled.wanted[clash.entry]! + roomFor(compiled, [clash.entry], 1).room;
      return { kind: 'too-few-judges', entry, wanted, able, conflicts };
    }
    case 'room': {
      const { wanted, room, byJudge } = roomFor(compiled, clash.entries, clash.capped ? compiled.cap : 1);
      const entries = clash.entries.map(entryId);
      if (clash.capped) return { kind: 'pair-cap', entries, cap: compiled.cap, wanted, room };
      const judges = [...byJudge.entries()].filter(([, each]) => each > 0).map(([judge, each]) => ({ judge: judgeId(judge), room: each }));
      return { kind: 'too-little-room', entries, group: clash.group === null ? null : groups[clash.group]!, all: clash.all, wanted, room, judges };
    }
    case 'least': {
      const { least, possible } = worksFor(compiled, clash.judges, clash.capped ? compiled.cap : 1);
      const judges = clash.judges.map(judgeId);
      return clash.capped ? { kind: 'pair-cap-least', judges, cap: compiled.cap, least, possible } : { kind: 'too-much-least', judges, all: clash.all, least, possible };
    }
    case 'not-connected':
      return { kind: 'not-connected', group: groups[clash.group]!, why: clash.why, proven: clash.proven, parts: clash.parts.map((part) => part.map(entryId)) };
  }
}
