import type { Hono } from 'hono';
import type { Db } from '../../../platform/db/db.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import { parseInput } from '../../../platform/http/problem.ts';
import { isId } from '../../../platform/ids/ids.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { action, Breadcrumbs, DateText, filledForm, type FormState, goOn, href, Layout, page, PageHead, PATHS, show, withForm, withQuery } from '../../../portal/shared/ui.ts';
import { activityTitles, requireCampaign } from '../../campaigns/public.ts';
import { listChildren, organizationsById } from '../../organizations/public.ts';
import { contestErrors } from '../contests.errors.ts';
import { type CategoryRow, type ContestRecord, requireContest } from '../contests.queries.ts';
import { isOpen } from '../contests.rules.ts';
import { NewEntry } from '../contests.schemas.ts';
import { categoryOf } from '../usecases/entry-content.ts';
import { createEntry } from '../usecases/save-entry.ts';
import { EntryForm, type Office } from './entry-form.tsx';
import { atFormFields, contentOfForm, filesOfForm, type KeptFile, keptFiles } from './entry-input.ts';
import { contestPortalMessages } from './portal.messages.ts';

const SELECTING = new Set(['office', 'body']);

/** The offices that take entries of the public: the host, those below it, and those below them. */
async function receivingOffices(db: Db, hostId: string): Promise<Office[]> {
  const [host] = await organizationsById(db, [hostId]);
  const offices: Office[] = [];
  for (const child of (await listChildren(db, hostId)).filter(({ kind }) => SELECTING.has(kind))) {
    offices.push({ id: child.id, name: { zh: child.name, en: child.nameEn }, below: 0 });
    if (child.childCount === 0) continue;
    for (const grandchild of (await listChildren(db, child.id)).filter(({ kind }) => SELECTING.has(kind))) offices.push({ id: grandchild.id, name: { zh: grandchild.name, en: grandchild.nameEn }, below: 1 });
  }
  return host === undefined ? offices : [...offices, { id: host.id, name: { zh: host.name, en: host.nameEn }, below: 0 }];
}

/** The call with its title, for a page of it; a draft is not there. */
export async function publicContest(ctx: Context, id: string) {
  const contest = await requireContest(ctx.db, isId(id) ? id : contestErrors.fail('contest.not-found'));
  const campaign = await requireCampaign(ctx.db, contest.campaignId);
  if (contest.state === 'draft' || campaign.state === 'draft') contestErrors.fail('contest.not-found');
  const title = (await activityTitles(ctx.db, [contest.id])).get(contest.id) ?? { zh: '', en: '' };
  return { contest, campaign, title };
}

interface EnterFrame {
  readonly ctx: Context;
  readonly contest: ContestRecord;
  readonly title: { zh: string; en: string };
}

const enterPath = (contest: ContestRecord) => `/contests/${contest.id}/enter`;

const ChoosePage = ({ ctx, contest, title }: EnterFrame) => {
  const { locale } = ctx;
  const t = contestPortalMessages(locale);
  return (
    <Layout ctx={ctx} title={t.chooseCategory} path={enterPath(contest)} cacheable={false}>
      <Breadcrumbs locale={locale} trail={[{ title: pick(title, locale), path: `/contests/${contest.id}` }]} />
      <PageHead title={t.chooseCategory} kicker={pick(title, locale)}>
        <p>{t.chooseCategoryLead}</p>
      </PageHead>
      <ul class="lines">
        {contest.categories.map((category) => (
          <li class="stack">
            <div>
              <h2 class="small">{pick(category.name, locale)}</h2>
              <p class="soft">
                {t[category.kind]}
                {locale === 'en' ? ', ' : '，'}
                {category.kind === 'text' ? t.characters({ min: category.minCharacters, max: category.maxCharacters }) : t.files({ max: category.maxFiles })}
                {locale === 'en' ? '. ' : '。'}
                {pick(category.hint, locale)}
              </p>
            </div>
            <p>
              <a class="button" href={href(locale, withQuery(enterPath(contest), { category: category.id }))}>
                {t.goOnWith({ category: pick(category.name, locale) })}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </Layout>
  );
};

const FormPage = ({ ctx, contest, title, category, offices, state, files }: EnterFrame & { category: CategoryRow; offices: readonly Office[]; state: FormState; files: readonly KeptFile[] }) => {
  const { locale } = ctx;
  const t = contestPortalMessages(locale);
  const name = t.entryFor({ category: pick(category.name, locale) });
  const path = withQuery(enterPath(contest), { category: category.id });
  return (
    <Layout ctx={ctx} title={name} path={path} cacheable={false}>
      <Breadcrumbs locale={locale} trail={[{ title: pick(title, locale), path: `/contests/${contest.id}` }]} />
      <PageHead title={name} kicker={pick(title, locale)}>
        <p class="soft">
          {t.closesAt} <DateText locale={locale} at={contest.closesAt} as="minute" /> · <DateText locale={locale} at={contest.closesAt} as="words" now={ctx.clock.now()} />
        </p>
      </PageHead>
      <EntryForm locale={locale} state={state} action={href(locale, path)} category={category} files={files} hidden={{ categoryId: category.id }} offices={offices} />
    </Layout>
  );
};

/** Entering a work as a member of the public: the category, then the form. */
export function enterPages(router: Hono<Env>): void {
  page(router, '/contests/:id/enter', { cache: false }, async (c, ctx) => {
    const { contest, title } = await publicContest(ctx, c.req.param('id'));
    if (!contest.fromPublic || !isOpen(contest, ctx.clock.now())) return goOn(c, `/contests/${contest.id}`);
    const wanted = c.req.query('category');
    const category = contest.categories.find(({ id }) => id === wanted) ?? (contest.categories.length === 1 ? contest.categories[0] : undefined);
    if (ctx.actor.kind !== 'account') return goOn(c, withQuery(PATHS.signIn, { next: withQuery(enterPath(contest), { category: wanted }) }));
    if (category === undefined) return <ChoosePage ctx={ctx} contest={contest} title={title} />;
    return <FormPage ctx={ctx} contest={contest} title={title} category={category} offices={await receivingOffices(ctx.db, contest.hostId)} state={filledForm({ address: 'mr', credit: 'masked' })} files={[]} />;
  });
  action(router, '/contests/:id/enter', async (c, ctx) => {
    const { contest, title } = await publicContest(ctx, c.req.param('id'));
    const category = categoryOf(contest, c.req.query('category') ?? contest.categories[0]?.id ?? '');
    let kept: readonly string[] = [];
    return withForm(
      c,
      async (values, all) => {
        const fileIds = await filesOfForm(ctx, c.req, category, all['fileIds'] ?? [], (ids) => (kept = ids));
        const submit = values['act'] !== 'draft';
        const id = await createEntry(ctx, contest.id, parseInput(NewEntry, { ...contentOfForm(values, fileIds, submit), categoryId: category.id, nodeId: values['nodeId'] === '' ? undefined : values['nodeId'] }));
        return goOn(c, `/me/entries/${id}?${submit ? 'sent' : 'saved'}`);
      },
      async (state, status) => show(c, <FormPage ctx={ctx} contest={contest} title={title} category={category} offices={await receivingOffices(ctx.db, contest.hostId)} state={atFormFields(state)} files={await keptFiles(ctx, kept)} />, status),
    );
  });
}
