import type { z } from 'zod';
import type { Context } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { DateText, PlainText, Tag } from '../../../portal/shared/ui.ts';
import type { Answer } from '../awards.schemas.ts';
import { EFFECT_NAMES, GROUND_NAMES, OUTCOME_NAMES } from '../awards.words.ts';
import { awardPortalMessages } from './portal.messages.ts';

/** Answered objections by number: what about, and the answer with its reasons. */
export const AnswersList = ({ ctx, answers }: { ctx: Context; answers: readonly z.infer<typeof Answer>[] }) => {
  const { locale } = ctx;
  const t = awardPortalMessages(locale);
  if (answers.length === 0) return <p class="soft">{t.answersNone}</p>;
  return (
    <ol class="award-answers">
      {answers.map((answer) => (
        <li class="stack">
          <h3>
            {t.objectionOf({ number: answer.number })} <span class="soft">{locale === 'en' ? `“${pick(answer.entry, locale)}”` : `《${answer.entry.zh}》`}</span>
          </h3>
          <p class="row">
            {answer.outcome === null ? null : <Tag tone={answer.outcome === 'upheld' ? 'now' : 'plain'}>{pick(OUTCOME_NAMES[answer.outcome], locale)}</Tag>}
            {answer.effect === null ? null : <span>{pick(EFFECT_NAMES[answer.effect], locale)}</span>}
            <span class="soft small">
              {pick(GROUND_NAMES[answer.ground], locale)} · {t.received} <DateText locale={locale} at={answer.receivedAt} />
              {answer.answeredAt === null ? null : (
                <>
                  {' · '}
                  {t.answered} <DateText locale={locale} at={answer.answeredAt} />
                </>
              )}
            </span>
          </p>
          {answer.answer === null ? null : <PlainText text={pick(answer.answer, locale)} />}
        </li>
      ))}
    </ol>
  );
};
