import type { Hono } from 'hono';
import { requireAccount } from '../../../platform/auth/actor.ts';
import { fileUrl } from '../../../platform/files/file-links.ts';
import { readyFiles } from '../../../platform/files/files.queries.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import { parseInput } from '../../../platform/http/problem.ts';
import { isId } from '../../../platform/ids/ids.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { action, Breadcrumbs, ButtonLink, DateText, EmptyState, FactList, type FormState, goOn, href, Layout, NoticeBar, page, PageHead, Pagination, PATHS, PlainText, Section, show, Tag, type Tone, withForm, withQuery } from '../../../portal/shared/ui.ts';
import { activityTitles } from '../../campaigns/public.ts';
import { organizationNames } from '../../organizations/public.ts';
import { contestErrors } from '../contests.errors.ts';
import { STEP_NAMES } from '../contests.messages.ts';
import { requireContest } from '../contests.queries.ts';
import type { EntryState } from '../contests.rules.ts';
import { EntryEdit } from '../contests.schemas.ts';
import { actionsFor } from '../entries/entries.access.ts';
import { presentSteps } from '../entries/entries.present.ts';
import { type EntryRow, filesOf, findEntry, lineOf, listEntries } from '../entries/entries.queries.ts';
import { lastSteps } from '../tiers/standing.queries.ts';
import { withdrawEntry } from '../usecases/decide-entry.ts';
import { categoryOf } from '../usecases/entry-content.ts';
import { editEntry } from '../usecases/save-entry.ts';
import { EntryForm } from './entry-form.tsx';
import { atFormFields, contentOfForm, filesOfForm, filledWith, keptFiles } from './entry-input.ts';
import { contestPortalMessages } from './portal.messages.ts';

const SIZE = 20;
const TONES: Readonly<Record<EntryState, Tone>> = { draft: 'plain', waiting: 'now', returned: 'late', 'set-aside': 'plain', admitted: 'good', published: 'good', withdrawn: 'plain' };

const StateTag = ({ ctx, state }: { ctx: Context; state: EntryState }) => <Tag tone={TONES[state]}>{contestPortalMessages(ctx.locale)[`state_${state}`]}</Tag>;

/** An entry of the acting person's own, whatever else they may see. */
async function ownEntry(ctx: Context, id: string): Promise<EntryRow> {
  const { accountId } = requireAccount(ctx.actor);
  return (isId(id) ? await findEntry(ctx.db, id, { accountId, nodes: [] }) : undefined) ?? contestErrors.fail('entry.not-found');
}

interface OwnEntryOptions {
  readonly state?: FormState;
  /** Files as the refused form carried them. */
  readonly fileIds?: readonly string[];
  readonly said?: 'sent' | 'saved' | undefined;
}

