import { registerPersonContributor } from '../people/public.ts';
import { surveysOfPerson } from './person.contributor.ts';
import { surveyPages } from './portal/surveys-pages.tsx';
import { surveyFacts } from './surveys.facts.ts';
import { surveysInbox } from './surveys.inbox.ts';
import { surveysApi } from './surveys.routes.ts';
import { surveySubject } from './surveys.subjects.ts';
import { surveysSweep } from './surveys.sweep.ts';

export { surveyActivity } from './surveys.activity.ts';

registerPersonContributor(surveysOfPerson);

export const surveysModule = {
  name: 'surveys',
  api: surveysApi,
  pages: surveyPages,
  factKinds: surveyFacts,
  subjects: [surveySubject],
  sweeps: [surveysSweep],
  inbox: surveysInbox,
};
