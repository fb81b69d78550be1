import { runScenario } from '../scenarios/command.ts';

process.exitCode = await runScenario(process.argv.slice(2), process.env);
