import type { Hono } from 'hono';
import type { Context, Env } from '../../../platform/http/context.ts';
import { parseInput } from '../../../platform/http/problem.ts';
import { type Locale, pick } from '../../../platform/i18n/messages.ts';
import { deliveryOf } from '../../../platform/messaging/channels.ts';
import { localPath, neutralPath } from '../../shared/addresses.ts';
import { ChoiceField, DayText, Form, FormActions, type FormState, Layout, NoticeBar, PATHS, PageHead, PlainText, Section, Tag, TextArea, TextField, action, emptyForm, goOn, page, show, valueOf, withForm } from '../../shared/ui.ts';
import { dayOf } from '../../../platform/calendar/calendar.ts';
import { pagesMessages } from '../pages.messages.ts';
import { TOPIC_NAMES } from './feedback.messages.ts';
import { listAnswered } from './feedback.queries.ts';
import { NewFeedback, type SiteFeedback, TOPICS, type Topic } from './feedback.schemas.ts';
import { leaveFeedback } from './leave-feedback.ts';

const SHOWN = 20;

const topicName = (locale: Locale, topic: Topic): string => pick(TOPIC_NAMES[topic], locale);

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

interface FeedbackProps {
  readonly ctx: Context;
  readonly state: FormState;
  readonly sent: boolean;
  readonly answered: readonly SiteFeedback[];
  /** Whether a message to an author would get anywhere. */
  readonly canTell: boolean;
}

const Feedback = ({ ctx, state, sent, answered, canTell }: FeedbackProps) => {
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
        <Form locale={locale} state={state} hidden={{ about }} labels={{ topic: t.feedbackTopic, message: t.feedbackMessage, contact: t.feedbackContact }}>
          <ChoiceField {...field} name="topic" label={t.feedbackTopic} choices={TOPICS.map((value) => ({ value, title: topicName(locale, value) }))} />
          <TextArea {...field} name="message" label={t.feedbackMessage} hint={t.feedbackMessageHint} maxlength={2000} />
          {canTell ? <TextField {...field} name="contact" label={t.feedbackContact} hint={t.feedbackContactHint} maxlength={200} autocomplete="email" /> : null}
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

const shown = async (ctx: Context) => ({
  answered: await listAnswered(ctx.db, SHOWN),
  canTell: (await deliveryOf(ctx, 'mail')) !== 'none' || (await deliveryOf(ctx, 'sms')) !== 'none',
});

/** A way to complain about the site and the console, on the foot of every page. */
export function feedback(router: Hono<Env>): void {
  page(router, PATHS.feedback, { cache: false }, async (c, ctx) => {
    const about = c.req.query('about');
    const state = about === undefined ? emptyForm : { ...emptyForm, values: { about: neutralPath(localPath(about.slice(0, 500))) } };
    return <Feedback ctx={ctx} state={state} sent={c.req.query('sent') !== undefined} {...await shown(ctx)} />;
  });
  action(router, PATHS.feedback, (c, ctx) =>
    withForm(
      c,
      async (values) => {
        await leaveFeedback(ctx, parseInput(NewFeedback, values));
        return goOn(c, `${PATHS.feedback}?sent`);
      },
      async (state, status) => show(c, <Feedback ctx={ctx} state={state} sent={false} {...await shown(ctx)} />, status),
    ),
  );
}
