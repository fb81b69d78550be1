import { createApi } from '../../platform/http/api.ts';
import type { Context, Services } from '../../platform/http/context.ts';
import { createBallotListener } from './ballots/ballot-listener.ts';
import { pollPages } from './portal/poll-pages.tsx';
import { pollFacts } from './polls.facts.ts';
import { pollsInbox } from './polls.inbox.ts';
import { optionPictureVisibility } from './polls.pictures.ts';
import { requirePoll } from './polls.queries.ts';
import { pollsApi } from './polls.routes.ts';
import { pollSubject } from './polls.subjects.ts';
import { pollsSweep } from './polls.sweep.ts';
import { companionsOf } from './results/export-poll.ts';
import { pollReviewApi } from './review.routes.ts';

export { pollActivity } from './polls.activity.ts';

export const pollsModule = {
  name: 'polls',
  api: createApi().route('/', pollsApi).route('/', pollReviewApi),
  pages: pollPages,
  factKinds: pollFacts,
  fileVisibility: optionPictureVisibility,
  subjects: [pollSubject],
  sweeps: [pollsSweep],
  inbox: pollsInbox,
  logOwner: { prefix: 'poll/', companions: async (ctx: Context, log: string) => companionsOf(ctx, await requirePoll(ctx.db, log.slice('poll/'.length))) },
  listener: (services: Services) => createBallotListener(services),
};
