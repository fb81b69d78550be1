import { startWorkerOnly } from '../app/start-worker.ts';
import { refuseToStart } from '../app/shutdown.ts';

startWorkerOnly().catch(refuseToStart);
