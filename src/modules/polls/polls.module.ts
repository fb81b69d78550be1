import { createApi } from '../../platform/http/api.ts';
import type { Context, Services } from '../../platform/http/context.ts';
import { settleBox } from './apart/at-box.ts';
import { createBoxListener } from './apart/box-listener.ts';
import { boxRoutes } from './apart/box.routes.ts';
import { createBallotListener } from './ballots/ballot-listener.ts';
import { pollPages } from './portal/poll-pages.tsx';
import { pollFacts } from './polls.facts.ts';
import { pollsInbox } from './polls.inbox.ts';
import { optionPictureVisibility } from './polls.pictures.ts';
import { requirePoll } from './polls.queries.ts';
import { pollsApi } from './polls.routes.ts';
import { pollSubject } from './polls.subjects.ts';
import { boxSweep, pollsSweep } from './polls.sweep.ts';
import { companionsOf } from './results/export-poll.ts';
import { pollReviewApi } from './review.routes.ts';

export { pollActivity } from './polls.activity.ts';

const pollLogs = { prefix: 'poll/', companions: async (ctx: Context, log: string) => companionsOf(ctx, await requirePoll(ctx.db, log.slice('poll/'.length))) };

export const pollsModule = {
  name: 'polls',
  api: createApi().route('/', pollsApi).route('/', pollReviewApi),
  pages: pollPages,
  factKinds: pollFacts,
  fileVisibility: optionPictureVisibility,
  subjects: [pollSubject],
  sweeps: [pollsSweep],
  inbox: pollsInbox,
  logOwner: pollLogs,
  listener: (services: Services) => createBallotListener(services),
};

/** What of polls a ballot box that runs apart answers and does. */
export const ballotBoxModule = {
  name: 'ballot-box',
  pages: boxRoutes,
  sweeps: [boxSweep],
  logOwner: pollLogs,
  listener: (services: Services) => createBoxListener(services),
  settle: settleBox,
};
