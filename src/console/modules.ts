import { campaignsConsole } from '../modules/campaigns/console/index.tsx';
import type { ConsoleModule } from './shared/console-module.ts';

/** The modules of the console; each line imports a module's `console/index.tsx`. */
export const modules: readonly ConsoleModule[] = [campaignsConsole];
