import type { Hono } from 'hono';
import type { Context, Env } from '../../../platform/http/context.ts';
import { parseInput } from '../../../platform/http/problem.ts';
import type { Locale } from '../../../platform/i18n/messages.ts';
import { localPath, neutralPath } from '../../shared/addresses.ts';
import { ChoiceField, DayText, Form, FormActions, type FormState, Layout, NoticeBar, PATHS, PageHead, PlainText, Section, Tag, TextArea, action, emptyForm, goOn, page, show, valueOf, withForm } from '../../shared/ui.ts';
import { dayOf } from '../../../platform/calendar/calendar.ts';
import { pagesMessages } from '../pages.messages.ts';
import { listAnswered } from './feedback.queries.ts';
import { NewFeedback, type SiteFeedback, TOPICS, type Topic } from './feedback.schemas.ts';
import { leaveFeedback } from './leave-feedback.ts';

const SHOWN = 20;

const topicName = (locale: Locale, topic: Topic): string => {
  const t = pagesMessages(locale);
  return { wrong: t.topic_wrong, broken: t.topic_broken, 'hard-to-use': t.topic_hard_to_use, burden: t.topic_burden, other: t.topic_other }[topic];
};

const Answered = ({ locale, items }: { locale: Locale; items: readonly SiteFeedback[] }) => {
  const t = pagesMessages(locale);
  return (
    <ul class="lines">
      {items.map((item) => (
        <li class="stack">
          <div>
            <p class="credit">
              <Tag>{topicName(locale, item.topic)}</Tag> <DayText locale={locale} day={dayOf(item.at)} />
            </p>
            <PlainText text={item.message} />
          </div>
          <div class="prose">
            <blockquote>
              <p class="credit">{t.feedbackReply}</p>
              <PlainText text={item.reply ?? ''} />
            </blockquote>
          </div>
        </li>
      ))}
    </ul>
  );
};

const Feedback = ({ ctx, state, sent, answered }: { ctx: Context; state: FormState; sent: boolean; answered: readonly SiteFeedback[] }) => {
  const { locale } = ctx;
  const t = pagesMessages(locale);
  const about = valueOf(state, 'about');
  const field = { locale, state };
  return (
    <Layout ctx={ctx} title={t.feedbackTitle} path={PATHS.feedback} description={t.feedbackLead}>
      <PageHead title={t.feedbackTitle}>
        <p>{t.feedbackLead}</p>
      </PageHead>
      <div class="stack">
        {sent ? (
          <NoticeBar tone="good" announce>
            {t.feedbackThanks}
          </NoticeBar>
        ) : null}
        {about === '' ? null : <p class="soft">{t.feedbackAbout({ path: about })}</p>}
        <Form locale={locale} state={state} hidden={{ about }} labels={{ topic: t.feedbackTopic, message: t.feedbackMessage }}>
          <ChoiceField {...field} name="topic" label={t.feedbackTopic} choices={TOPICS.map((value) => ({ value, title: topicName(locale, value) }))} />
          <TextArea {...field} name="message" label={t.feedbackMessage} hint={t.feedbackMessageHint} maxlength={2000} />
          <FormActions submit={t.feedbackSubmit} />
        </Form>
      </div>
      {answered.length === 0 ? null : (
        <Section title={t.feedbackAnswered}>
          <Answered locale={locale} items={answered} />
        </Section>
      )}
    </Layout>
  );
};

/** A way to complain about the site itself, on every page's foot. */
export function feedback(router: Hono<Env>): void {
  page(router, PATHS.feedback, { cache: false }, async (c, ctx) => {
    const about = c.req.query('about');
    const state = about === undefined ? emptyForm : { ...emptyForm, values: { about: neutralPath(localPath(about.slice(0, 500))) } };
    return <Feedback ctx={ctx} state={state} sent={c.req.query('sent') !== undefined} answered={await listAnswered(ctx.db, SHOWN)} />;
  });
  action(router, PATHS.feedback, (c, ctx) =>
    withForm(
      c,
      async (values) => {
        await leaveFeedback(ctx, parseInput(NewFeedback, values));
        return goOn(c, `${PATHS.feedback}?sent`);
      },
      async (state, status) => show(c, <Feedback ctx={ctx} state={state} sent={false} answered={await listAnswered(ctx.db, SHOWN)} />, status),
    ),
  );
}
