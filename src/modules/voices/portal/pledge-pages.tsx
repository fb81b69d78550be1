import type { Hono } from 'hono';
import { dayOf, formatNumber } from '../../../platform/calendar/calendar.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import { parseInput } from '../../../platform/http/problem.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { action, Breadcrumbs, ButtonLink, CheckField, ChoiceField, DateText, DayText, EmptyState, emptyForm, excerpt, FactList, FigureTile, Figures, filledForm, Form, FormActions, type FormState, goOn, href, Layout, NoticeBar, page, PageHead, Pagination, PlainText, ShareBox, show, Table, Tag, TextField, withForm, withQuery, WithdrawForm } from '../../../portal/shared/ui.ts';
import { isGivenName } from '../../people/public.ts';
import { countSignatures, findPledge, type SignatureRecord, signatureByCode, signatureOf, signaturesAt } from '../pledges.queries.ts';
import { signPledge, withdrawSignature } from '../usecases/sign-pledge.ts';
import { requireOpen } from '../voices.access.ts';
import { placesOfPage } from '../voices.rules.ts';
import { NewSignature } from '../voices.schemas.ts';
import { signInFirst } from './forum-pages.tsx';
import { forumPortalMessages } from './forums.messages.ts';
import { PLEDGES, pledgePath } from './paths.ts';
import { pledgePortalMessages } from './pledges.messages.ts';
import { forEverybody, type NamedPledge, publicPledge, standingOf } from './public-forum.ts';

const LIST_SIZE = 50;

const Frame = ({ ctx, pledge: { it, title, host, campaign } }: { ctx: Context; pledge: NamedPledge }) => {
  const { locale, clock } = ctx;
  const t = forumPortalMessages(locale);
  const standing = standingOf(it, clock.now());
  return (
    <>
      <Breadcrumbs locale={locale} trail={[{ title: pledgePortalMessages(locale).pledges, path: PLEDGES }, { title: pick(campaign.name, locale), path: campaign.path }]} />
      <PageHead title={pick(title, locale)} kicker={t.hostedBy({ name: pick(host, locale) })}>
        <p class="tags">
          <Tag tone={standing === 'open' ? 'now' : 'plain'}>{t[standing]}</Tag>
          <Tag>
            {standing === 'notYet' ? t.opensAt : t.closesAt} <DateText locale={locale} at={standing === 'notYet' ? it.opensAt : it.closesAt} as="minute" />
          </Tag>
        </p>
      </PageHead>
    </>
  );
};

const PledgePage = ({ ctx, pledge, signed }: { ctx: Context; pledge: NamedPledge; signed: number }) => {
  const { locale, clock } = ctx;
  const { it, title } = pledge;
  const t = pledgePortalMessages(locale);
  const path = pledgePath(it.id);
  const standing = standingOf(it, clock.now());
  return (
    <Layout ctx={ctx} title={pick(title, locale)} path={path} description={excerpt(pick(it.text, locale), 120)} kind="article">
      <Frame ctx={ctx} pledge={pledge} />
      <div class="pledge">
        <div class="pledge-sheet">
          <PlainText text={pick(it.text, locale)} literary />
        </div>
        <div class="pledge-side">
          <Figures>
            <FigureTile locale={locale} value={signed} unit={t.person} label={t.signatures} asOf={clock.now()} records={`${path}/signatures`} />
          </Figures>
          <ButtonLink locale={locale} to={`${path}/sign`} {...(standing === 'open' ? { look: 'main' as const } : {})}>
            {standing === 'open' ? t.sign : t.mySignature}
          </ButtonLink>
          <p class="small soft">{t.certificateNote}</p>
        </div>
      </div>
      <ShareBox locale={locale} origin={ctx.origin} path={path} title={pick(title, locale)} />
    </Layout>
  );
};

