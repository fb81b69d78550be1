import type { Hono } from 'hono';
import type { Context, Env } from '../../../platform/http/context.ts';
import { action, ButtonLink, emptyForm, type FormState, goOn, href, Layout, NoticeBar, page, PageHead, PATHS, Section, show, withForm, withQuery } from '../../../portal/shared/ui.ts';
import { ConsentPurposeName, NewToken, type OwnRecord } from '../me.schemas.ts';
import { parseInput } from '../../../platform/http/problem.ts';
import { setOwnConsent } from '../usecases/change-own-record.ts';
import { withdrawGuardianConsent } from '../usecases/guardian-consent.ts';
import { makeOwnToken, revokeOwnToken } from '../usecases/own-tokens.ts';
import { readOwnRecord } from '../usecases/read-own-record.ts';
import { endOwnSession } from '../usecases/sign-out.ts';
import { Consents, Devices, Fields, PostButton, Roles, Sections } from './me-parts.tsx';
import { Tokens } from './me-tokens.tsx';
import { meMessages } from './me.messages.ts';

interface MePageProps {
  readonly ctx: Context;
  readonly own: OwnRecord;
  readonly saved?: boolean;
  /** The form for a new token, and a token just made. */
  readonly tokenForm?: FormState;
  readonly madeToken?: string;
}

const MePage = ({ ctx, own, saved = false, tokenForm = emptyForm, madeToken }: MePageProps) => {
  const { locale } = ctx;
  const t = meMessages(locale);
  const part = { ctx, own };
  return (
    <Layout ctx={ctx} title={t.title} path={PATHS.me} cacheable={false}>
      <PageHead title={t.hello({ name: own.name })}>
        <p>{t.lead}</p>
      </PageHead>
      <div class="stack">
        {saved ? (
          <NoticeBar tone="good" announce>
            {t.saved}
          </NoticeBar>
        ) : null}
        {own.needsGuardian ? (
          <NoticeBar tone="late">
            {t.guardianNeeded} <a href={href(locale, '/me/guardian')}>{t.guardianGo}</a>
          </NoticeBar>
        ) : null}
        <div class="row">
          {own.kind === 'staff' ? (
            <a class="button button-main" href="/console/">
              {t.console}
            </a>
          ) : null}
          <PostButton ctx={ctx} path="/sign-out">
            {t.signOut}
          </PostButton>
        </div>
      </div>
      <Sections {...part} />
      <Roles {...part} />
      <Fields {...part} />
      <Consents {...part} />
      <Devices {...part} />
      <Tokens {...part} state={tokenForm} made={madeToken} />
      <Section title={t.take}>
        <div class="stack">
          <p>{t.takeLead}</p>
          <div class="row">
            <ButtonLink locale={locale} to="/me/copy">
              {t.copy}
            </ButtonLink>
            <ButtonLink locale={locale} to="/me/copy.json">
              {t.copyJson}
            </ButtonLink>
            <ButtonLink locale={locale} to="/me/close" look="quiet">
              {t.close}
            </ButtonLink>
          </div>
        </div>
      </Section>
    </Layout>
  );
};

/** Sends a reader who is not signed in to the sign-in page and back; null when they are. */
export function signInFirst(ctx: Context, path: string): string | null {
  return ctx.actor.kind === 'account' ? null : withQuery(PATHS.signIn, { next: path });
}

/** A person's own page, and what its buttons post to. */
export function mePages(router: Hono<Env>): void {
  page(router, PATHS.me, { cache: false }, async (c, ctx) => {
    const first = signInFirst(ctx, PATHS.me);
    if (first !== null) return goOn(c, first);
    return <MePage ctx={ctx} own={await readOwnRecord(ctx)} saved={c.req.query('saved') !== undefined} />;
  });
  action(router, '/me/consents/:purpose/:act', async (c, ctx) => {
    await setOwnConsent(ctx, parseInput(ConsentPurposeName, c.req.param('purpose')), c.req.param('act') === 'give');
    return goOn(c, `${PATHS.me}?saved#consents`);
  });
  action(router, '/me/guardian/withdraw', async (c, ctx) => {
    await withdrawGuardianConsent(ctx);
    return goOn(c, `${PATHS.me}?saved#consents`);
  });
  action(router, '/me/sessions/:id/end', async (c, ctx) => {
    await endOwnSession(ctx, c.req.param('id'));
    return goOn(c, `${PATHS.me}?saved#devices`);
  });
  action(router, '/me/tokens', (c, ctx) =>
    withForm(
      c,
      async (values) => {
        const made = await makeOwnToken(ctx, parseInput(NewToken, values));
        return show(c, <MePage ctx={ctx} own={await readOwnRecord(ctx)} madeToken={made.token} />);
      },
      async (state, status) => show(c, <MePage ctx={ctx} own={await readOwnRecord(ctx)} tokenForm={state} />, status),
    ),
  );
  action(router, '/me/tokens/:id/revoke', async (c, ctx) => {
    await revokeOwnToken(ctx, c.req.param('id'));
    return goOn(c, `${PATHS.me}?saved#tokens`);
  });
}
