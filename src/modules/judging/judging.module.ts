import { createApi } from '../../platform/http/api.ts';
import { registerPersonContributor } from '../people/public.ts';
import { judgingDeskApi } from './desk.routes.ts';
import { closeRoundsSweep, remindJudgesSweep } from './jobs/remind.sweep.ts';
import { judgingFacts } from './judging.facts.ts';
import { judgingInbox } from './judging.inbox.ts';
import { roundSubject, scoreSubject } from './judging.subjects.ts';
import { judgingOfPerson } from './person.contributor.ts';
import { judgingResultsApi } from './results.routes.ts';
import { judgingRoundsApi } from './rounds.routes.ts';

export { feedbackFor } from './feedback.ts';

registerPersonContributor(judgingOfPerson);

export const judgingModule = {
  name: 'judging',
  api: createApi().route('/', judgingRoundsApi).route('/', judgingDeskApi).route('/', judgingResultsApi),
  factKinds: judgingFacts,
  subjects: [roundSubject, scoreSubject],
  sweeps: [remindJudgesSweep, closeRoundsSweep],
  inbox: judgingInbox,
};
