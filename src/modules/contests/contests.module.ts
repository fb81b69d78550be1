import { createApi } from '../../platform/http/api.ts';
import type { Context } from '../../platform/http/context.ts';
import { registerPersonContributor } from '../people/public.ts';
import { contestFacts } from './contests.facts.ts';
import { contestsInbox } from './contests.inbox.ts';
import { contestsApi } from './contests.routes.ts';
import { entrySubject } from './contests.subjects.ts';
import { consentApi } from './consent/consent.routes.ts';
import { compareEntryJob } from './duplicates/compare-job.ts';
import { likenessesApi } from './duplicates/likenesses.routes.ts';
import { isReaderOfFile } from './entries/entries.access.ts';
import { filmPostersJob } from './films/film-posters.ts';
import { filmOfPoster } from './films/posters.queries.ts';
import { redrawWorkJob } from './jobs/redraw-work.ts';
import { contestListsApi } from './lists.routes.ts';
import { entriesOfPerson } from './person.contributor.ts';
import { contestPages } from './portal/contest-pages.tsx';
import { contestRulesApi } from './rules.routes.ts';
import { isPublishedFile } from './published/published-works.ts';

export { registerCallLinks } from './portal/call-links.ts';
export { registerEntryFeedback } from './feedback/entry-feedback.ts';
export { contestActivity } from './published/gallery.ts';

registerPersonContributor(entriesOfPerson);

export const contestsModule = {
  name: 'contests',
  api: createApi().route('/', contestListsApi).route('/', contestRulesApi).route('/', consentApi).route('/', likenessesApi).route('/', contestsApi),
  pages: contestPages,
  factKinds: contestFacts,
  subjects: [entrySubject],
  jobs: [compareEntryJob, redrawWorkJob, filmPostersJob],
  inbox: contestsInbox,
  async fileVisibility(ctx: Context, id: string) {
    const fileId = (await filmOfPoster(ctx.db, id)) ?? id;
    if (await isPublishedFile(ctx.db, fileId)) return 'everybody' as const;
    return (await isReaderOfFile(ctx, fileId)) ? ('reader' as const) : null;
  },
};
