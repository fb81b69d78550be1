import type { Hono } from 'hono';
import { labelsOf, maxBytesOf, sizeInWords } from '../../../platform/files/file-types.ts';
import { readyFiles } from '../../../platform/files/files.queries.ts';
import { storeFormFile, uploadInputAttributes } from '../../../platform/files/upload-input.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import { parseInput } from '../../../platform/http/problem.ts';
import { isId } from '../../../platform/ids/ids.ts';
import { type Locale, pick } from '../../../platform/i18n/messages.ts';
import { action, Breadcrumbs, ButtonLink, DateText, emptyForm, EmptyState, filledForm, Form, FormActions, type FormState, goOn, href, Layout, NoticeBar, page, PageHead, PATHS, PlainText, Section, SelectField, show, Tag, TextArea, WithdrawForm, withForm, withQuery } from '../../../portal/shared/ui.ts';
import { hasProvedContact } from '../../people/public.ts';
import { awardErrors } from '../awards.errors.ts';
import { NewObjection, type Notice, type OwnObjection, Withdrawal } from '../awards.schemas.ts';
import { CASE_STATE_NAMES, type CaseState, GROUND_NAMES, GROUNDS, isOpenCase } from '../awards.words.ts';
import { objectTo, ownObjection, ownObjections } from '../cases/object.ts';
import { withdrawObjection } from '../cases/withdraw.ts';
import { publicNotice } from '../proposals/present.ts';
import { AnswersList } from './answers-list.tsx';
import { awardPortalMessages } from './portal.messages.ts';

interface Carried {
  readonly id: string;
  readonly name: string;
}

/** The acting person's own uploads by id; others are left out. */
async function ownFiles(ctx: Context, ids: readonly string[]): Promise<Carried[]> {
  const found = await readyFiles(ctx.db, ids.filter(isId));
  const mine = ctx.actor.kind === 'account' ? ctx.actor.accountId : null;
  return [...found.values()].filter((file) => file.ownerAccountId === mine).map(({ id, name }) => ({ id, name }));
}

/** Entries of a notice to which one may object now, in the order of the list. */
const openEntries = (ctx: Context, notice: Notice) =>
  notice.categories.filter(({ state, noticeUntil }) => state === 'noticed' && noticeUntil !== null && new Date(noticeUntil) > ctx.clock.now()).flatMap(({ levels }) => levels.flatMap(({ entries, name }) => entries.map((entry) => ({ ...entry, level: name }))));

/** Papers, and pictures of what was seen. */
const EVIDENCE = ['document', 'picture'] as const;

const ObjectPage = ({ ctx, notice, state, files, proved }: { ctx: Context; notice: Notice; state: FormState; files: readonly Carried[]; proved: boolean }) => {
  const { locale } = ctx;
  const t = awardPortalMessages(locale);
  const path = `/award-notices/${notice.id}/object`;
  const field = { locale, state };
  return (
    <Layout ctx={ctx} title={t.objectTitle} path={path} cacheable={false}>
      <Breadcrumbs locale={locale} trail={[{ title: pick(notice.contest, locale), path: `/contests/${notice.contestId}` }, { title: t.notice, path: `/award-notices/${notice.id}` }]} />
      <PageHead title={t.objectTitle} kicker={pick(notice.contest, locale)}>
        <p>{t.objectLead}</p>
      </PageHead>
      {proved ? (
        <Form locale={locale} state={state} action={href(locale, path)} labels={{ entryId: t.entry, ground: t.ground, text: t.text, fileIds: t.evidence }} files>
          <SelectField {...field} name="entryId" label={t.entry} choices={openEntries(ctx, notice).map((entry) => ({ value: entry.entryId, title: `${pick(entry.title, locale)}（${pick(entry.level, locale)}）` }))} />
          <SelectField {...field} name="ground" label={t.ground} choices={GROUNDS.map((ground) => ({ value: ground, title: pick(GROUND_NAMES[ground], locale) }))} />
          <TextArea {...field} name="text" label={t.text} hint={t.textHint} rows={8} maxlength={5000} />
          <div class="field">
            <label class="field-label" for="field-fileIds">
              {t.evidence}
            </label>
            <p class="field-hint" id="field-fileIds-hint">
              {t.evidenceHint({ kinds: EVIDENCE.map(labelsOf).join(', '), size: sizeInWords(Math.max(...EVIDENCE.map(maxBytesOf))) })}
            </p>
            {files.length === 0 ? null : (
              <noscript>
                <p class="field-hint">{t.kept({ names: files.map(({ name }) => name).join(locale === 'en' ? ', ' : '、') })}</p>
              </noscript>
            )}
            <input {...uploadInputAttributes(locale, { purpose: EVIDENCE, name: 'file', field: 'fileIds' })} id="field-fileIds" multiple aria-describedby="field-fileIds-hint" />
            {files.map((file) => (
              <input type="hidden" name="fileIds" value={file.id} data-file-name={file.name} />
            ))}
          </div>
          <FormActions submit={t.send} />
        </Form>
      ) : (
        <NoticeBar tone="late">
          {t.proveFirst} <a href={href(locale, '/me')}>{t.prove}</a>
        </NoticeBar>
      )}
    </Layout>
  );
};

