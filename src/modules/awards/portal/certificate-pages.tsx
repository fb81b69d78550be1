import type { Hono } from 'hono';
import { CodedError } from '../../../platform/errors/errors.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { action, DateText, emptyForm, FactList, filledForm, Form, FormActions, type FormState, goOn, href, Layout, NoticeBar, page, PageHead, Section, show, TextField, withForm } from '../../../portal/shared/ui.ts';
import { attachment } from '../attachment.ts';
import { readCode } from '../awards.rules.ts';
import type { CertificateCheck } from '../awards.schemas.ts';
import { HOLDER_NAMES } from '../awards.words.ts';
import { checkCertificate } from '../certificates/certificates.queries.ts';
import { drawOne, ownCertificates } from '../certificates/own.ts';
import { awardPortalMessages } from './portal.messages.ts';

const CheckPage = ({ ctx, state }: { ctx: Context; state: FormState }) => {
  const { locale } = ctx;
  const t = awardPortalMessages(locale);
  return (
    <Layout ctx={ctx} title={t.certificate} path="/certificates" description={t.certificateLead}>
      <PageHead title={t.certificate}>
        <p>{t.certificateLead}</p>
      </PageHead>
      <Form locale={locale} state={state} action={href(locale, '/certificates')} labels={{ code: t.code }}>
        <TextField locale={locale} state={state} name="code" label={t.code} hint={t.codeHint} maxlength={30} />
        <FormActions submit={t.check} />
      </Form>
    </Layout>
  );
};

const CertificatePage = ({ ctx, certificate, own }: { ctx: Context; certificate: CertificateCheck; own: boolean }) => {
  const { locale } = ctx;
  const t = awardPortalMessages(locale);
  const say = (text: { zh: string; en: string }) => pick(text, locale);
  const credits = certificate.credits.join(locale === 'en' ? ', ' : '、');
  return (
    <Layout ctx={ctx} title={`${t.certificate} · ${certificate.number}`} path={`/certificates/${certificate.code}`} cacheable={false}>
      <PageHead title={certificate.valid ? t.valid : t.revoked} kicker={t.certificate} />
      <div class="stack">
        <NoticeBar tone={certificate.valid ? 'good' : 'bad'}>{certificate.valid ? t.validText : t.revokedText({ reason: certificate.revokedReason ?? '' })}</NoticeBar>
        <FactList
          items={[
            { name: t.number, value: certificate.number },
            { name: t.contest, value: <a href={href(locale, `/contests/${certificate.contestId}/awards`)}>{say(certificate.contest)}</a> },
            { name: t.award, value: `${say(certificate.category)} · ${say(certificate.level)}` },
            { name: t.work, value: <a href={href(locale, `/works/${certificate.entryId}`)}>{say(certificate.title)}</a> },
            ...(certificate.holder === 'work' ? [] : [{ name: t.holder, value: pick(HOLDER_NAMES[certificate.holder], locale) }]),
            ...(credits === '' ? [] : [{ name: t.named, value: credits }]),
            { name: t.unit, value: say(certificate.unit) },
            { name: t.issuer, value: say(certificate.host) },
            { name: t.awarded, value: <DateText locale={locale} at={certificate.awardedAt} /> },
            { name: t.issued, value: <DateText locale={locale} at={certificate.issuedAt} /> },
            ...(certificate.revokedAt === null ? [] : [{ name: t.revokedOn, value: <DateText locale={locale} at={certificate.revokedAt} /> }]),
            { name: t.log, value: t.logText({ seq: certificate.logSeq }) },
          ]}
        />
      </div>
      {own && certificate.valid ? (
        <p class="row work-foot">
          <a class="button button-main" href={href(locale, `/certificates/${certificate.code}/pdf`)}>
            {t.download}
          </a>
        </p>
      ) : null}
      <Section title={t.checkAnother}>
        <p>
          <a class="button" href={href(locale, '/certificates')}>
            {t.check}
          </a>
        </p>
      </Section>
    </Layout>
  );
};

const ownId = async (ctx: Context, code: string): Promise<string | undefined> => (ctx.actor.kind === 'account' ? (await ownCertificates(ctx)).find((each) => each.code === readCode(code))?.id : undefined);

/** Checking a certificate by its code, and taking along one's own. */
export function certificatePages(router: Hono<Env>): void {
  page(router, '/certificates', { cache: true }, (_, ctx) => <CheckPage ctx={ctx} state={emptyForm} />);
  action(router, '/certificates', (c, ctx) =>
    withForm(
      c,
      async (values) => {
        const { code } = await checkCertificate(ctx.db, values['code'] ?? '').catch((error: unknown) => {
          if (error instanceof CodedError && error.code === 'certificate.not-found') return { code: null };
          throw error;
        });
        if (code !== null) return goOn(c, `/certificates/${code}`);
        const message = { zh: awardPortalMessages('zh-CN').none, en: awardPortalMessages('en').none };
        return show(c, <CheckPage ctx={ctx} state={{ ...filledForm({ code: values['code'] }), problems: [{ path: 'code', code: 'certificate.not-found', message }] }} />, 422);
      },
      (state, status) => show(c, <CheckPage ctx={ctx} state={state} />, status),
    ),
  );
  page(router, '/certificates/:code', { cache: false }, async (c, ctx) => <CertificatePage ctx={ctx} certificate={await checkCertificate(ctx.db, c.req.param('code'))} own={(await ownId(ctx, c.req.param('code'))) !== undefined} />);
  page(router, '/certificates/:code/pdf', { cache: false }, async (c, ctx) => {
    const id = await ownId(ctx, c.req.param('code'));
    if (id === undefined) return goOn(c, `/certificates/${readCode(c.req.param('code'))}`);
    const { bytes, name } = await drawOne(ctx, id);
    return attachment(bytes, 'application/pdf', name);
  });
}
