import type { Hono } from 'hono';
import type { Db } from '../../../platform/db/db.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import { parseInput } from '../../../platform/http/problem.ts';
import { isId } from '../../../platform/ids/ids.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { action, Breadcrumbs, CheckField, DateText, emptyForm, filledForm, Form, FormActions, type FormState, goOn, href, Layout, NoticeBar, page, PageHead, PATHS, show, withForm, withQuery } from '../../../portal/shared/ui.ts';
import { activityTitles, requireCampaign } from '../../campaigns/public.ts';
import { listChildren, organizationsById } from '../../organizations/public.ts';
import { contestErrors } from '../contests.errors.ts';
import { type CategoryRow, type ContestRecord, requireContest } from '../contests.queries.ts';
import { isCategoryOpen, windowOf } from '../contests.rules.ts';
import { NewEntry } from '../contests.schemas.ts';
import { isTyped } from '../entries/category-files.ts';
import { findEntry } from '../entries/entries.queries.ts';
import { categoryOf } from '../usecases/entry-content.ts';
import { createEntry } from '../usecases/save-entry.ts';
import { EntryForm, type Office } from './entry-form.tsx';
import { regionsInWords } from '../entries/eligibility.ts';
import { agesInWords, declarationsFor, type Declared } from '../entries/eligibility.rules.ts';
import { atFormFields, authorCount, type CarriedFiles, contentOfForm, filesOfForm, NO_FILES } from './entry-input.ts';
import { draftAnswer, draftRefusal, isDraftSave } from './draft-answer.ts';
import { contestPortalMessages } from './portal.messages.ts';
import { entryRulesMessages } from './rules.messages.ts';

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

const ChoosePage = ({ ctx, contest, title, late }: EnterFrame & { late: boolean }) => {
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
                {isTyped(category.kind) ? t.characters({ min: category.minCharacters, max: category.maxCharacters }) : t.files({ max: category.maxFiles })}
                {locale === 'en' ? '. ' : '。'}
                {pick(category.hint, locale)}
              </p>
            </div>
            <p>
              <a class="button" href={href(locale, withQuery(enterPath(contest), { category: category.id, ...(late ? { late: '1' } : {}) }))}>
                {t.goOnWith({ category: pick(category.name, locale) })}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </Layout>
  );
};

interface FormPageProps extends EnterFrame {
  readonly category: CategoryRow;
  readonly offices: readonly Office[];
  readonly state: FormState;
  readonly files: CarriedFiles;
  readonly declared: Declared;
  readonly late: boolean;
}

const FormPage = ({ ctx, contest, title, category, offices, state, files, declared, late }: FormPageProps) => {
  const { locale } = ctx;
  const t = contestPortalMessages(locale);
  const name = t.entryFor({ category: pick(category.name, locale) });
  const path = withQuery(enterPath(contest), { category: category.id, ...(late ? { late: '1' } : {}) });
  const { closesAt } = windowOf(contest, category);
  const hidden = { categoryId: category.id, ...(declared.ages === true ? { 'declared-ages': 'yes' } : {}), ...(declared.regions === true ? { 'declared-regions': 'yes' } : {}) };
  return (
    <Layout ctx={ctx} title={name} path={path} cacheable={false}>
      <Breadcrumbs locale={locale} trail={[{ title: pick(title, locale), path: `/contests/${contest.id}` }]} />
      <PageHead title={name} kicker={pick(title, locale)}>
        <p class="soft">
          {t.closesAt} <DateText locale={locale} at={closesAt} as="minute" /> · <DateText locale={locale} at={closesAt} as="words" now={ctx.clock.now()} />
        </p>
      </PageHead>
      {late ? <NoticeBar>{entryRulesMessages(locale).late}</NoticeBar> : null}
      <EntryForm locale={locale} state={state} action={href(locale, path)} category={category} files={files} hidden={hidden} offices={offices} late={late} />
    </Layout>
  );
};

/** The conditions of a category, to be confirmed before its form. */
const GatePage = async ({ ctx, contest, title, category, state }: EnterFrame & { category: CategoryRow; state: FormState }) => {
  const { locale } = ctx;
  const w = entryRulesMessages(locale);
  const regions = pick(await regionsInWords(ctx.db, category.eligibility), locale);
  const sentences = { ages: w.gateAges({ ages: pick(agesInWords(category.eligibility), locale) }), regions: w.gateRegions({ regions }) };
  const path = withQuery(enterPath(contest), { category: category.id });
  return (
    <Layout ctx={ctx} title={w.gateTitle} path={path} cacheable={false}>
      <Breadcrumbs locale={locale} trail={[{ title: pick(title, locale), path: `/contests/${contest.id}` }]} />
      <PageHead title={w.gateTitle} kicker={pick(category.name, locale)}>
        <p>{w.gateLead}</p>
      </PageHead>
      <Form locale={locale} state={state} action={href(locale, path)} hidden={{ act: 'gate' }}>
        {declarationsFor(category.eligibility, 'public').map((name) => (
          <CheckField locale={locale} state={state} name={`declared-${name}`} label={sentences[name]} />
        ))}
        <FormActions submit={w.gateGo} />
      </Form>
    </Layout>
  );
};