const CaseTag = ({ locale, state }: { locale: Locale; state: CaseState }) => <Tag tone={state === 'answered' ? 'good' : state === 'withdrawn' ? 'plain' : 'now'}>{pick(CASE_STATE_NAMES[state], locale)}</Tag>;

const OwnPage = ({ ctx, own, said, state }: { ctx: Context; own: OwnObjection; said?: 'sent' | 'withdrawn' | undefined; state?: FormState }) => {
  const { locale } = ctx;
  const t = awardPortalMessages(locale);
  return (
    <Layout ctx={ctx} title={t.objectionOf({ number: own.number })} path={`/me/objections/${own.id}`} cacheable={false}>
      <Breadcrumbs locale={locale} trail={[{ title: t.mine, path: '/me/objections' }]} />
      <PageHead title={t.objectionOf({ number: own.number })} kicker={pick(own.contest, locale)}>
        <p class="row">
          <CaseTag locale={locale} state={own.state} />
          <strong>{pick(own.entry, locale)}</strong>
        </p>
      </PageHead>
      <div class="stack">
        {said === undefined ? null : (
          <NoticeBar tone="good" announce>
            {said === 'sent' ? t.sent : t.withdrawn_own}
          </NoticeBar>
        )}
        {own.withdrawnAt === null ? null : (
          <p class="soft">
            {t.withdrawnAt} <DateText locale={locale} at={own.withdrawnAt} as="minute" />
          </p>
        )}
      </div>
      {own.withdrawnAt === null ? <Section title={t.answer}>{own.answer === null ? <p class="soft">{t.noAnswer}</p> : <AnswersList ctx={ctx} answers={[own]} />}</Section> : null}
      <Section title={t.yourText}>
        <p class="soft">{pick(GROUND_NAMES[own.ground], locale)}</p>
        <PlainText text={own.text} />
        {own.files.length === 0 ? null : (
          <ul class="lines work-foot">
            {own.files.map((file) => (
              <li>
                <a href={file.url}>{file.name}</a>
              </li>
            ))}
          </ul>
        )}
        <p class="row work-foot">
          <ButtonLink locale={locale} to={`/award-notices/${own.proposalId}`}>
            {t.toNotice}
          </ButtonLink>
        </p>
      </Section>
      {isOpenCase(own.state) ? (
        <section class="section">
          <WithdrawForm summary={t.withdrawSummary} note={t.withdrawNote} submit={t.withdraw} to={href(locale, `/me/objections/${own.id}/withdraw`)} open={state !== undefined}>
            <TextArea locale={locale} state={state ?? emptyForm} name="reason" label={t.withdrawReason} hint={t.withdrawReasonHint} rows={3} maxlength={500} optional />
          </WithdrawForm>
        </section>
      ) : null}
    </Layout>
  );
};

