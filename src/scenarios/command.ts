import { InterruptedError } from './client/problem-error.ts';
import { ScenarioServer } from './client/scenario-server.ts';
import { guizhou } from './guizhou/index.ts';
import { heilongjiang } from './heilongjiang/index.ts';
import { luoheContest } from './luohe-contest/index.ts';
import { luoheParticipation } from './luohe-participation/index.ts';
import { checkRun } from './run/check.ts';
import { drive } from './run/drive.ts';

const SCENARIOS = [heilongjiang, guizhou, luoheContest, luoheParticipation];
/** Exit code of a run that can go on once the server is there again. */
const EXIT_AWAY = 75;
/** Sooner than a server can start again. */
const WATCH_MS = 200;

/**
 * Runs a scenario against a running server (HEMING_URL, HEMING_SCENARIO_SECRET): `NAME`, or `--check NAME`. Progress goes to stderr, one
 * JSON line of what was done to stdout. HEMING_SCENARIO_SCALE makes it shorter. @returns the exit code.
 */
export async function runScenario(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const name = args.find((arg) => !arg.startsWith('--'));
  const scenario = SCENARIOS.find((each) => each.name === name);
  if (scenario === undefined || env.HEMING_URL === undefined || env.HEMING_SCENARIO_SECRET === undefined) {
    console.error(`There is no scenario “${name ?? ''}”. Known: ${SCENARIOS.map((each) => each.name).join(', ')}.`);
    return 2;
  }
  const server = new ScenarioServer(env.HEMING_URL, env.HEMING_SCENARIO_SECRET);
  if (args.includes('--check')) {
    const { compared, differences } = await checkRun(scenario, server);
    const [first] = differences;
    if (first !== undefined) console.error(`${first.figure}: the run counted ${first.counted}, the ${first.source} ${first.found}. (${differences.length} of ${compared} comparisons differ.)`);
    process.stdout.write(`${JSON.stringify({ scenario: scenario.name, compared, differences: differences.length })}\n`);
    return first === undefined ? 0 : 1;
  }
  const scale = Number(env.HEMING_SCENARIO_SCALE ?? '1');
  if (!(scale > 0 && scale <= 1)) {
    console.error('HEMING_SCENARIO_SCALE must be more than 0 and at most 1.');
    return 2;
  }
  const parent = process.ppid;
  // A child whose server was killed has another parent from then on; its successor drives the scenario.
  const isAbandoned = () => process.ppid !== parent;
  const watch = setInterval(() => isAbandoned() && process.exit(EXIT_AWAY), WATCH_MS);
  const began = Date.now();
  try {
    const result = await drive(scenario, server, {
      scale, isAbandoned,
      onProgress: (done, total, words, ms) => console.error(`${String(done).padStart(3)}/${total}  ${words.zh}  ${words.en}  (${(ms / 1000).toFixed(1)} s)`),
    });
    // A web process that loads its demonstration tells the accounts itself.
    if (env.HEMING_SCENARIO_CHILD !== '1') process.stdout.write(`${JSON.stringify({ ...result, accounts: undefined, seconds: Math.round((Date.now() - began) / 1000) })}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof InterruptedError)) throw error;
    console.error(`The server went away: ${error.message}`);
    return EXIT_AWAY;
  } finally {
    clearInterval(watch);
  }
}
