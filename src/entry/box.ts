import { startBox } from '../app/start-box.ts';
import { refuseToStart } from '../app/shutdown.ts';

startBox().catch(refuseToStart);
