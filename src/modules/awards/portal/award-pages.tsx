import { Readable } from 'node:stream';
import { Hono } from 'hono';
import type { Context, Env } from '../../../platform/http/context.ts';
import { isId } from '../../../platform/ids/ids.ts';
import { page } from '../../../portal/shared/ui.ts';
import { activityTitles } from '../../campaigns/public.ts';
import { worksById } from '../../contests/public.ts';
import { awardsCsv, funnelCsv } from '../account/account.csv.ts';
import { accountOf } from '../account/account.queries.ts';
import { attachment } from '../attachment.ts';
import { publicContest } from '../awards.access.ts';
import { awardErrors } from '../awards.errors.ts';
import { catalogueOf } from '../catalogue/draw-catalogue.ts';
import { awardsOf } from '../grants/awards.queries.ts';
import { publicNotice } from '../proposals/present.ts';
import { noticesOfContest } from '../proposals/proposals.queries.ts';
import { AccountPage } from './account-page.tsx';
import { certificatePages } from './certificate-pages.tsx';
import { NoticePage } from './notice-page.tsx';
import { objectionPages } from './objection-pages.tsx';
import { WinnersPage } from './winners-page.tsx';

const idOf = (text: string) => (isId(text) ? text : awardErrors.fail('award.not-found'));
const contestOf = (ctx: Context, text: string) => publicContest(ctx.db, idOf(text));
const csv = (stream: Readable, name: string) => new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-cache' } });

/** Public pages of awards: notices, objections, winners, certificates, the account of a contest and its data. */
export const awardPages = new Hono<Env>();

page(awardPages, '/award-notices/:id', { cache: true }, async (c, ctx) => <NoticePage ctx={ctx} notice={await publicNotice(ctx, idOf(c.req.param('id')))} />);

page(awardPages, '/contests/:id/awards', { cache: true }, async (c, ctx) => {
  const contest = await contestOf(ctx, c.req.param('id'));
  const awards = await awardsOf(ctx.db, contest.id);
  const title = (await activityTitles(ctx.db, [contest.id])).get(contest.id) ?? { zh: '', en: '' };
  const [notice] = await noticesOfContest(ctx.db, contest.id);
  return <WinnersPage ctx={ctx} contest={contest} title={title} awards={awards} works={await worksById(ctx.db, awards.map(({ entryId }) => entryId))} noticeId={notice?.id ?? null} />;
});

page(awardPages, '/contests/:id/account', { cache: true }, async (c, ctx) => <AccountPage ctx={ctx} account={await accountOf(ctx.db, await contestOf(ctx, c.req.param('id')))} />);
page(awardPages, '/contests/:id/account/funnel.csv', { cache: false }, async (c, ctx) => csv(funnelCsv(await accountOf(ctx.db, await contestOf(ctx, c.req.param('id'))), ctx.locale), 'funnel.csv'));
page(awardPages, '/contests/:id/account/awards.csv', { cache: false }, async (c, ctx) => csv(awardsCsv(await accountOf(ctx.db, await contestOf(ctx, c.req.param('id'))), ctx.locale), 'awards.csv'));
page(awardPages, '/contests/:id/catalogue.pdf', { cache: false }, async (c, ctx) => {
  const { pdf, name } = await catalogueOf(ctx, await contestOf(ctx, c.req.param('id')));
  return attachment(pdf, 'application/pdf', name, 'no-cache');
});

objectionPages(awardPages);
certificatePages(awardPages);
