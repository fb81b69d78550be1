import type { Hono } from 'hono';
import { requireAccount } from '../../../platform/auth/actor.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import { formBody } from '../../../platform/http/form-body.ts';
import { parseInput } from '../../../platform/http/problem.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { action, DateText, EmptyState, goOn, href, Layout, page, PageHead, Pagination, PATHS, Section, show, withForm, withQuery } from '../../../portal/shared/ui.ts';
import { activityTitles } from '../../campaigns/public.ts';
import { inviteAuthor, withdrawAuthorConsent } from '../consent/invite-author.ts';
import { namedIn } from '../consent/named-in.queries.ts';
import { requireContest } from '../contests.queries.ts';
import type { EntryState } from '../contests.rules.ts';
import { EntryEdit } from '../contests.schemas.ts';
import { type EntryRow, listEntries } from '../entries/entries.queries.ts';
import { ownEntry } from '../entries/own-entry.ts';
import { extendEntry } from '../extensions/extensions.ts';
import { withdrawEntry } from '../usecases/decide-entry.ts';
import { categoryOf } from '../usecases/entry-content.ts';
import { editEntry } from '../usecases/save-entry.ts';
import { draftAnswer, draftRefusal, isDraftSave } from './draft-answer.ts';
import { atFormFields, authorCount, type CarriedFiles, contentOfForm, filesOfForm } from './entry-input.ts';
import { ownEntryPage } from './own-entry-page.tsx';
import { StateTag } from './own-entry-parts.tsx';
import { contestPortalMessages } from './portal.messages.ts';
import { entryRulesMessages } from './rules.messages.ts';

const SIZE = 20;

interface MyEntriesProps {
  readonly ctx: Context;
  readonly rows: readonly EntryRow[];
  readonly calls: ReadonlyMap<string, { zh: string; en: string }>;
  readonly named: readonly { readonly entryId: string; readonly title: { zh: string; en: string } }[];
  readonly pageNumber: number;
  readonly total: number;
}

const MyEntries = ({ ctx, rows, calls, named, pageNumber, total }: MyEntriesProps) => {
  const { locale } = ctx;
  const t = contestPortalMessages(locale);
  const w = entryRulesMessages(locale);
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
      {named.length === 0 ? null : (
        <Section title={w.named}>
          <ul class="lines">
            {named.map(({ entryId, title }) => (
              <li class="row">
                <span class="own-entry">{pick(title, locale) || t.entryMissing}</span>
                <form method="post" action={href(locale, `/me/credit/${entryId}/withdraw`)}>
                  <button class="button" type="submit">
                    {w.takeBack}
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Layout>
  );
};

/** One's own entries: the list, and each with its path, to mend, invite its authors or withdraw. */
export function myEntriesPages(router: Hono<Env>): void {
  page(router, '/me/entries', { cache: false }, async (c, ctx) => {
    if (ctx.actor.kind !== 'account') return goOn(c, withQuery(PATHS.signIn, { next: '/me/entries' }));
    const pageNumber = Math.max(1, Math.trunc(Number(c.req.query('page') ?? 1)) || 1);
    const { items, total } = await listEntries(ctx.db, { accountId: ctx.actor.accountId, nodes: [] }, { page: pageNumber, size: SIZE, by: 'me' });
    return <MyEntries ctx={ctx} rows={items} calls={await activityTitles(ctx.db, items.map((row) => row.contest_id))} named={await namedIn(ctx.db, ctx.actor.accountId)} pageNumber={pageNumber} total={total} />;
  });
  page(router, '/me/entries/:id', { cache: false }, async (c, ctx) => {
    const id = c.req.param('id');
    if (ctx.actor.kind !== 'account') return goOn(c, withQuery(PATHS.signIn, { next: `/me/entries/${id}` }));
    return ownEntryPage(ctx, await ownEntry(ctx, id), { said: (['sent', 'saved', 'guardian'] as const).find((word) => c.req.query(word) !== undefined) });
  });
  action(router, '/me/entries/:id', async (c, ctx) => {
    const entry = await ownEntry(ctx, c.req.param('id'));
    const category = categoryOf(await requireContest(ctx.db, entry.contest_id), entry.category_id);
    let kept: CarriedFiles | undefined;
    return withForm(
      c,
      async (values, all) => {
        const files = await filesOfForm(ctx, c.req, category, all, (carried) => (kept = carried));
        if (values['act'] === 'add-author') return show(c, await ownEntryPage(ctx, entry, { state: { values: { ...all, authors: String(authorCount(values) + 1) }, problems: [] }, files }), 200);
        const submit = values['act'] !== 'draft';
        await editEntry(ctx, entry.id, parseInput(EntryEdit, { ...contentOfForm(category, values, all, files, submit, entry), version: Number(values['version']) }));
        if (isDraftSave(c)) return draftAnswer(c, ctx, await ownEntry(ctx, entry.id));
        return goOn(c, `/me/entries/${entry.id}?${submit ? 'sent' : 'saved'}`);
      },
      async (state, status) => (isDraftSave(c) ? draftRefusal(c, ctx, state, status) : show(c, await ownEntryPage(ctx, entry, { state: atFormFields(state), ...(kept === undefined ? {} : { files: kept }) }), status)),
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
  action(router, '/me/entries/:id/extension', (c, ctx) =>
    withForm(
      c,
      async (values) => {
        const entry = await ownEntry(ctx, c.req.param('id'));
        await extendEntry(ctx, entry.id, values['code'] ?? '');
        return goOn(c, `/me/entries/${entry.id}`);
      },
      async (state, status) => show(c, await ownEntryPage(ctx, await ownEntry(ctx, c.req.param('id')), { codeState: state }), status),
    ),
  );
  action(router, '/me/entries/:id/invite', async (c, ctx) => {
    const entry = await ownEntry(ctx, c.req.param('id'));
    const authorId = String((await formBody(c))['authorId']?.[0] ?? '');
    const { code } = await inviteAuthor(ctx, entry.id, authorId);
    return show(c, await ownEntryPage(ctx, await ownEntry(ctx, entry.id), { invited: { authorId, link: `${ctx.origin}${href(ctx.locale, `/me/credit?code=${code}`)}` } }), 200);
  });
  action(router, '/me/credit/:id/withdraw', async (c, ctx) => {
    requireAccount(ctx.actor);
    await withdrawAuthorConsent(ctx, c.req.param('id'));
    return goOn(c, '/me/entries');
  });
}
