import type { Hono } from 'hono';
import { z } from 'zod';
import { requireAccount } from '../../../platform/auth/actor.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import { parseInput } from '../../../platform/http/problem.ts';
import type { Bilingual } from '../../../platform/i18n/messages.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { isId } from '../../../platform/ids/ids.ts';
import { action, Breadcrumbs, DateText, emptyForm, EmptyState, excerpt, FactList, Form, FormActions, type FormState, goOn, href, Layout, NoticeBar, page, PageHead, Pagination, PATHS, Section, show, Tag, TextArea, withForm, withQuery, WithdrawForm } from '../../../portal/shared/ui.ts';
import { activityTitles } from '../../campaigns/public.ts';
import { organizationNames } from '../../organizations/public.ts';
import { findLetter, type LetterRecord, listLetters } from '../letters.queries.ts';
import { type SignatureRecord, signaturesOf } from '../pledges.queries.ts';
import { listPosts, type PostRecord } from '../posts.queries.ts';
import { withdrawLetter, writeAgain } from '../usecases/letters.ts';
import { voiceErrors } from '../voices.errors.ts';
import { ABOUT_NAMES, FLOWER_NAMES, LETTER_STATE_NAMES, POST_STATE_NAMES } from '../voices.messages.ts';
import { signInFirst } from './forum-pages.tsx';
import { Turns } from './letter-pages.tsx';
import { minePortalMessages } from './mine.messages.ts';
import { POST_TONES } from './my-post-page.tsx';
import { lettersPath, MY_VOICES, PLEDGES, pledgePath, TOPICS } from './paths.ts';

const SIZE = 20;
const MOST_LETTERS = 50;
const TurnInput = z.object({ body: z.string().trim().min(1).max(2000) });

interface MineProps {
  readonly ctx: Context;
  readonly posts: { readonly items: readonly PostRecord[]; readonly total: number };
  readonly letters: readonly LetterRecord[];
  readonly signatures: readonly SignatureRecord[];
  readonly titles: ReadonlyMap<string, Bilingual>;
  readonly offices: ReadonlyMap<string, Bilingual>;
  readonly pageNumber: number;
}

