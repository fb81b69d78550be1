import type { Context } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { emptyForm, Form, FormActions, type FormState, href, Layout, NoticeBar, problemAt, TextField } from '../../../portal/shared/ui.ts';
import type { PublishedRules } from '../published-rules.ts';
import { OptionList, PollFrame } from './poll-parts.tsx';
import { pollsPortalMessages } from './polls-portal.messages.ts';
import { pollPath, type PublicPoll } from './public-poll.ts';
import { ReceiptBox } from './receipt.tsx';

interface VoteProps {
  readonly ctx: Context;
  readonly known: PublicPoll;
  readonly state: FormState;
  /** When the page was shown, signed. */
  readonly shown: string;
  /** A code was sent to the contact that the form carries. */
  readonly sent?: { readonly contact: string; readonly outbox: boolean } | undefined;
}

const howManyInWords = (ctx: Context, { poll }: PublicPoll): string => {
  const t = pollsPortalMessages(ctx.locale);
  return poll.minChoices === poll.maxChoices ? t.exactly({ count: poll.minChoices }) : t.between({ min: poll.minChoices, max: poll.maxChoices });
};

const Choices = ({ ctx, known, state }: { ctx: Context; known: PublicPoll; state: FormState }) => {
  const { locale } = ctx;
  const problem = problemAt(state, 'choices', locale);
  const chosen = [state.values['choices'] ?? []].flat();
  return (
    <fieldset class={problem === undefined ? 'field' : 'field field-wrong'} aria-describedby={problem === undefined ? undefined : 'field-choices-error'}>
      <legend>
        {pollsPortalMessages(locale).choose} <span class="field-optional">{howManyInWords(ctx, known)}</span>
      </legend>
      {problem === undefined ? null : (
        <p class="field-error" id="field-choices-error">
          {problem}
        </p>
      )}
      <OptionList ctx={ctx} options={known.poll.options} choosing={{ several: known.poll.maxChoices > 1, chosen }} />
    </fieldset>
  );
};

/** The button below the options, at hand however many there are, with how many are chosen by now (counted by the style sheet). */
const CastBar = ({ ctx, known }: { ctx: Context; known: PublicPoll }) => {
  const t = pollsPortalMessages(ctx.locale);
  return (
    <div class="poll-cast">
      <FormActions submit={t.cast}>
        {known.poll.maxChoices === 1 ? null : (
          <p class="poll-count">
            <span class="poll-chosen">{t.chosenCount}</span> · {howManyInWords(ctx, known)}
          </p>
        )}
      </FormActions>
      <p class="small soft">{t.castNote}</p>
    </div>
  );
};

/** To whom has voted, beside the refusal: how the ballot that counts can be checked, and what to do if somebody else cast it. */
const AlreadyVoted = ({ ctx }: { ctx: Context }) => {
  const t = pollsPortalMessages(ctx.locale);
  return (
    <NoticeBar tone="late">
      {t.alreadyNote} <a href={href(ctx.locale, '/verify')}>{t.checkReceipt}</a>
    </NoticeBar>
  );
};