const ListPage = ({ ctx, rows }: { ctx: Context; rows: readonly OwnObjection[] }) => {
  const { locale } = ctx;
  const t = awardPortalMessages(locale);
  return (
    <Layout ctx={ctx} title={t.mine} path="/me/objections" cacheable={false}>
      <PageHead title={t.mine}>
        <p>{t.mineLead}</p>
      </PageHead>
      {rows.length === 0 ? (
        <EmptyState title={t.mineEmpty} />
      ) : (
        <ul class="lines">
          {rows.map((row) => (
            <li class="row">
              <a class="own-entry" href={href(locale, `/me/objections/${row.id}`)}>
                {t.objectionOf({ number: row.number })} · {pick(row.entry, locale)}
              </a>
              <CaseTag locale={locale} state={row.state} />
              <span class="soft">
                {pick(row.contest, locale)} · <DateText locale={locale} at={row.receivedAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Layout>
  );
};

const proved = async (ctx: Context) => ctx.actor.kind === 'account' && hasProvedContact(ctx.db, ctx.actor.personId);
const idOf = (text: string) => (isId(text) ? text : awardErrors.fail('award.not-found'));

/** Objecting to a proposed award, and one's own objections. */
export function objectionPages(router: Hono<Env>): void {
  page(router, '/award-notices/:id/object', { cache: false }, async (c, ctx) => {
    const notice = await publicNotice(ctx, idOf(c.req.param('id')));
    const path = withQuery(`/award-notices/${notice.id}/object`, { entry: c.req.query('entry') });
    if (openEntries(ctx, notice).length === 0) return goOn(c, `/award-notices/${notice.id}`);
    if (ctx.actor.kind !== 'account') return goOn(c, withQuery(PATHS.signIn, { next: path }));
    return <ObjectPage ctx={ctx} notice={notice} state={filledForm({ entryId: c.req.query('entry') ?? '' })} files={[]} proved={await proved(ctx)} />;
  });
  action(router, '/award-notices/:id/object', async (c, ctx) => {
    const notice = await publicNotice(ctx, idOf(c.req.param('id')));
    let files: Carried[] = [];
    return withForm(
      c,
      async (values, all) => {
        files = await ownFiles(ctx, all['fileIds'] ?? []);
        for (const each of [(await c.req.parseBody({ all: true }))['file']].flat()) {
          const row = await storeFormFile(ctx, each, EVIDENCE, 'fileIds');
          if (row !== null) files.push({ id: row.id, name: row.name });
        }
        const id = await objectTo(ctx, notice.id, parseInput(NewObjection, { entryId: values['entryId'], ground: values['ground'], text: values['text'], fileIds: files.map((file) => file.id) }));
        return goOn(c, `/me/objections/${id}?sent`);
      },
      async (state, status) => show(c, <ObjectPage ctx={ctx} notice={notice} state={state} files={files} proved={await proved(ctx)} />, status),
    );
  });
  page(router, '/me/objections', { cache: false }, async (c, ctx) => (ctx.actor.kind === 'account' ? <ListPage ctx={ctx} rows={await ownObjections(ctx)} /> : goOn(c, withQuery(PATHS.signIn, { next: '/me/objections' }))));
  page(router, '/me/objections/:id', { cache: false }, async (c, ctx) => {
    const id = idOf(c.req.param('id'));
    if (ctx.actor.kind !== 'account') return goOn(c, withQuery(PATHS.signIn, { next: `/me/objections/${id}` }));
    return <OwnPage ctx={ctx} own={await ownObjection(ctx, id)} said={c.req.query('sent') !== undefined ? 'sent' : c.req.query('withdrawn') !== undefined ? 'withdrawn' : undefined} />;
  });
  action(router, '/me/objections/:id/withdraw', (c, ctx) => {
    const id = idOf(c.req.param('id'));
    return withForm(
      c,
      async (values) => {
        await withdrawObjection(ctx, id, parseInput(Withdrawal, { reason: values['reason'] ?? '' }).reason);
        return goOn(c, `/me/objections/${id}?withdrawn`);
      },
      async (state, status) => show(c, <OwnPage ctx={ctx} own={await ownObjection(ctx, id)} state={state} />, status),
    );
  });
}