const MinePage = ({ ctx, posts, letters, signatures, titles, offices, pageNumber }: MineProps) => {
  const { locale } = ctx;
  const t = minePortalMessages(locale);
  const named = (names: ReadonlyMap<string, Bilingual>, id: string) => pick(names.get(id) ?? { zh: '', en: '' }, locale);
  const wordsOf = (post: PostRecord) => excerpt(post.body, 40) || (post.flower === null ? '—' : pick(FLOWER_NAMES[post.flower], locale));
  return (
    <Layout ctx={ctx} title={t.title} path={MY_VOICES} cacheable={false}>
      <PageHead title={t.title} />
      <Section title={t.posts} id="posts">
        {posts.items.length === 0 ? (
          <EmptyState title={t.noPosts} action={{ title: t.toTopics, href: href(locale, TOPICS) }} />
        ) : (
          <ul class="lines">
            {posts.items.map((post) => (
              <li class="row">
                <a class="own-entry" href={href(locale, `/me/posts/${post.id}`)}>
                  {wordsOf(post)}
                </a>
                <Tag tone={POST_TONES[post.state]}>{pick(POST_STATE_NAMES[post.state], locale)}</Tag>
                <span class="soft">
                  {named(titles, post.forumId)} · <DateText locale={locale} at={post.postedAt} />
                </span>
              </li>
            ))}
          </ul>
        )}
        <Pagination locale={locale} path={MY_VOICES} page={pageNumber} total={posts.total} size={SIZE} />
      </Section>
      <Section title={t.letters} id="letters">
        {letters.length === 0 ? (
          <EmptyState title={t.noLetters} action={{ title: t.toOffices, href: href(locale, PATHS.regions) }} />
        ) : (
          <ul class="lines">
            {letters.map((letter) => (
              <li class="row">
                <a class="own-entry" href={href(locale, `/me/letters/${letter.id}`)}>
                  {letter.subject}
                </a>
                <Tag tone={letter.state === 'answered' ? 'good' : letter.state === 'waiting' ? 'late' : 'plain'}>{pick(LETTER_STATE_NAMES[letter.state], locale)}</Tag>
                <span class="soft">
                  {named(offices, letter.officeId)} · <DateText locale={locale} at={letter.sentAt} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t.pledges} id="pledges">
        {signatures.length === 0 ? (
          <EmptyState title={t.noPledges} action={{ title: t.toPledges, href: href(locale, PLEDGES) }} />
        ) : (
          <ul class="lines">
            {signatures.map((signature) => (
              <li class="row">
                <a class="own-entry" href={href(locale, `${pledgePath(signature.pledgeId)}/sign`)}>
                  {named(titles, signature.pledgeId)}
                </a>
                <span class="soft">
                  #{signature.number} · <DateText locale={locale} at={signature.signedAt} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </Layout>
  );
};

interface MyLetterProps {
  readonly ctx: Context;
  readonly letter: LetterRecord;
  readonly office: Bilingual;
  readonly state: FormState;
  readonly sent?: boolean;
}

const MyLetterPage = ({ ctx, letter, office, state, sent = false }: MyLetterProps) => {
  const { locale, clock } = ctx;
  const t = minePortalMessages(locale);
  const path = `/me/letters/${letter.id}`;
  const title = letter.state === 'withdrawn' ? t.letter : letter.subject;
  return (
    <Layout ctx={ctx} title={title} path={path} cacheable={false}>
      <Breadcrumbs locale={locale} trail={[{ title: t.title, path: MY_VOICES }]} />
      <PageHead title={title} kicker={t.letter}>
        <p class="tags">
          <Tag tone={letter.state === 'answered' ? 'good' : letter.state === 'waiting' ? 'late' : 'plain'}>{pick(LETTER_STATE_NAMES[letter.state], locale)}</Tag>
        </p>
      </PageHead>
      <div class="stack">
        {sent ? (
          <NoticeBar tone="good" announce>
            {t.letterSent}
          </NoticeBar>
        ) : null}
        <FactList
          items={[
            { name: t.to, value: <a href={href(locale, lettersPath(letter.officeId))}>{pick(office, locale)}</a> },
            { name: t.about, value: pick(ABOUT_NAMES[letter.about], locale) },
            ...(letter.state === 'waiting'
              ? [
                  {
                    name: t.dueBy,
                    value: (
                      <>
                        <DateText locale={locale} at={letter.dueAt} as="minute" /> · <DateText locale={locale} at={letter.dueAt} as="words" now={clock.now()} />
                      </>
                    ),
                  },
                ]
              : []),
            { name: t.isPublic, value: letter.publishedAt === null ? t.notPublished : t.published },
          ]}
        />
      </div>
      <Section title={t.turns}>
        <Turns ctx={ctx} turns={letter.turns} office={office} />
      </Section>
      {letter.state === 'answered' ? (
        <Section title={t.again}>
          <Form locale={locale} state={state} action={href(locale, `${path}/again`)} labels={{ body: t.againWords }}>
            <TextArea locale={locale} state={state} name="body" label={t.againWords} hint={t.againHint} maxlength={2000} />
            <FormActions submit={t.send} />
          </Form>
        </Section>
      ) : null}
      {letter.state === 'withdrawn' ? null : (
        <section class="section">
          <WithdrawForm summary={t.withdrawLetter} note={t.withdrawLetterNote} submit={t.withdraw} to={href(locale, `${path}/withdraw`)} />
        </section>
      )}
    </Layout>
  );
};

async function ownLetter(ctx: Context, id: string): Promise<{ letter: LetterRecord; office: Bilingual }> {
  const { accountId } = requireAccount(ctx.actor);
  const letter = (isId(id) ? await findLetter(ctx.db, id, { accountId, nodes: [] }) : undefined) ?? voiceErrors.fail('letter.not-found');
  return { letter, office: (await organizationNames(ctx.db, [letter.officeId])).get(letter.officeId) ?? { zh: '', en: '' } };
}

/** What one wrote and signed: the list, and each letter. */
export function minePages(router: Hono<Env>): void {
  page(router, MY_VOICES, { cache: false }, async (c, ctx) => {
    const pageNumber = Math.max(1, Math.trunc(Number(c.req.query('page') ?? 1)) || 1);
    if (ctx.actor.kind !== 'account') return goOn(c, withQuery(PATHS.signIn, { next: MY_VOICES }));
    const view = { accountId: ctx.actor.accountId, nodes: [] };
    const [posts, letters, signatures] = await Promise.all([
      listPosts(ctx.db, view, { by: 'me', page: pageNumber, size: SIZE }),
      listLetters(ctx.db, view, { by: 'me', page: 1, size: MOST_LETTERS }),
      signaturesOf(ctx.db, view.accountId),
    ]);
    const [titles, offices] = await Promise.all([
      activityTitles(ctx.db, [...posts.items.map(({ forumId }) => forumId), ...signatures.map(({ pledgeId }) => pledgeId)]),
      organizationNames(ctx.db, letters.items.map(({ officeId }) => officeId)),
    ]);
    return <MinePage ctx={ctx} posts={posts} letters={letters.items} signatures={signatures} titles={titles} offices={offices} pageNumber={pageNumber} />;
  });
  page(router, '/me/letters/:id', { cache: false }, async (c, ctx) => {
    const id = c.req.param('id');
    const first = signInFirst(ctx, `/me/letters/${id}`);
    if (first !== null) return goOn(c, first);
    return <MyLetterPage ctx={ctx} {...await ownLetter(ctx, id)} state={emptyForm} sent={c.req.query('sent') !== undefined} />;
  });
  action(router, '/me/letters/:id/again', (c, ctx) =>
    withForm(
      c,
      async (values) => {
        const { letter } = await ownLetter(ctx, c.req.param('id'));
        await writeAgain(ctx, letter.id, parseInput(TurnInput, values).body);
        return goOn(c, `/me/letters/${letter.id}?sent`);
      },
      async (state, status) => show(c, <MyLetterPage ctx={ctx} {...await ownLetter(ctx, c.req.param('id'))} state={state} />, status),
    ),
  );
  action(router, '/me/letters/:id/withdraw', (c, ctx) =>
    withForm(
      c,
      async () => {
        const { letter } = await ownLetter(ctx, c.req.param('id'));
        await withdrawLetter(ctx, letter.id);
        return goOn(c, `/me/letters/${letter.id}`);
      },
      async (state, status) => show(c, <MyLetterPage ctx={ctx} {...await ownLetter(ctx, c.req.param('id'))} state={state} />, status),
    ),
  );
}