/** The form in which a ballot is cast; a contact is proven first, by a code that is sent to it. */
export const VotePage = ({ ctx, known, state, shown, sent }: VoteProps) => {
  const { locale } = ctx;
  const { poll, moment } = known;
  const t = pollsPortalMessages(locale);
  const path = `${pollPath(poll.id)}/vote`;
  const field = { locale, state };
  const labels = { choices: t.choose, code: t.code, contact: t.contact, contactCode: t.contactCode };
  const byContact = poll.eligibility === 'contact' || poll.eligibility === 'roster';
  return (
    <Layout ctx={ctx} title={`${t.vote} · ${pick(poll.title, locale)}`} path={path} cacheable={false}>
      <PollFrame ctx={ctx} known={known} onward />
      {moment !== 'open' ? (
        <NoticeBar tone="late">{moment === 'waiting' ? t.notOpen : moment === 'cancelled' ? t.wasCancelled : t.ended}</NoticeBar>
      ) : poll.secret ? (
        <SecretBallot ctx={ctx} known={known} />
      ) : byContact && sent === undefined ? (
        <Form locale={locale} state={state} action={href(locale, `${pollPath(poll.id)}/code`)} labels={labels}>
          <TextField {...field} name="contact" label={t.contact} hint={t.contactHint} autocomplete="email" maxlength={200} />
          <FormActions submit={t.sendCode} />
        </Form>
      ) : (
        <Form locale={locale} state={state} action={href(locale, path)} labels={labels} hidden={{ shown, ...(sent === undefined ? {} : { contact: sent.contact, outbox: sent.outbox ? 'yes' : '' }) }}>
          {sent === undefined ? null : (
            <NoticeBar tone="good" announce>
              {t.sent({ contact: sent.contact })} {sent.outbox ? t.sentOutbox : null}
            </NoticeBar>
          )}
          {state.refusal?.code === 'ballot.already' ? <AlreadyVoted ctx={ctx} /> : null}
          {poll.eligibility === 'code' ? <TextField {...field} name="code" label={t.code} hint={t.codeHint} autocomplete="off" maxlength={60} /> : null}
          {byContact ? <TextField {...field} name="contactCode" label={t.contactCode} autocomplete="one-time-code" inputmode="numeric" maxlength={12} code /> : null}
          <Choices ctx={ctx} known={known} state={state} />
          <CastBar ctx={ctx} known={known} />
        </Form>
      )}
    </Layout>
  );
};

/** Both steps of a secret ballot; the island makes, blinds and keeps the token. */
const SecretBallot = ({ ctx, known }: { ctx: Context; known: PublicPoll }) => {
  const { locale } = ctx;
  const { poll } = known;
  const t = pollsPortalMessages(locale);
  const byContact = poll.eligibility === 'contact' || poll.eligibility === 'roster';
  const field = { locale, state: emptyForm };
  return (
    <div class="stack" data-island="secret-ballot" data-poll={poll.id} data-key={(poll.rules as PublishedRules).deskKey} data-failed={t.failed} data-working={t.working} data-sent={t.sent({ contact: '…' })} data-box={poll.boxUrl ?? undefined} data-away={t.boxAway}>
      <noscript>
        <NoticeBar tone="late">{t.needScript}</NoticeBar>
      </noscript>
      <p class="field-error secret-refused" role="alert" hidden></p>
      <p class="secret-state" role="status"></p>
      <form class="form secret-desk" hidden novalidate>
        <h2>{t.secretStep1}</h2>
        <p class="soft">{t.secretStep1Note}</p>
        {poll.eligibility === 'code' ? <TextField {...field} name="code" label={t.code} hint={t.codeHint} autocomplete="off" maxlength={60} /> : null}
        {byContact ? (
          <>
            <TextField {...field} name="contact" label={t.contact} hint={t.contactHint} autocomplete="email" maxlength={200} />
            <button class="button secret-code" type="button">
              {t.sendCode}
            </button>
            <TextField {...field} name="contactCode" label={t.contactCode} autocomplete="one-time-code" inputmode="numeric" maxlength={12} code />
          </>
        ) : null}
        <FormActions submit={t.getToken} />
      </form>
      <form class="form secret-box" hidden novalidate>
        <h2>{t.secretStep2}</h2>
        <p class="soft">{t.secretStep2Note}</p>
        {poll.boxUrl === null ? null : <p class="soft">{t.secretStep2Box({ url: poll.boxUrl })}</p>}
        <Choices ctx={ctx} known={known} state={emptyForm} />
        <CastBar ctx={ctx} known={known} />
      </form>
      <div class="secret-receipt" hidden>
        <ReceiptBox ctx={ctx} pollId={poll.id} cast={null} boxUrl={poll.boxUrl} />
      </div>
    </div>
  );
};
