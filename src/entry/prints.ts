// The thread that takes pictures' prints: started by src/platform/similarity/picture/take-print-apart.ts.
import { servePrints } from '../platform/similarity/picture/print-thread.ts';

servePrints();
