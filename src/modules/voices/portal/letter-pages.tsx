import type { Hono } from 'hono';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import { parseInput } from '../../../platform/http/problem.ts';
import type { Bilingual } from '../../../platform/i18n/messages.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { isId } from '../../../platform/ids/ids.ts';
import { action, Breadcrumbs, ButtonLink, CheckField, ChoiceField, DateText, EmptyState, filledForm, Form, FormActions, type FormState, goOn, href, Layout, NoticeBar, page, PageHead, Pagination, PATHS, PlainText, Section, show, Tallies, TextArea, TextField, withForm, withQuery } from '../../../portal/shared/ui.ts';
import { organizationsById } from '../../organizations/public.ts';
import { isGivenName } from '../../people/public.ts';
import { letterCounts, type LetterRecord, publishedLetters } from '../letters.queries.ts';
import { writeLetter } from '../usecases/letters.ts';
import { voiceErrors } from '../voices.errors.ts';
import { ABOUT_NAMES } from '../voices.messages.ts';
import { NewLetter } from '../voices.schemas.ts';
import { signInFirst } from './forum-pages.tsx';
import { forumPortalMessages } from './forums.messages.ts';
import { letterPortalMessages } from './letters.messages.ts';
import { lettersPath } from './paths.ts';
import { minePortalMessages } from './mine.messages.ts';

const SIZE = 10;

interface Office {
  readonly id: string;
  readonly code: string;
  readonly name: Bilingual;
}

/** An office that people can write to. Errors: voices.not-found. */
async function officeOf(ctx: Context, id: string): Promise<Office> {
  const [office] = isId(id) ? await organizationsById(ctx.db, [id]) : [];
  if (office === undefined || office.status !== 'active' || !['office', 'body'].includes(office.kind)) return voiceErrors.fail('voices.not-found');
  return { id: office.id, code: office.code, name: { zh: office.name, en: office.nameEn } };
}

/** What was written in turn. An office's name is as it was when it answered; the first of a letter's turns is its author's. */
export const Turns = ({ ctx, turns, office }: { ctx: Context; turns: LetterRecord['turns']; office: Bilingual }) => {
  const { locale } = ctx;
  const t = letterPortalMessages(locale);
  return (
    <ol class="turns">
      {turns.map((turn) => (
        <li class={turn.byOffice ? 'turn turn-office' : 'turn'}>
          <p class="said-head">
            <span class="said-author">{turn.byOffice ? t.replyOf({ name: pick(office, locale) }) : t.from({ name: turn.byName })}</span>
            <DateText locale={locale} at={turn.at} as="minute" />
          </p>
          {turn.body === '' ? <p class="said-trace">{minePortalMessages(locale).emptied}</p> : <PlainText text={turn.body} />}
        </li>
      ))}
    </ol>
  );
};

interface OfficeProps {
  readonly ctx: Context;
  readonly office: Office;
  readonly counts: { readonly received: number; readonly answered: number };
  readonly letters: readonly LetterRecord[];
  readonly total: number;
  readonly pageNumber: number;
}

const OfficeLetters = ({ ctx, office, counts, letters, total, pageNumber }: OfficeProps) => {
  const { locale } = ctx;
  const t = letterPortalMessages(locale);
  const path = lettersPath(office.id);
  return (
    <Layout ctx={ctx} title={t.title({ office: pick(office.name, locale) })} path={pageNumber === 1 ? path : withQuery(path, { page: pageNumber })} description={t.lead}>
      <Breadcrumbs locale={locale} trail={[{ title: pick(office.name, locale), path: `${PATHS.regions}/${office.code}` }]} />
      <PageHead title={t.title({ office: pick(office.name, locale) })}>
        <p>{t.lead}</p>
        <Tallies locale={locale} items={[{ label: t.received, value: counts.received }, { label: t.answered, value: counts.answered }]} />
        <div class="row">
          <ButtonLink locale={locale} to={`${path}/new`} look="main">
            {t.write}
          </ButtonLink>
        </div>
      </PageHead>
      <Section title={t.published}>
        {letters.length === 0 ? (
          <EmptyState title={t.none}>{t.noneNote}</EmptyState>
        ) : (
          <ul class="lines">
            {letters.map((letter) => (
              <li class="stack" id={`letter-${letter.id}`}>
                <div>
                  <p class="kicker">{pick(ABOUT_NAMES[letter.about], locale)}</p>
                  <h3>{letter.subject}</h3>
                </div>
                <Turns ctx={ctx} turns={letter.turns} office={office.name} />
              </li>
            ))}
          </ul>
        )}
        <Pagination locale={locale} path={path} page={pageNumber} total={total} size={SIZE} />
      </Section>
    </Layout>
  );
};

