import type { Context } from '../../platform/http/context.ts';
import { contestsApi } from './contests.routes.ts';
import { contestPages } from './portal/contest-pages.tsx';
import { contestFacts } from './contests.facts.ts';
import { isReaderOfFile } from './entries.access.ts';
import { isPublishedFile } from './published/published-works.ts';

export { contestActivity } from './published/gallery.ts';

export const contestsModule = {
  name: 'contests',
  api: contestsApi,
  pages: contestPages,
  factKinds: contestFacts,
  fileVisibility: async (ctx: Context, fileId: string) => ((await isPublishedFile(ctx.db, fileId)) ? ('everybody' as const) : (await isReaderOfFile(ctx, fileId)) ? ('reader' as const) : null),
};
