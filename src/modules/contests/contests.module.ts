import { createApi } from '../../platform/http/api.ts';
import type { Context } from '../../platform/http/context.ts';
import { registerPersonContributor } from '../people/public.ts';
import { contestFacts } from './contests.facts.ts';
import { contestsInbox } from './contests.inbox.ts';
import { contestsApi } from './contests.routes.ts';
import { entrySubject } from './contests.subjects.ts';
import { isReaderOfFile } from './entries/entries.access.ts';
import { redrawWorkJob } from './jobs/redraw-work.ts';
import { contestListsApi } from './lists.routes.ts';
import { entriesOfPerson } from './person.contributor.ts';
import { contestPages } from './portal/contest-pages.tsx';
import { isPublishedFile } from './published/published-works.ts';

export { contestActivity } from './published/gallery.ts';

registerPersonContributor(entriesOfPerson);

export const contestsModule = {
  name: 'contests',
  api: createApi().route('/', contestListsApi).route('/', contestsApi),
  pages: contestPages,
  factKinds: contestFacts,
  subjects: [entrySubject],
  jobs: [redrawWorkJob],
  inbox: contestsInbox,
  fileVisibility: async (ctx: Context, fileId: string) => ((await isPublishedFile(ctx.db, fileId)) ? ('everybody' as const) : (await isReaderOfFile(ctx, fileId)) ? ('reader' as const) : null),
};
