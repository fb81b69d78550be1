import type { Services } from '../../platform/http/context.ts';
import { createBallotListener } from './ballots/ballot-listener.ts';
import { pollFacts } from './polls.facts.ts';
import { pollsApi } from './polls.routes.ts';

export { pollActivity } from './polls.activity.ts';

export const pollsModule = {
  name: 'polls',
  api: pollsApi,
  factKinds: pollFacts,
  listener: (services: Services) => createBallotListener(services),
};
