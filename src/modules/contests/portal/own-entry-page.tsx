import { readyFiles } from '../../../platform/files/files.queries.ts';
import type { Context } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { Breadcrumbs, ButtonLink, DateText, FactList, Form, FormActions, emptyForm, type FormState, href, Layout, NoticeBar, PageHead, Section, TextField, WithdrawForm } from '../../../portal/shared/ui.ts';
import { activityTitles } from '../../campaigns/public.ts';
import { organizationNames } from '../../organizations/public.ts';
import { requireContest } from '../contests.queries.ts';
import { type EntryState, isCategoryOpen, windowOf } from '../contests.rules.ts';
import { authorsOf } from '../entries/authors.rules.ts';
import { actionsFor } from '../entries/entries.access.ts';
import { presentSteps } from '../entries/entries.present.ts';
import { type EntryRow, filesOf, lineOf } from '../entries/entries.queries.ts';
import { feedbackOf } from '../feedback/entry-feedback.ts';
import { lastSteps } from '../tiers/standing.queries.ts';
import { categoryOf } from '../usecases/entry-content.ts';
import { missingOf } from '../usecases/submit-entry.ts';
import { EntryForm } from './entry-form.tsx';
import { type CarriedFiles, filesOfEntry, filledWith } from './entry-input.ts';
import { AuthorsPart, FeedbackPart, History, KeptWork, Missing, StateTag } from './own-entry-parts.tsx';
import { contestPortalMessages } from './portal.messages.ts';
import { entryRulesMessages } from './rules.messages.ts';

export interface OwnEntryOptions {
  readonly state?: FormState;
  /** Files as the refused form carried them. */
  readonly files?: CarriedFiles;
  readonly said?: 'sent' | 'saved' | 'guardian' | undefined;
  /** A link just made for a co-author, shown this once. */
  readonly invited?: { readonly authorId: string; readonly link: string };
  /** The form of an extension's code, when it was refused. */
  readonly codeState?: FormState;
}

