import { startWeb } from '../app/start-web.ts';
import { refuseToStart } from '../app/refuse.ts';

startWeb({ worker: process.env.HEMING_WORKER !== '0' }).catch(refuseToStart);