async function ownEntryPage(ctx: Context, entry: EntryRow, { state, fileIds, said }: OwnEntryOptions = {}) {
  const { locale } = ctx;
  const t = contestPortalMessages(locale);
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
        {said === undefined ? null : (
          <NoticeBar tone="good" announce>
            {said === 'sent' ? t.thanksText({ office: nameOf(entry.holder_id ?? entry.node_id) }) : t.saved}
          </NoticeBar>
        )}
        {said === undefined && entry.holder_id !== null ? <NoticeBar>{t.at({ office: nameOf(entry.holder_id) })}</NoticeBar> : null}
        {because === null || because === undefined ? null : (
          <NoticeBar tone="late">
            {t.sentBack} {t.reason}{locale === 'en' ? ': ' : '：'}{because}
          </NoticeBar>
        )}
        <FactList
          items={[
            { name: t.category, value: pick(category.name, locale) },
            { name: t.office, value: nameOf(entry.node_id) },
            { name: t.closesAt, value: <DateText locale={locale} at={contest.closesAt} as="minute" /> },
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
      {actions.includes('edit') ? (
        <Section title={t.edit}>
          <EntryForm locale={locale} state={state ?? filledWith(entry)} action={href(locale, path)} category={category} files={await keptFiles(ctx, fileIds ?? kept)} hidden={{ version: String(entry.version) }} />
        </Section>
      ) : (
        <Section title={t.works}>
          <KeptWork entry={entry} files={[...(await readyFiles(ctx.db, kept)).values()]} title={title} />
        </Section>
      )}
      {steps.length === 0 ? null : (
        <Section title={t.history}>
          <ol class="lines">
            {steps.map((step) => (
              <li>
                <p>
                  <strong>{pick(STEP_NAMES[step.action] ?? { zh: step.action, en: step.action }, locale)}</strong> <span class="soft">{step.from === null ? '' : pick(step.from, locale)}</span> <DateText locale={locale} at={step.at} as="minute" />
                </p>
                {step.reason === null ? null : <p class="soft">{step.reason}</p>}
              </li>
            ))}
          </ol>
        </Section>
      )}
      {actions.includes('withdraw') ? (
        <Section title={t.withdraw}>
          <form class="stack" method="post" action={href(locale, `${path}/withdraw`)}>
            <p class="soft">{t.withdrawWarning}</p>
            <input type="hidden" name="version" value={String(entry.version)} />
            <p>
              <button class="button" type="submit">
                {t.withdraw}
              </button>
            </p>
          </form>
        </Section>
      ) : null}
    </Layout>
  );
}

/** The work as it was handed in, to read. */
const KeptWork = ({ entry, files, title }: { entry: EntryRow; files: readonly { id: string; name: string; mime: string; width: number | null; height: number | null }[]; title: string }) => (
  <div class="stack">
    {files.map((file) =>
      file.mime.startsWith('video/') ? (
        // The author's own film; it has no captions file.
        // oxlint-disable-next-line jsx-a11y/media-has-caption
        <video class="film" controls preload="metadata" playsinline aria-label={title}>
          <source src={fileUrl(file)} type={file.mime} />
        </video>
      ) : (
        <img class="own-picture" src={fileUrl(file)} alt={title} width={file.width ?? undefined} height={file.height ?? undefined} loading="lazy" />
      ),
    )}
    {entry.caption_zh === '' ? null : <p>{entry.caption_zh}</p>}
    {entry.body === '' ? null : <PlainText text={entry.body} literary />}
  </div>
);

const MyEntries = ({ ctx, rows, calls, pageNumber, total }: { ctx: Context; rows: readonly EntryRow[]; calls: ReadonlyMap<string, { zh: string; en: string }>; pageNumber: number; total: number }) => {
  const { locale } = ctx;
  const t = contestPortalMessages(locale);
  return (
    <Layout ctx={ctx} title={t.mine} path="/me/entries" cacheable={false}>
      <PageHead title={t.mine}>
        <p>{t.mineLead}</p>
      </PageHead>
      {rows.length === 0 ? (
        <EmptyState title={t.mineEmpty} action={{ title: t.wholeCampaign, href: href(locale, PATHS.campaigns) }} />
      ) : (
        <ul class="lines">
          {rows.map((row) => (
            <li class="row">
              <a class="own-entry" href={href(locale, `/me/entries/${row.id}`)}>{pick({ zh: row.title_zh, en: row.title_en }, locale) || t.entryMissing}</a>
              <StateTag ctx={ctx} state={row.state as EntryState} />
              <span class="soft">
                {pick(calls.get(row.contest_id) ?? { zh: '', en: '' }, locale)} · <DateText locale={locale} at={row.submitted_at ?? row.created_at} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <Pagination locale={locale} path="/me/entries" query={{}} page={pageNumber} total={total} size={SIZE} />
    </Layout>
  );
};

/** One's own entries: the list, and each with its path, to mend or withdraw. */
export function myEntriesPages(router: Hono<Env>): void {
  page(router, '/me/entries', { cache: false }, async (c, ctx) => {
    if (ctx.actor.kind !== 'account') return goOn(c, withQuery(PATHS.signIn, { next: '/me/entries' }));
    const pageNumber = Math.max(1, Math.trunc(Number(c.req.query('page') ?? 1)) || 1);
    const { items, total } = await listEntries(ctx.db, { accountId: ctx.actor.accountId, nodes: [] }, { page: pageNumber, size: SIZE, by: 'me' });
    return <MyEntries ctx={ctx} rows={items} calls={await activityTitles(ctx.db, items.map((row) => row.contest_id))} pageNumber={pageNumber} total={total} />;
  });
  page(router, '/me/entries/:id', { cache: false }, async (c, ctx) => {
    const id = c.req.param('id');
    if (ctx.actor.kind !== 'account') return goOn(c, withQuery(PATHS.signIn, { next: `/me/entries/${id}` }));
    const said = c.req.query('sent') !== undefined ? 'sent' : c.req.query('saved') !== undefined ? 'saved' : undefined;
    return ownEntryPage(ctx, await ownEntry(ctx, id), { said });
  });
  action(router, '/me/entries/:id', async (c, ctx) => {
    const entry = await ownEntry(ctx, c.req.param('id'));
    const contest = await requireContest(ctx.db, entry.contest_id);
    let kept: readonly string[] = [];
    return withForm(
      c,
      async (values, all) => {
        const fileIds = await filesOfForm(ctx, c.req, categoryOf(contest, entry.category_id), all['fileIds'] ?? [], (ids) => (kept = ids));
        const submit = values['act'] !== 'draft';
        await editEntry(ctx, entry.id, parseInput(EntryEdit, { ...contentOfForm(values, fileIds, submit, entry), version: Number(values['version']) }));
        return goOn(c, `/me/entries/${entry.id}?${submit ? 'sent' : 'saved'}`);
      },
      async (state, status) => show(c, await ownEntryPage(ctx, entry, { state: atFormFields(state), fileIds: kept }), status),
    );
  });
  action(router, '/me/entries/:id/withdraw', (c, ctx) =>
    withForm(
      c,
      async (values) => {
        const entry = await ownEntry(ctx, c.req.param('id'));
        await withdrawEntry(ctx, entry.id, Number(values['version']));
        return goOn(c, `/me/entries/${entry.id}`);
      },
      async (state, status) => show(c, await ownEntryPage(ctx, await ownEntry(ctx, c.req.param('id')), { state }), status),
    ),
  );
}
