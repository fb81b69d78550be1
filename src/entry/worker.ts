import { startWorkerOnly } from '../app/start-worker.ts';
import { refuseToStart } from '../app/refuse.ts';

startWorkerOnly().catch(refuseToStart);
