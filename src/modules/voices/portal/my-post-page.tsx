import type { Hono } from 'hono';
import { requireAccount } from '../../../platform/auth/actor.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import { parseInput } from '../../../platform/http/problem.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { isId } from '../../../platform/ids/ids.ts';
import { action, Breadcrumbs, DateText, emptyForm, FactList, Form, FormActions, type FormState, goOn, href, Layout, NoticeBar, page, PageHead, PlainText, Section, show, Tag, TextArea, type Tone, withForm, WithdrawForm } from '../../../portal/shared/ui.ts';
import { activityTitles } from '../../campaigns/public.ts';
import { requireForum, type ForumRecord } from '../forums.queries.ts';
import { appealsOf, type AppealRecord } from '../moderation.queries.ts';
import { findPost, type PostRecord } from '../posts.queries.ts';
import { makeAppeal } from '../usecases/appeal.ts';
import { withdrawPost } from '../usecases/write-post.ts';
import { voiceErrors } from '../voices.errors.ts';
import { DECISION_NAMES, FLOWER_NAMES, POST_STATE_NAMES, REASON_NAMES } from '../voices.messages.ts';
import type { PostState } from '../voices.rules.ts';
import { NewAppeal } from '../voices.schemas.ts';
import { Bloom, FlowerSheet } from './flowers.ts';
import { signInFirst } from './forum-pages.tsx';
import { minePortalMessages } from './mine.messages.ts';
import { forumPath, MY_VOICES, postPath, RULES } from './paths.ts';

export const POST_TONES: Readonly<Record<PostState, Tone>> = { waiting: 'late', shown: 'good', refused: 'now', removed: 'now', withdrawn: 'plain' };

interface MyPostProps {
  readonly ctx: Context;
  readonly post: PostRecord;
  readonly forum: ForumRecord;
  readonly title: { readonly zh: string; readonly en: string };
  readonly appeals: readonly AppealRecord[];
  readonly state: FormState;
  readonly said?: 'sent' | 'appealed' | undefined;
}

const Decision = ({ ctx, post }: { ctx: Context; post: PostRecord }) => {
  const { locale } = ctx;
  const t = minePortalMessages(locale);
  const { decision } = post;
  if (decision === null || post.state === 'withdrawn') return null;
  return (
    <Section title={t.decision}>
      <FactList
        items={[
          { name: t.decision, value: pick(DECISION_NAMES[decision.action], locale) },
          ...(decision.reason === null ? [] : [{ name: t.reason, value: <a href={href(locale, RULES)}>{pick(REASON_NAMES[decision.reason], locale)}</a> }]),
          ...(decision.note === '' ? [] : [{ name: t.note, value: decision.note }]),
          { name: t.decidedAt, value: <DateText locale={locale} at={decision.at} as="minute" /> },
        ]}
      />
    </Section>
  );
};

const Appeals = ({ ctx, post, appeals, state }: Pick<MyPostProps, 'ctx' | 'post' | 'appeals' | 'state'>) => {
  const { locale } = ctx;
  const t = minePortalMessages(locale);
  const down = post.state === 'refused' || post.state === 'removed';
  const appealed = appeals.some(({ at }) => post.decision !== null && at >= new Date(post.decision.at));
  if (appeals.length === 0 && !down) return null;
  return (
    <Section title={t.appeal} id="appeal">
      <div class="stack">
        {appeals.map((appeal) => (
          <div class="stack">
            <div class="turn">
              <p class="said-head">
                <span class="said-author">{t.appealMade}</span>
                <DateText locale={locale} at={appeal.at} as="minute" />
              </p>
              <PlainText text={appeal.body} />
            </div>
            {appeal.outcome === null ? (
              <NoticeBar tone="late">
                {t.appealDue} <DateText locale={locale} at={appeal.dueAt} as="minute" />
              </NoticeBar>
            ) : (
              <div class="turn turn-office">
                <p class="said-head">
                  <span class="said-author">{t[appeal.outcome]}</span>
                  {appeal.answeredAt === null ? null : <DateText locale={locale} at={appeal.answeredAt} as="minute" />}
                </p>
                <PlainText text={appeal.reply} />
              </div>
            )}
          </div>
        ))}
        {down && !appealed ? (
          <>
            <p>{t.appealLead}</p>
            <Form locale={locale} state={state} action={href(locale, `/me/posts/${post.id}/appeal`)} labels={{ body: t.appealBody }}>
              <TextArea locale={locale} state={state} name="body" label={t.appealBody} maxlength={1000} />
              <FormActions submit={t.appealSend} />
            </Form>
          </>
        ) : null}
      </div>
    </Section>
  );
};

