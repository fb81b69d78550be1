import { createApi } from '../../platform/http/api.ts';
import { registerPersonContributor } from '../people/public.ts';
import { forumsApi } from './forums.routes.ts';
import { lettersApi } from './letters.routes.ts';
import { voicesOfPerson } from './person.contributor.ts';
import { pledgesApi } from './pledges.routes.ts';
import { voicePages } from './portal/voice-pages.tsx';
import { voiceFacts } from './voices.facts.ts';
import { voicesInbox } from './voices.inbox.ts';
import { voiceSubjects } from './voices.subjects.ts';

export { voiceActivities } from './voices.activity.ts';

registerPersonContributor(voicesOfPerson);

export const voicesModule = {
  name: 'voices',
  api: createApi().route('/', forumsApi).route('/', pledgesApi).route('/', lettersApi),
  pages: voicePages,
  factKinds: voiceFacts,
  subjects: voiceSubjects,
  inbox: voicesInbox,
};
