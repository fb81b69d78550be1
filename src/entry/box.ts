import { startBox } from '../app/start-box.ts';
import { refuseToStart } from '../app/refuse.ts';

startBox().catch(refuseToStart);
