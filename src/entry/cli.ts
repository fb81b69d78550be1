import { runCli } from '../app/cli.ts';
import { refuseToStart } from '../app/shutdown.ts';

runCli(process.argv).catch(refuseToStart);
