import type { Hono } from 'hono';
import { dropSession } from '../../../platform/auth/session-cookie.ts';
import { formatInstant } from '../../../platform/calendar/calendar.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import type { Locale } from '../../../platform/i18n/messages.ts';
import { parseInput } from '../../../platform/http/problem.ts';
import { action, ButtonLink, CheckField, DateText, emptyForm, FactList, Form, FormActions, type FormState, goOn, href, Layout, page, PageHead, PATHS, Section, show, TextField, withForm } from '../../../portal/shared/ui.ts';
import { CloseAccount } from '../me.schemas.ts';
import { closeOwnAccount, type Receipt } from '../usecases/erase-person.ts';
import { exportOwnRecord } from '../usecases/export-own-record.ts';
import { copyLabel } from './copy-labels.ts';
import { requireTicked } from './guardian-pages.tsx';
import { signInFirst } from './me-pages.tsx';
import { meMessages } from './me.messages.ts';
import type { Child } from '../../../portal/shared/markup/markup.ts';

const COPY = '/me/copy';
const CLOSE = '/me/close';
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** A plain value as nested lists that people can read. */
const Value = ({ value, locale }: { value: unknown; locale: Locale }): Child => {
  if (value === null || value === undefined || value === '') return <>—</>;
  if (typeof value === 'boolean') return <>{meMessages(locale)[value ? 'yes' : 'no']}</>;
  if (value instanceof Date || (typeof value === 'string' && INSTANT.test(value))) return <DateText locale={locale} at={value} as="minute" />;
  if (Array.isArray(value)) {
    if (value.length === 0) return <>—</>;
    return (
      <ol>
        {value.map((each) => (
          <li>
            <Value value={each} locale={locale} />
          </li>
        ))}
      </ol>
    );
  }
  if (typeof value === 'object') return <FactList items={Object.entries(value).map(([key, each]) => ({ name: copyLabel(key, locale), value: <Value value={each} locale={locale} /> }))} />;
  return <>{String(value)}</>;
};

const CopyPage = ({ ctx, copy }: { ctx: Context; copy: Record<string, unknown> }) => {
  const t = meMessages(ctx.locale);
  const { madeAt, ...rest } = copy;
  return (
    <Layout ctx={ctx} title={t.copyTitle} path={COPY} cacheable={false}>
      <PageHead title={t.copyTitle}>
        <p>{t.copyLead({ at: formatInstant(String(madeAt), ctx.locale) })}</p>
      </PageHead>
      {Object.entries(rest).map(([name, value]) => (
        <Section title={copyLabel(name, ctx.locale)}>
          <Value value={value} locale={ctx.locale} />
        </Section>
      ))}
    </Layout>
  );
};

const ClosePage = ({ ctx, state }: { ctx: Context; state: FormState }) => {
  const { locale } = ctx;
  const t = meMessages(locale);
  const staff = ctx.actor.kind === 'account' && ctx.actor.staff;
  return (
    <Layout ctx={ctx} title={t.closeTitle} path={CLOSE} cacheable={false}>
      <PageHead title={t.closeTitle}>
        <p>{t.closeLead}</p>
      </PageHead>
      <Form locale={locale} state={state} action={href(locale, CLOSE)}>
        {staff ? <TextField locale={locale} state={state} name="password" label={t.closePassword} type="password" autocomplete="current-password" /> : null}
        <CheckField locale={locale} state={state} name="confirm" label={t.closeConfirm} />
        <FormActions submit={t.closeSubmit}>
          <ButtonLink locale={locale} to={PATHS.me} look="quiet">
            {t.cancel}
          </ButtonLink>
        </FormActions>
      </Form>
    </Layout>
  );
};

const ReceiptPage = ({ ctx, receipt }: { ctx: Context; receipt: Receipt }) => {
  const { locale } = ctx;
  const t = meMessages(locale);
  const counts = (kinds: Record<string, number>) => Object.entries(kinds).filter(([, count]) => count > 0).map(([kind, count]) => `${copyLabel(kind, locale)} ${count}`).join('，') || '0';
  return (
    <Layout ctx={ctx} title={t.receiptTitle} path={CLOSE} cacheable={false}>
      <PageHead title={t.receiptTitle}>
        <p>{t.receiptLead}</p>
      </PageHead>
      <div class="stack">
        <FactList
          items={[
            { name: t.receiptNumber, value: <code>{receipt.id}</code> },
            { name: t.receiptAt, value: <DateText locale={locale} at={receipt.at} as="minute" /> },
            { name: t.receiptRemoved, value: counts(receipt.removed) },
            { name: t.receiptKept, value: counts(receipt.kept) },
          ]}
        />
        <p>
          <ButtonLink locale={locale} to={PATHS.home}>
            {t.home}
          </ButtonLink>
        </p>
      </div>
    </Layout>
  );
};

/** The copy a person takes with them, to read and for machines, and closing the account. */
export function meCopyPages(router: Hono<Env>): void {
  page(router, COPY, { cache: false }, async (c, ctx) => {
    const first = signInFirst(ctx, COPY);
    return first === null ? <CopyPage ctx={ctx} copy={await exportOwnRecord(ctx)} /> : goOn(c, first);
  });
  page(router, `${COPY}.json`, { cache: false }, async (c, ctx) => {
    const first = signInFirst(ctx, COPY);
    if (first !== null) return goOn(c, first);
    return c.body(JSON.stringify(await exportOwnRecord(ctx), null, 2), 200, { 'content-type': 'application/json; charset=utf-8', 'content-disposition': 'attachment; filename="heming-me.json"', 'cache-control': 'private, no-store' });
  });
  page(router, CLOSE, { cache: false }, (c, ctx) => {
    const first = signInFirst(ctx, CLOSE);
    return first === null ? <ClosePage ctx={ctx} state={emptyForm} /> : goOn(c, first);
  });
  action(router, CLOSE, (c, ctx) =>
    withForm(
      c,
      async (values) => {
        const input = parseInput(CloseAccount, { password: values['password'], confirm: requireTicked(values['confirm'], 'confirm', (t) => t.closeConfirmFirst) });
        const receipt = await closeOwnAccount(ctx, input);
        dropSession(c);
        return show(c, <ReceiptPage ctx={{ ...ctx, actor: { kind: 'anonymous' } }} receipt={receipt} />);
      },
      (state, status) => show(c, <ClosePage ctx={ctx} state={state} />, status),
      { secrets: ['password'] },
    ),
  );
}
