import type { Hono } from 'hono';
import { nodesWhere } from '../../../platform/auth/actor.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import { parseInput } from '../../../platform/http/problem.ts';
import { maskedName } from '../../../platform/i18n/names.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { isId } from '../../../platform/ids/ids.ts';
import { action, Breadcrumbs, CheckField, ChoiceField, filledForm, Form, FormActions, type FormState, goOn, href, Layout, NoticeBar, page, PageHead, PlainText, show, TextArea, withForm, withQuery } from '../../../portal/shared/ui.ts';
import { isGivenName } from '../../people/public.ts';
import { findPost, type PostRecord } from '../posts.queries.ts';
import { writePost } from '../usecases/write-post.ts';
import { requireOpen } from '../voices.access.ts';
import { FLOWER_NAMES } from '../voices.messages.ts';
import { moderatePosts } from '../voices.policy.ts';
import { FLOWERS } from '../voices.rules.ts';
import { NewPost } from '../voices.schemas.ts';
import { Bloom, FlowerSheet } from './flowers.ts';
import { signInFirst } from './forum-pages.tsx';
import { forumPortalMessages } from './forums.messages.ts';
import { forumPath, RULES, TOPICS } from './paths.ts';
import { type NamedForum, publicForum } from './public-forum.ts';

interface SayProps {
  readonly ctx: Context;
  readonly forum: NamedForum;
  readonly parent: PostRecord | undefined;
  readonly state: FormState;
}

const FlowerChoice = ({ ctx, state }: { ctx: Context; state: FormState }) => {
  const { locale } = ctx;
  const t = forumPortalMessages(locale);
  const chosen = String([state.values['flower']].flat()[0] ?? '');
  const problem = state.problems.find(({ path }) => path === 'flower');
  return (
    <fieldset class={problem === undefined ? 'field' : 'field field-wrong'} aria-describedby={problem === undefined ? undefined : 'field-flower-error'}>
      <legend>{t.flower}</legend>
      {problem === undefined ? null : (
        <p class="field-error" id="field-flower-error">
          {pick(problem.message, locale)}
        </p>
      )}
      <div class="flower-choices">
        {FLOWERS.map((flower, index) => (
          <label class="flower-choice">
            <input type="radio" name="flower" value={flower} id={index === 0 ? 'field-flower' : undefined} checked={chosen === flower} />
            <Bloom flower={flower} />
            <span>{pick(FLOWER_NAMES[flower], locale)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};

const SayPage = ({ ctx, forum: { it, title }, parent, state }: SayProps) => {
  const { locale, actor } = ctx;
  const t = forumPortalMessages(locale);
  const wall = it.kind === 'tribute';
  const heading = wall ? t.offer : parent === undefined ? t.say : t.replyTo({ place: parent.place ?? 0 });
  const bodyLabel = wall ? t.tributeWords : parent === undefined ? t.yourWords : t.yourReply;
  const name = actor.kind === 'account' && isGivenName(actor.name) ? actor.name.trim() : '';
  const field = { locale, state };
  const mayAnswer = nodesWhere(actor, moderatePosts).includes(it.hostId);
  const path = withQuery(`${forumPath(it)}/say`, { to: parent?.id });
  return (
    <Layout ctx={ctx} title={heading} path={path} cacheable={false}>
      {wall ? <FlowerSheet /> : null}
      <Breadcrumbs locale={locale} trail={[{ title: t.topics, path: TOPICS }, { title: pick(title, locale), path: forumPath(it) }]} />
      <PageHead title={heading} kicker={pick(title, locale)} />
      <div class="stack">
        {actor.kind === 'account' ? null : <NoticeBar tone="late">{t.signInAgain}</NoticeBar>}
        {parent === undefined ? null : (
          <div class="prose">
            <p class="credit">{t.replyingTo}</p>
            <blockquote>
              <PlainText text={parent.body} />
            </blockquote>
          </div>
        )}
        <Form locale={locale} state={state} action={href(locale, path)} labels={{ flower: t.flower, body: bodyLabel, shownAs: t.shownAs }}>
          {wall ? <FlowerChoice ctx={ctx} state={state} /> : null}
          <TextArea {...field} name="body" label={bodyLabel} hint={wall ? t.tributeHint : t.wordsHint} optional={wall} maxlength={wall ? 200 : 1000} rows={wall ? 4 : 8} />
          {name === '' ? null : <ChoiceField {...field} name="shownAs" label={t.shownAs} choices={[{ value: 'masked', title: t.masked({ name: maskedName(name) }) }, { value: 'full', title: t.full({ name }) }]} />}
          {mayAnswer && !wall ? <CheckField {...field} name="inNameOfOffice" label={t.asOffice} optional /> : null}
          <p class="small soft">
            {it.moderation === 'before' ? t.beforeNote : t.afterNote} <a href={href(locale, RULES)}>{t.rulesLink}</a>
          </p>
          <FormActions submit={wall ? t.sendTribute : t.send} />
        </Form>
      </div>
    </Layout>
  );
};

async function parentOf(ctx: Context, forum: NamedForum, id: string | undefined): Promise<PostRecord | undefined> {
  const found = id !== undefined && isId(id) && forum.it.kind === 'topic' ? await findPost(ctx.db, id, 'all') : undefined;
  return found?.forumId === forum.it.id && found.state === 'shown' && found.parentId === null ? found : undefined;
}

/** The form in which somebody posts under a topic or leaves a flower on a wall. What was typed stays when it is refused. */
export function sayPages(router: Hono<Env>): void {
  for (const kind of ['topic', 'tribute'] as const) {
    const path = `${forumPath({ kind, id: ':id' })}/say`;
    page(router, path, { cache: false }, async (c, ctx) => {
      const to = c.req.query('to');
      const forum = await publicForum(ctx, c.req.param('id') ?? '', kind);
      const first = signInFirst(ctx, withQuery(`${forumPath(forum.it)}/say`, { to }));
      if (first !== null) return goOn(c, first);
      requireOpen(ctx, forum.it);
      return <SayPage ctx={ctx} forum={forum} parent={await parentOf(ctx, forum, to)} state={filledForm({ shownAs: 'masked' })} />;
    });
    action(router, path, async (c, ctx) => {
      const forum = await publicForum(ctx, c.req.param('id') ?? '', kind);
      const to = c.req.query('to');
      return withForm(
        c,
        async (values) => {
          // A refusal that the form itself shows: a sign-in that ran out meanwhile loses no words.
          if (ctx.actor.kind !== 'account') throw commonErrors.error('input.invalid', { count: 1 }, [{ path: '', code: 'auth.required', message: commonErrors.definitions['auth.required'] }]);
          const input = parseInput(NewPost, { body: values['body'] ?? '', flower: values['flower'] || null, parentId: to ?? null, shownAs: values['shownAs'] || 'masked', inNameOfOffice: values['inNameOfOffice'] === 'yes' });
          const { id } = await writePost(ctx, forum.it.id, input);
          return goOn(c, `/me/posts/${id}?sent`);
        },
        async (state, status) => show(c, <SayPage ctx={ctx} forum={forum} parent={await parentOf(ctx, forum, to)} state={state} />, status),
      );
    });
  }
}