const isDeclared = (category: CategoryRow, declared: Declared): boolean => declarationsFor(category.eligibility, 'public').every((name) => declared[name] === true);

/** Refuses, at the box, a condition that was not confirmed. */
function requireDeclared(category: CategoryRow, values: Readonly<Record<string, string>>): void {
  const problems = declarationsFor(category.eligibility, 'public').flatMap((name) => (values[`declared-${name}`] === 'yes' ? [] : [{ path: `declared-${name}`, code: 'entry.ineligible-declared', message: { zh: entryRulesMessages('zh-CN').gateRefused, en: entryRulesMessages('en').gateRefused } }]));
  if (problems.length > 0) throw commonErrors.error('input.invalid', { count: problems.length }, problems);
}

/** Entering a work as a member of the public: the category, its conditions, then the form. */
export function enterPages(router: Hono<Env>): void {
  page(router, '/contests/:id/enter', { cache: false }, async (c, ctx) => {
    const { contest, title } = await publicContest(ctx, c.req.param('id'));
    const late = c.req.query('late') !== undefined;
    const open = contest.categories.filter((category) => late || isCategoryOpen(contest, category, ctx.clock.now()));
    if (!contest.fromPublic || open.length === 0) return goOn(c, `/contests/${contest.id}`);
    const wanted = c.req.query('category');
    const category = open.find(({ id }) => id === wanted) ?? (open.length === 1 ? open[0] : undefined);
    if (ctx.actor.kind !== 'account') return goOn(c, withQuery(PATHS.signIn, { next: withQuery(enterPath(contest), { category: wanted, ...(late ? { late: '1' } : {}) }) }));
    if (category === undefined) return <ChoosePage ctx={ctx} contest={{ ...contest, categories: open }} title={title} late={late} />;
    const declared = { ages: c.req.query('ages') === 'yes', regions: c.req.query('regions') === 'yes' };
    if (!isDeclared(category, declared)) return GatePage({ ctx, contest, title, category, state: emptyForm });
    return <FormPage ctx={ctx} contest={contest} title={title} category={category} offices={await receivingOffices(ctx.db, contest.hostId)} state={filledForm({ address: 'mr', credit: 'masked' })} files={NO_FILES} declared={declared} late={late} />;
  });
  action(router, '/contests/:id/enter', async (c, ctx) => {
    const { contest, title } = await publicContest(ctx, c.req.param('id'));
    const category = categoryOf(contest, c.req.query('category') ?? contest.categories[0]?.id ?? '');
    const late = c.req.query('late') !== undefined;
    let kept = NO_FILES;
    const again = async (state: FormState, status: 200 | 409 | 422 | 429) => {
      const declared = { ages: state.values['declared-ages'] !== undefined, regions: state.values['declared-regions'] !== undefined };
      return show(c, <FormPage ctx={ctx} contest={contest} title={title} category={category} offices={await receivingOffices(ctx.db, contest.hostId)} state={state} files={kept} declared={declared} late={late} />, status);
    };
    return withForm(
      c,
      async (values, all) => {
        if (values['act'] === 'gate') {
          requireDeclared(category, values);
          return goOn(c, withQuery(enterPath(contest), { category: category.id, ages: values['declared-ages'], regions: values['declared-regions'] }));
        }
        kept = await filesOfForm(ctx, c.req, category, all, (files) => (kept = files));
        if (values['act'] === 'add-author') return again({ values: { ...all, authors: String(authorCount(values) + 1) }, problems: [] }, 200);
        const submit = values['act'] !== 'draft';
        const content = contentOfForm(category, values, all, kept, submit);
        // A child's work is kept first: the guardian consents to it before it is handed in.
        const young = submit && content.authors.some(({ under14 }) => under14);
        const id = await createEntry(ctx, contest.id, parseInput(NewEntry, { ...content, submit: submit && !young, categoryId: category.id, nodeId: values['nodeId'] === '' ? undefined : values['nodeId'] }));
        if (isDraftSave(c)) return draftAnswer(c, ctx, (await findEntry(ctx.db, id, 'all'))!);
        return goOn(c, `/me/entries/${id}?${young ? 'guardian' : submit ? 'sent' : 'saved'}`);
      },
      async (state, status) => (isDraftSave(c) ? draftRefusal(c, ctx, state, status) : state.values['act']?.[0] === 'gate' ? show(c, await GatePage({ ctx, contest, title, category, state }), status) : again(atFormFields(state), status)),
    );
  });
}