/** One's own entry: where it stands and what it lacks, to change, to invite its authors, to withdraw. */
export async function ownEntryPage(ctx: Context, entry: EntryRow, { state, files, said, invited, codeState }: OwnEntryOptions = {}) {
  const { locale } = ctx;
  const t = contestPortalMessages(locale);
  const w = entryRulesMessages(locale);
  const contest = await requireContest(ctx.db, entry.contest_id);
  const category = categoryOf(contest, entry.category_id);
  const call = (await activityTitles(ctx.db, [contest.id])).get(contest.id) ?? { zh: '', en: '' };
  const names = await organizationNames(ctx.db, [entry.node_id, ...(entry.holder_id === null ? [] : [entry.holder_id])]);
  const nameOf = (id: string) => pick(names.get(id) ?? { zh: '', en: '' }, locale);
  const steps = await presentSteps(ctx.db, entry.id);
  const actions = actionsFor(ctx, entry, contest, await lineOf(ctx.db, entry.path), (await lastSteps(ctx.db, [entry.id])).get(entry.id));
  const kept = (await filesOf(ctx.db, [entry.id])).get(entry.id) ?? [];
  const because = entry.state === 'returned' ? steps.findLast((step) => step.action === 'returned')?.reason : null;
  const title = pick({ zh: entry.title_zh, en: entry.title_en }, locale) || t.entryMissing;
  const path = `/me/entries/${entry.id}`;
  const authors = authorsOf(entry);
  const feedback = await feedbackOf(ctx.db, entry.id);
  const isMendable = entry.state === 'draft' || entry.state === 'returned';
  const isClosedDraft = entry.state === 'draft' && !isCategoryOpen(contest, category, ctx.clock.now(), entry.extended_until);
  return (
    <Layout ctx={ctx} title={title} path={path} cacheable={false}>
      <Breadcrumbs locale={locale} trail={[{ title: t.mine, path: '/me/entries' }]} />
      <PageHead title={said === 'sent' ? t.thanks : title} kicker={pick(call, locale)}>
        <p class="row">
          <StateTag ctx={ctx} state={entry.state as EntryState} />
          {said === 'sent' ? <strong>{title}</strong> : null}
        </p>
      </PageHead>
      <div class="stack">
        {said === undefined || said === 'guardian' ? null : (
          <NoticeBar tone="good" announce>
            {said === 'sent' ? t.thanksText({ office: nameOf(entry.holder_id ?? entry.node_id) }) : t.saved}
          </NoticeBar>
        )}
        {said === undefined && entry.holder_id !== null ? <NoticeBar>{t.at({ office: nameOf(entry.holder_id) })}</NoticeBar> : null}
        {entry.state === 'admitted' ? <NoticeBar tone="good">{w.admitted}</NoticeBar> : null}
        {isClosedDraft ? <NoticeBar tone="late">{w.closedDraft}</NoticeBar> : null}
        {because === null || because === undefined ? null : (
          <NoticeBar tone="late">
            {t.sentBack} {t.reason}
            {locale === 'en' ? ': ' : '：'}
            {because}
          </NoticeBar>
        )}
        <FactList
          items={[
            { name: t.category, value: pick(category.name, locale) },
            { name: t.office, value: nameOf(entry.node_id) },
            { name: t.closesAt, value: <DateText locale={locale} at={windowOf(contest, category).closesAt} as="minute" /> },
            ...(entry.extended_until === null ? [] : [{ name: w.extended, value: <DateText locale={locale} at={entry.extended_until} as="minute" /> }]),
          ]}
        />
        <p class="row">
          {entry.state === 'published' ? (
            <ButtonLink locale={locale} to={`/works/${entry.id}`} look="main">
              {t.openWork}
            </ButtonLink>
          ) : null}
          {said === 'sent' ? (
            <ButtonLink locale={locale} to={`/contests/${contest.id}/enter`}>
              {t.again}
            </ButtonLink>
          ) : null}
          <ButtonLink locale={locale} to="/me/entries">
            {t.toMine}
          </ButtonLink>
        </p>
      </div>
      {feedback.length === 0 ? null : <FeedbackPart ctx={ctx} feedback={feedback} />}
      {isMendable && state === undefined ? <Missing ctx={ctx} problems={missingOf(category, entry, kept.length)} /> : null}
      {authors.length > 1 || authors.some(({ guardian, consent }) => guardian !== undefined || consent !== 'held') ? <AuthorsPart ctx={ctx} path={path} authors={authors} invited={invited} /> : null}
      {actions.includes('edit') ? (
        <Section title={t.edit}>
          <EntryForm locale={locale} state={state ?? filledWith(entry, category.form)} action={href(locale, path)} category={category} files={files ?? (await filesOfEntry(ctx, entry, category.form))} hidden={{ version: String(entry.version) }} draft={isMendable} />
        </Section>
      ) : (
        <Section title={t.works}>
          <KeptWork ctx={ctx} entry={entry} files={[...(await readyFiles(ctx.db, kept)).values()]} title={title} />
        </Section>
      )}
      {isClosedDraft ? (
        <Section title={w.haveCode}>
          <Form locale={locale} state={codeState ?? emptyForm} action={href(locale, `${path}/extension`)} labels={{ code: w.code }}>
            <TextField locale={locale} state={codeState ?? emptyForm} name="code" label={w.code} hint={w.codeHint} maxlength={30} />
            <FormActions submit={w.useCode} />
          </Form>
        </Section>
      ) : null}
      {steps.length === 0 ? null : <History ctx={ctx} steps={steps} />}
      {actions.includes('withdraw') ? (
        <section class="section">
          <WithdrawForm summary={t.withdrawSummary} note={t.withdrawWarning} submit={t.withdraw} to={href(locale, `${path}/withdraw`)} hidden={{ version: String(entry.version) }} />
        </section>
      ) : null}
    </Layout>
  );
}
