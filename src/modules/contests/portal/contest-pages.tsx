import { Hono } from 'hono';
import type { Env } from '../../../platform/http/context.ts';
import { isId } from '../../../platform/ids/ids.ts';
import { page } from '../../../portal/shared/ui.ts';
import { contestErrors } from '../contests.errors.ts';
import { hasOpenExtension } from '../extensions/extensions.queries.ts';
import { findWork } from '../published/published-works.ts';
import { callLinksOf } from './call-links.ts';
import { CallPage } from './call-page.tsx';
import { consentPages } from './consent-pages.tsx';
import { enterPages, publicContest } from './enter-pages.tsx';
import { myEntriesPages } from './my-entries-pages.tsx';
import { WorkPage } from './work-page.tsx';

/** Public pages of contests: works, calls for entries, entering and one's own entries. */
export const contestPages = new Hono<Env>();

page(contestPages, '/works/:id', { cache: true, quick: true }, async (c, ctx) => {
  const id = c.req.param('id');
  const found = isId(id) ? await findWork(ctx.db, id) : undefined;
  return <WorkPage ctx={ctx} {...(found ?? contestErrors.fail('entry.not-found'))} />;
});

page(contestPages, '/contests/:id', { cache: true }, async (c, ctx) => {
  const call = await publicContest(ctx, c.req.param('id'));
  const { contest } = call;
  const late = contest.fromPublic && contest.closesAt <= ctx.clock.now() && (await hasOpenExtension(ctx.db, contest.id, ctx.clock.now()));
  return <CallPage ctx={ctx} {...call} links={await callLinksOf(ctx.db, contest.id)} late={late} />;
});

enterPages(contestPages);
myEntriesPages(contestPages);
consentPages(contestPages);