const WritePage = ({ ctx, office, state }: { ctx: Context; office: Office; state: FormState }) => {
  const { locale } = ctx;
  const t = letterPortalMessages(locale);
  const field = { locale, state };
  const path = `${lettersPath(office.id)}/new`;
  const title = t.title({ office: pick(office.name, locale) });
  return (
    <Layout ctx={ctx} title={title} path={path} cacheable={false}>
      <Breadcrumbs locale={locale} trail={[{ title: pick(office.name, locale), path: lettersPath(office.id) }]} />
      <PageHead title={title}>
        <p>{t.lead}</p>
      </PageHead>
      <div class="stack">
        {ctx.actor.kind === 'account' ? null : <NoticeBar tone="late">{forumPortalMessages(locale).signInAgain}</NoticeBar>}
        <Form locale={locale} state={state} action={href(locale, path)} labels={{ about: t.about, subject: t.subject, body: t.body, name: t.name }}>
          <ChoiceField {...field} name="about" label={t.about} choices={Object.entries(ABOUT_NAMES).map(([value, name]) => ({ value, title: pick(name, locale) }))} />
          <TextField {...field} name="subject" label={t.subject} maxlength={100} />
          <TextArea {...field} name="body" label={t.body} hint={t.bodyHint} maxlength={2000} rows={10} />
          <TextField {...field} name="name" label={t.name} hint={t.nameHint} maxlength={40} autocomplete="name" />
          <CheckField {...field} name="mayPublish" label={t.mayPublish} optional />
          <FormActions submit={t.send} />
        </Form>
      </div>
    </Layout>
  );
};

/** Letters to an office: what it has published, and the form that writes to it. */
export function letterPages(router: Hono<Env>): void {
  page(router, '/offices/:id/letters', { cache: true }, async (c, ctx) => {
    const office = await officeOf(ctx, c.req.param('id'));
    const pageNumber = Math.max(1, Math.trunc(Number(c.req.query('page') ?? 1)) || 1);
    const [counts, { items, total }] = await Promise.all([letterCounts(ctx.db, office.id), publishedLetters(ctx.db, office.id, { offset: (pageNumber - 1) * SIZE, limit: SIZE })]);
    return <OfficeLetters ctx={ctx} office={office} counts={counts} letters={items} total={total} pageNumber={pageNumber} />;
  });
  page(router, '/offices/:id/letters/new', { cache: false }, async (c, ctx) => {
    const office = await officeOf(ctx, c.req.param('id'));
    const first = signInFirst(ctx, `${lettersPath(office.id)}/new`);
    if (first !== null) return goOn(c, first);
    return <WritePage ctx={ctx} office={office} state={filledForm({ about: 'question', name: ctx.actor.kind === 'account' && isGivenName(ctx.actor.name) ? ctx.actor.name : '' })} />;
  });
  action(router, '/offices/:id/letters/new', async (c, ctx) => {
    const office = await officeOf(ctx, c.req.param('id'));
    return withForm(
      c,
      async (values) => {
        if (ctx.actor.kind !== 'account') throw commonErrors.error('input.invalid', { count: 1 }, [{ path: '', code: 'auth.required', message: commonErrors.definitions['auth.required'] }]);
        const id = await writeLetter(ctx, parseInput(NewLetter, { officeId: office.id, about: values['about'], subject: values['subject'] ?? '', body: values['body'] ?? '', name: values['name'] ?? '', mayPublish: values['mayPublish'] === 'yes' }));
        return goOn(c, `/me/letters/${id}?sent`);
      },
      (state, status) => show(c, <WritePage ctx={ctx} office={office} state={state} />, status),
    );
  });
}
