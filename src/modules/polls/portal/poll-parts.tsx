import { formatNumber } from '../../../platform/calendar/calendar.ts';
import type { Context } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { Breadcrumbs, DateText, FactList, href, PageHead, Tag } from '../../../portal/shared/ui.ts';
import { logOfPoll } from '../ballots/leaf.ts';
import type { OptionRow } from '../polls.queries.ts';
import type { PublishedRules } from '../published-rules.ts';
import { pollsPortalMessages } from './polls-portal.messages.ts';
import { POLLS, pollPath, type PublicPoll } from './public-poll.ts';

const TONES = { waiting: 'plain', open: 'now', counting: 'late', final: 'good', cancelled: 'plain' } as const;

/** Head of a page of a poll: where it belongs, who holds it, where it stands. */
export const PollFrame = ({ ctx, known, title, onward = false }: { ctx: Context; known: PublicPoll; title?: string; onward?: boolean }) => {
  const { locale } = ctx;
  const { poll, moment, host, campaign } = known;
  const t = pollsPortalMessages(locale);
  const name = pick(poll.title, locale);
  return (
    <>
      <Breadcrumbs locale={locale} trail={[{ title: t.polls, path: POLLS }, { title: pick(campaign.name, locale), path: campaign.path }, ...(onward ? [{ title: name, path: pollPath(poll.id) }] : [])]} />
      <PageHead title={title ?? name} kicker={t.hostedBy({ name: pick(host, locale) })}>
        <p class="tags">
          <Tag tone={TONES[moment]}>{t[moment]}</Tag>
          <Tag>
            {moment === 'waiting' ? t.opensAt : poll.closedAt === null ? t.closesAt : t.closedAt} <DateText locale={locale} at={moment === 'waiting' ? poll.opensAt : (poll.closedAt ?? poll.closesAt)} as="minute" />
          </Tag>
        </p>
      </PageHead>
    </>
  );
};

/** How options are chosen in a form: one or several, and which are by now. */
interface Choosing {
  readonly several: boolean;
  readonly chosen: readonly string[];
}

/** What can be chosen, with pictures; in a form with a box or button at the head of each that is not withdrawn. */
export const OptionList = ({ ctx, options, choosing }: { ctx: Context; options: readonly OptionRow[]; choosing?: Choosing }) => {
  const { locale } = ctx;
  const t = pollsPortalMessages(locale);
  return (
    <ul class="poll-options">
      {options.map((option, index) => {
        const words = (
          <>
            {option.picture === null ? null : <img class="poll-picture" src={option.picture} alt="" loading="lazy" decoding="async" />}
            <span class="poll-option-words">
              <strong>{pick(option.title, locale)}</strong>
              {option.credit === '' ? null : <span class="small soft">{option.credit}</span>}
              {option.withdrawn === null ? null : <span class="small">{t.withdrawn({ reason: option.withdrawn.reason })}</span>}
            </span>
          </>
        );
        return (
          <li class={option.withdrawn === null ? 'poll-option' : 'poll-option poll-option-gone'}>
            {choosing === undefined || option.withdrawn !== null ? (
              <div class="poll-choice">{words}</div>
            ) : (
              <label class="poll-choice">
                <input type={choosing.several ? 'checkbox' : 'radio'} id={index === 0 ? 'field-choices' : undefined} name="choices" value={option.number} checked={choosing.chosen.includes(String(option.number))} />
                {words}
              </label>
            )}
            {option.entryId === null ? null : (
              <a class="poll-work" href={href(locale, `/works/${option.entryId}`)} aria-label={`${t.seeWork}: ${pick(option.title, locale)}`}>
                {t.seeWork}
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
};

function whoMayVote(ctx: Context, { poll }: PublicPoll): string {
  const t = pollsPortalMessages(ctx.locale);
  const count = formatNumber((poll.rules as PublishedRules).listedVoters ?? 0, ctx.locale);
  return { open: t.openRule, code: t.codeRule({ count }), contact: t.contactRule, roster: t.rosterRule({ count }), unit: t.unitRule({ count }) }[poll.eligibility];
}

/** The rules as they were published, in words. */
export const RulesInWords = ({ ctx, known }: { ctx: Context; known: PublicPoll }) => {
  const { locale } = ctx;
  const { poll } = known;
  const t = pollsPortalMessages(locale);
  return (
    <FactList
      items={[
        { name: t.who, value: whoMayVote(ctx, known) },
        { name: t.opensAt, value: <DateText locale={locale} at={poll.opensAt} as="minute" /> },
        { name: t.closesAt, value: <DateText locale={locale} at={poll.closesAt} as="minute" /> },
        { name: t.howMany, value: poll.minChoices === poll.maxChoices ? t.exactly({ count: poll.minChoices }) : t.between({ min: poll.minChoices, max: poll.maxChoices }) },
        { name: t.live, value: poll.liveTotals ? t.liveYes : t.liveNo },
        { name: t.replace, value: poll.replaceable ? t.replaceYes : t.replaceNo },
        { name: t.mode, value: poll.secret ? t.secretYes : t.secretNo },
        ...(poll.boxUrl === null ? [] : [{ name: t.box, value: t.boxApart({ url: poll.boxUrl }) }, { name: t.boxKey, value: <code class="verify-fingerprint">{(poll.rules as PublishedRules).box?.key}</code> }]),
        { name: t.traces, value: t.tracesNote },
        { name: t.weight, value: t.weightNote },
        { name: t.hash, value: <code class="verify-fingerprint">{poll.rulesHash?.toString('base64')}</code> },
        { name: t.log, value: <a href={`${poll.boxUrl ?? ''}/log/${logOfPoll(poll.id)}/checkpoint`}>{t.checkpoint}</a> },
      ]}
    />
  );
};