const MyPostPage = ({ ctx, post, forum, title, appeals, state, said }: MyPostProps) => {
  const { locale } = ctx;
  const t = minePortalMessages(locale);
  const name = forum.kind === 'topic' ? t.post : t.tribute;
  return (
    <Layout ctx={ctx} title={name} path={`/me/posts/${post.id}`} cacheable={false}>
      {post.flower === null ? null : <FlowerSheet />}
      <Breadcrumbs locale={locale} trail={[{ title: t.title, path: MY_VOICES }]} />
      <PageHead title={name} kicker={pick(title, locale)}>
        <p class="tags">
          <Tag tone={POST_TONES[post.state]}>{pick(POST_STATE_NAMES[post.state], locale)}</Tag>
        </p>
      </PageHead>
      <div class="stack">
        {said === undefined ? null : (
          <NoticeBar tone="good" announce>
            {said === 'appealed' ? t.appealSent : post.state === 'waiting' ? t.sentWaiting : t.sentShown}
          </NoticeBar>
        )}
        {post.state === 'withdrawn' ? null : (
          <div class="own-words">
            {post.flower === null ? null : (
              <p class="own-flower">
                <Bloom flower={post.flower} /> {pick(FLOWER_NAMES[post.flower], locale)}
              </p>
            )}
            <PlainText text={post.body} />
          </div>
        )}
        <FactList
          items={[
            { name: t.where, value: <a href={href(locale, forumPath(forum))}>{pick(title, locale)}</a> },
            { name: t.postedAt, value: <DateText locale={locale} at={post.postedAt} as="minute" /> },
            ...(post.author === '' ? [] : [{ name: t.shownAs, value: post.author }]),
          ]}
        />
        {post.state === 'shown' && post.place !== null ? (
          <p>
            <a class="button" href={href(locale, post.parentId === null ? postPath(forum, post.place) : `${forumPath(forum)}/posts/${post.parentId}`)}>
              {t.seeThere}
            </a>
          </p>
        ) : null}
      </div>
      <Decision ctx={ctx} post={post} />
      <Appeals ctx={ctx} post={post} appeals={appeals} state={state} />
      {post.state === 'withdrawn' ? null : (
        <section class="section">
          <WithdrawForm summary={t.withdraw} note={t.withdrawNote} submit={t.withdrawPost} to={href(locale, `/me/posts/${post.id}/withdraw`)} />
        </section>
      )}
    </Layout>
  );
};

async function ownPost(ctx: Context, id: string): Promise<Omit<MyPostProps, 'ctx' | 'state' | 'said'>> {
  const { accountId } = requireAccount(ctx.actor);
  const post = (isId(id) ? await findPost(ctx.db, id, { accountId, nodes: [] }) : undefined) ?? voiceErrors.fail('post.not-found');
  const [forum, titles, appeals] = await Promise.all([requireForum(ctx.db, post.forumId), activityTitles(ctx.db, [post.forumId]), appealsOf(ctx.db, post.id)]);
  return { post, forum, title: titles.get(forum.id) ?? { zh: '', en: '' }, appeals };
}

/** One's own post: where it stands, why it is not shown, the appeal and its answer. */
export function myPostPages(router: Hono<Env>): void {
  page(router, '/me/posts/:id', { cache: false }, async (c, ctx) => {
    const id = c.req.param('id');
    const first = signInFirst(ctx, `/me/posts/${id}`);
    if (first !== null) return goOn(c, first);
    return <MyPostPage ctx={ctx} {...await ownPost(ctx, id)} state={emptyForm} said={(['sent', 'appealed'] as const).find((word) => c.req.query(word) !== undefined)} />;
  });
  action(router, '/me/posts/:id/appeal', (c, ctx) =>
    withForm(
      c,
      async (values) => {
        const { post } = await ownPost(ctx, c.req.param('id'));
        await makeAppeal(ctx, post.id, parseInput(NewAppeal, values).body);
        return goOn(c, `/me/posts/${post.id}?appealed`);
      },
      async (state, status) => show(c, <MyPostPage ctx={ctx} {...await ownPost(ctx, c.req.param('id'))} state={state} />, status),
    ),
  );
  action(router, '/me/posts/:id/withdraw', (c, ctx) =>
    withForm(
      c,
      async () => {
        const { post } = await ownPost(ctx, c.req.param('id'));
        await withdrawPost(ctx, post.id);
        return goOn(c, `/me/posts/${post.id}`);
      },
      async (state, status) => show(c, <MyPostPage ctx={ctx} {...await ownPost(ctx, c.req.param('id'))} state={state} />, status),
    ),
  );
}
