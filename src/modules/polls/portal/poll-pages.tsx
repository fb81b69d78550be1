import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { inclusionProof } from '../../../ledger/public.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Env } from '../../../platform/http/context.ts';
import { policyWith } from '../../../platform/http/security-headers.ts';
import { action, emptyForm, filledForm, goOn, page, PATHS, show, withForm, withQuery } from '../../../portal/shared/ui.ts';
import { boxErrors } from '../apart/box.errors.ts';
import { logOfPoll } from '../ballots/leaf.ts';
import { readPass, passKey } from '../ballots/pass.ts';
import { requestContactCode } from '../eligibility/who.ts';
import { asFormProblem, browserTag, castByForm, shownNow } from './cast-by-form.ts';
import { embedAnswer } from './embed-page.tsx';
import { PollPage, PollsPage } from './poll-page.tsx';
import { forEverybody, POLLS, pollPath, publicPoll } from './public-poll.ts';
import { publicPolls } from './public-polls.queries.ts';
import { ProofPage, ReceiptPage } from './receipt.tsx';
import { ResultsPage } from './results-page.tsx';
import { sharedResults } from './shared-results.ts';
import { VotePage } from './vote-page.tsx';

const cookieOf = (id: string) => `poll-${id}`;

/** Public pages of polls: their rules, voting, receipts, results. */
export const pollPages = new Hono<Env>();

page(pollPages, POLLS, { cache: true }, async (_, asked) => {
  const ctx = forEverybody(asked);
  return <PollsPage ctx={ctx} polls={await publicPolls(ctx)} />;
});

page(pollPages, '/polls/:id', { cache: true }, async (c, asked) => {
  const ctx = forEverybody(asked);
  return <PollPage ctx={ctx} {...(await sharedResults(ctx, c.req.param('id')))} />;
});

page(pollPages, '/polls/:id/results', { cache: true }, async (c, asked) => {
  const ctx = forEverybody(asked);
  return <ResultsPage ctx={ctx} {...(await sharedResults(ctx, c.req.param('id')))} />;
});

page(pollPages, '/polls/:id/embed', { cache: false }, async (c, asked) => {
  const ctx = forEverybody(asked);
  const { known, totals, away } = await sharedResults(ctx, c.req.param('id'));
  return embedAnswer(ctx, known, totals, away);
});

page(pollPages, '/polls/:id/vote', { cache: false }, async (c, ctx) => {
  const known = await publicPoll(ctx, c.req.param('id'));
  if (known.poll.eligibility === 'unit' && ctx.actor.kind !== 'account') return goOn(c, withQuery(PATHS.signIn, { next: `${pollPath(known.poll.id)}/vote` }));
  // The ballot goes from the reader's browser straight to the box.
  if (known.poll.boxUrl !== null) c.header('content-security-policy', policyWith(known.poll.boxUrl));
  return <VotePage ctx={ctx} known={known} state={emptyForm} shown={shownNow(ctx, known.poll)} />;
});

action(pollPages, '/polls/:id/code', async (c, ctx) => {
  const known = await publicPoll(ctx, c.req.param('id'));
  const again = (contact: string, outbox: boolean) => show(c, <VotePage ctx={ctx} known={known} state={filledForm({ contact })} shown={shownNow(ctx, known.poll)} sent={{ contact, outbox }} />);
  return withForm(
    c,
    async ({ contact = '' }) => {
      const { outbox } = await asFormProblem(() => requestContactCode(ctx, known.poll, contact));
      return again(contact.trim(), outbox);
    },
    (state, status) => show(c, <VotePage ctx={ctx} known={known} state={state} shown={shownNow(ctx, known.poll)} />, status),
  );
});

action(pollPages, '/polls/:id/vote', async (c, ctx) => {
  const known = await publicPoll(ctx, c.req.param('id'));
  const { poll } = known;
  return withForm(
    c,
    async (values, all) => {
      const choices = (all['choices'] ?? []).map(Number).filter(Number.isSafeInteger);
      const brought = getCookie(c, cookieOf(poll.id));
      const cast = await asFormProblem(() => castByForm(ctx, poll, values, choices, brought));
      if (poll.eligibility === 'open' && (brought === undefined || readPass(passKey(ctx.keys, poll.id), brought, 0) === null)) {
        const voter = Buffer.from((JSON.parse(cast.receipt.leaf) as { voter: string }).voter, 'base64url');
        setCookie(c, cookieOf(poll.id), browserTag(ctx, poll, voter), { httpOnly: true, sameSite: 'Lax', path: '/', secure: ctx.origin.startsWith('https://'), expires: poll.closesAt });
      }
      return show(c, <ReceiptPage ctx={ctx} known={known} cast={cast} />);
    },
    (state, status) => {
      const contact = String([state.values['contact'] ?? ''].flat()[0] ?? '');
      const sent = contact === '' ? undefined : { contact, outbox: state.values['outbox'] === 'yes' };
      return show(c, <VotePage ctx={ctx} known={known} state={state} shown={String([state.values['shown'] ?? ''].flat()[0] ?? '')} sent={sent} />, status);
    },
    { secrets: ['contactCode'] },
  );
});

page(pollPages, '/polls/:id/proofs/:seq', { cache: false }, async (c, ctx) => {
  const known = await publicPoll(ctx, c.req.param('id'));
  const seq = c.req.param('seq');
  if (!/^\d{1,18}$/.test(seq)) return commonErrors.fail('not-found');
  // Who asks here for a proof would tell the desk whose ballot it is.
  if (known.poll.boxUrl !== null) return boxErrors.fail('ballot.elsewhere', { url: known.poll.boxUrl });
  const found = await inclusionProof(ctx.db, logOfPoll(known.poll.id), seq);
  return <ProofPage ctx={ctx} known={known} seq={seq} found={found === undefined ? null : { index: found.index, leaf: Buffer.from(found.leaf).toString('utf8'), proof: found.text }} />;
});
