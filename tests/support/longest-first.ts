import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files by what they drive: whole browsers through every screen, killed servers, browsers, the rest. */
const LONGEST = [/console-sweep/, /\/tests\/faults\//, /\/tests\/browser\//, /browser/, /\/tests\//];

const rank = ({ moduleId }: TestSpecification) => {
  const found = LONGEST.findIndex((pattern) => pattern.test(moduleId));
  return found === -1 ? LONGEST.length : found;
};

/** Starts the longest files first, so that none is left to run alone at the end; a fresh clone has no times of an earlier run to go by. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files); // oxlint-disable-line unicorn/no-array-sort
    return usual.toSorted((a, b) => rank(a) - rank(b));
  }
}
