import { awardsConsole } from '../modules/awards/console/index.tsx';
import { campaignsConsole } from '../modules/campaigns/console/index.tsx';
import { contestsConsole } from '../modules/contests/console/index.tsx';
import { factsConsole } from './facts/index.tsx';
import { feedbackConsole } from './feedback/index.tsx';
import { judgingConsole } from '../modules/judging/console/index.tsx';
import { organizationsConsole } from '../modules/organizations/console/index.tsx';
import { noticesConsole } from '../modules/notices/console/index.tsx';
import { peopleConsole } from '../modules/people/console/index.tsx';
import { voicesConsole } from '../modules/voices/console/index.tsx';
import { pollsConsole } from '../modules/polls/console/index.tsx';
import type { ConsoleModule } from './shared/console-module.ts';
import { surveysConsole } from '../modules/surveys/console/index.tsx';

/** The modules of the console; each line imports a module's `console/index.tsx`. */
export const modules: readonly ConsoleModule[] = [awardsConsole, campaignsConsole, contestsConsole, factsConsole, judgingConsole, feedbackConsole, noticesConsole, organizationsConsole, peopleConsole, voicesConsole, pollsConsole, surveysConsole];
