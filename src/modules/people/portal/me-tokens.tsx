import type { Context } from '../../../platform/http/context.ts';
import { DateText, Form, FormActions, type FormState, href, NoticeBar, Section, TextField } from '../../../portal/shared/ui.ts';
import type { OwnRecord } from '../me.schemas.ts';
import { PostButton } from './me-parts.tsx';
import { meMessages } from './me.messages.ts';

/** Tokens in force, the one just made, and the form for another; folded away, as few people need it. */
export const Tokens = ({ ctx, own, state, made }: { ctx: Context; own: OwnRecord; state: FormState; made: string | undefined }) => {
  const { locale } = ctx;
  const t = meMessages(locale);
  const refused = state.problems.length > 0 || state.refusal !== undefined;
  return (
    <Section title={t.tokens} id="tokens">
      <div class="stack">
        <p class="soft">{t.tokensLead}</p>
        {made === undefined ? null : (
          <NoticeBar tone="good" announce>
            <p>{t.tokenMade}</p>
            <p>
              <code>{made}</code>
            </p>
          </NoticeBar>
        )}
        {own.tokens.length === 0 ? (
          <p>{t.tokensNone}</p>
        ) : (
          <ul class="lines">
            {own.tokens.map((token) => (
              <li class="row">
                <span>{token.name}</span>
                <span class="soft">
                  {t.tokenUntil} <DateText locale={locale} at={token.expiresAt} />
                </span>
                <PostButton ctx={ctx} path={`/me/tokens/${token.id}/revoke`} label={`${t.revoke}：${token.name}`}>
                  {t.revoke}
                </PostButton>
              </li>
            ))}
          </ul>
        )}
        <details open={refused || undefined}>
          <summary class="button">{t.tokenMake}</summary>
          <Form locale={locale} state={state} action={href(locale, '/me/tokens')}>
            <TextField locale={locale} state={state} name="name" label={t.tokenName} maxlength={100} />
            <TextField locale={locale} state={state.values['days'] === undefined ? { ...state, values: { ...state.values, days: '90' } } : state} name="days" label={t.tokenDays} type="number" inputmode="numeric" />
            <FormActions submit={t.tokenMake} />
          </Form>
        </details>
      </div>
    </Section>
  );
};