const Signatures = ({ ctx, pledge, rows, pageNumber }: { ctx: Context; pledge: NamedPledge; rows: readonly SignatureRecord[]; pageNumber: number }) => {
  const { locale } = ctx;
  const { it, title } = pledge;
  const t = pledgePortalMessages(locale);
  const name = t.listOf({ title: pick(title, locale) });
  const path = `${pledgePath(it.id)}/signatures`;
  return (
    <Layout ctx={ctx} title={name} path={pageNumber === 1 ? path : withQuery(path, { page: pageNumber })} hidden>
      <Breadcrumbs locale={locale} trail={[{ title: t.pledges, path: PLEDGES }, { title: pick(title, locale), path: pledgePath(it.id) }]} />
      <PageHead title={name} />
      {rows.length === 0 ? (
        <EmptyState title={t.none} />
      ) : (
        <Table caption={t.signedBy} head={[{ title: t.number, number: true }, t.signer, t.day]}>
          {rows.map((row) => (
            <tr>
              <td class="number">{formatNumber(row.number, locale)}</td>
              <td>{row.withdrawnAt === null ? row.shownAs : <span class="soft">{t.takenBack}</span>}</td>
              <td>
                <DateText locale={locale} at={row.signedAt} />
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Pagination locale={locale} path={path} page={pageNumber} total={it.signed} size={LIST_SIZE} />
    </Layout>
  );
};

interface SignProps {
  readonly ctx: Context;
  readonly pledge: NamedPledge;
  readonly mine: SignatureRecord | undefined;
  readonly state: FormState;
  readonly said?: 'signed' | 'withdrawn' | undefined;
}

const SignPage = ({ ctx, pledge, mine, state, said }: SignProps) => {
  const { locale, clock } = ctx;
  const { it, title } = pledge;
  const t = pledgePortalMessages(locale);
  const f = forumPortalMessages(locale);
  const path = `${pledgePath(it.id)}/sign`;
  const field = { locale, state };
  const open = standingOf(it, clock.now()) === 'open';
  return (
    <Layout ctx={ctx} title={mine === undefined ? t.sign : t.mySignature} path={path} cacheable={false}>
      <Breadcrumbs locale={locale} trail={[{ title: t.pledges, path: PLEDGES }, { title: pick(title, locale), path: pledgePath(it.id) }]} />
      <PageHead title={mine === undefined ? t.sign : t.mySignature} kicker={pick(title, locale)} />
      <div class="stack">
        {ctx.actor.kind === 'account' ? null : <NoticeBar tone="late">{f.signInAgain}</NoticeBar>}
        {said === 'withdrawn' ? (
          <NoticeBar tone="good" announce>
            {t.withdrawn}
          </NoticeBar>
        ) : null}
        {mine === undefined ? (
          <>
            <div class="pledge-sheet">
              <PlainText text={pick(it.text, locale)} literary />
            </div>
            {open ? (
              <Form locale={locale} state={state} action={href(locale, path)} labels={{ name: t.name, shownAs: t.shownAs, agrees: t.confirm }}>
                <TextField {...field} name="name" label={t.name} hint={t.nameHint} autocomplete="name" maxlength={40} />
                <ChoiceField {...field} name="shownAs" label={t.shownAs} choices={[{ value: 'masked', title: t.masked }, { value: 'full', title: t.full }]} />
                <CheckField {...field} name="agrees" label={t.confirm} />
                <FormActions submit={t.submit} />
              </Form>
            ) : (
              <NoticeBar tone="late">{f[standingOf(it, clock.now())]}</NoticeBar>
            )}
          </>
        ) : (
          <>
            <NoticeBar tone="good" announce={said === 'signed'}>
              {said === 'signed' ? t.signedNow({ number: String(mine.number) }) : t.mine({ number: String(mine.number) })}
            </NoticeBar>
            <div class="row">
              <a class="button button-main" href={`/api/pledges/${it.id}/certificate.pdf`} download>
                {t.certificate}
              </a>
              <a class="button" href={href(locale, `/pledge-certificates/${mine.code}`)}>
                {t.checkTitle}
              </a>
            </div>
            <WithdrawForm summary={t.withdraw} note={t.withdrawNote} submit={t.withdraw} to={href(locale, `${path}/withdraw`)} />
          </>
        )}
      </div>
    </Layout>
  );
};

const CheckPage = ({ ctx, code, signature, pledge }: { ctx: Context; code: string; signature: SignatureRecord | undefined; pledge: NamedPledge | undefined }) => {
  const { locale } = ctx;
  const t = pledgePortalMessages(locale);
  return (
    <Layout ctx={ctx} title={t.checkTitle} path={`/pledge-certificates/${code}`} hidden>
      <PageHead title={t.checkTitle}>
        <p class="code-line">{code}</p>
      </PageHead>
      <div class="stack">
        {signature === undefined || pledge === undefined ? (
          <NoticeBar tone="bad">{t.unknown}</NoticeBar>
        ) : (
          <>
            <NoticeBar tone={signature.withdrawnAt === null ? 'good' : 'bad'}>{signature.withdrawnAt === null ? t.valid : t.invalid}</NoticeBar>
            <FactList
              items={[
                { name: t.pledge, value: <a href={href(locale, pledgePath(pledge.it.id))}>{pick(pledge.title, locale)}</a> },
                { name: forumPortalMessages(locale).host, value: pick(pledge.host, locale) },
                { name: t.number, value: String(signature.number) },
                { name: t.signer, value: signature.withdrawnAt === null ? signature.shownAs : t.takenBack },
                { name: t.day, value: <DayText locale={locale} day={dayOf(signature.signedAt)} /> },
              ]}
            />
          </>
        )}
      </div>
    </Layout>
  );
};

function requireAgreed(values: Readonly<Record<string, string>>): void {
  if (values['agrees'] === 'yes') return;
  throw commonErrors.error('input.invalid', { count: 1 }, [{ path: 'agrees', code: 'required', message: { zh: pledgePortalMessages('zh-CN').confirmNeeded, en: pledgePortalMessages('en').confirmNeeded } }]);
}

/** Pledges: read, sign, take back, and the page on which a certificate is checked. */
export function pledgePages(router: Hono<Env>): void {
  page(router, '/pledges/:id', { cache: true }, async (c, asked) => {
    const ctx = forEverybody(asked);
    const pledge = await publicPledge(ctx, c.req.param('id'));
    return <PledgePage ctx={ctx} pledge={pledge} signed={await countSignatures(ctx.db, pledge.it.id)} />;
  });
  page(router, '/pledges/:id/signatures', { cache: true }, async (c, asked) => {
    const ctx = forEverybody(asked);
    const pledge = await publicPledge(ctx, c.req.param('id'));
    const pageNumber = Math.max(1, Math.trunc(Number(c.req.query('page') ?? 1)) || 1);
    const span = placesOfPage(pledge.it.signed, pageNumber, LIST_SIZE);
    return <Signatures ctx={ctx} pledge={pledge} rows={span === undefined ? [] : await signaturesAt(ctx.db, pledge.it.id, span)} pageNumber={pageNumber} />;
  });
  const mineOf = async (ctx: Context, pledge: NamedPledge) => (ctx.actor.kind === 'account' ? signatureOf(ctx.db, pledge.it.id, ctx.actor.accountId) : undefined);
  page(router, '/pledges/:id/sign', { cache: false }, async (c, ctx) => {
    const pledge = await publicPledge(ctx, c.req.param('id'));
    const first = signInFirst(ctx, `${pledgePath(pledge.it.id)}/sign`);
    if (first !== null) return goOn(c, first);
    const name = ctx.actor.kind === 'account' && isGivenName(ctx.actor.name) ? ctx.actor.name : '';
    return <SignPage ctx={ctx} pledge={pledge} mine={await mineOf(ctx, pledge)} state={filledForm({ name, shownAs: 'masked' })} said={(['signed', 'withdrawn'] as const).find((word) => c.req.query(word) !== undefined)} />;
  });
  action(router, '/pledges/:id/sign', async (c, ctx) => {
    const pledge = await publicPledge(ctx, c.req.param('id'));
    return withForm(
      c,
      async (values) => {
        requireOpen(ctx, pledge.it);
        requireAgreed(values);
        if (ctx.actor.kind !== 'account') throw commonErrors.error('input.invalid', { count: 1 }, [{ path: '', code: 'auth.required', message: commonErrors.definitions['auth.required'] }]);
        await signPledge(ctx, pledge.it.id, parseInput(NewSignature, { name: values['name'] ?? '', shownAs: values['shownAs'] || 'masked' }));
        return goOn(c, `${pledgePath(pledge.it.id)}/sign?signed`);
      },
      async (state, status) => show(c, <SignPage ctx={ctx} pledge={pledge} mine={await mineOf(ctx, pledge)} state={state} />, status),
    );
  });
  action(router, '/pledges/:id/sign/withdraw', async (c, ctx) => {
    const pledge = await publicPledge(ctx, c.req.param('id'));
    return withForm(
      c,
      async () => {
        await withdrawSignature(ctx, pledge.it.id);
        return goOn(c, `${pledgePath(pledge.it.id)}/sign?withdrawn`);
      },
      async (_, status) => show(c, <SignPage ctx={ctx} pledge={pledge} mine={await mineOf(ctx, pledge)} state={emptyForm} />, status),
    );
  });
  page(router, '/pledge-certificates/:code', { cache: false }, async (c, ctx) => {
    const code = c.req.param('code').toUpperCase().replaceAll(/[^0-9A-Z]/g, '').slice(0, 32);
    const signature = await signatureByCode(ctx.db, code);
    const it = signature === undefined ? undefined : await findPledge(ctx.db, signature.pledgeId);
    return <CheckPage ctx={ctx} code={code} signature={signature} pledge={it === undefined ? undefined : await publicPledge(ctx, it.id)} />;
  });
}
