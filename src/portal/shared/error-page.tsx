import type { CodedError } from '../../platform/errors/errors.ts';
import type { Context } from '../../platform/http/context.ts';
import { PATHS, href } from './addresses.ts';
import { Layout } from './layout.tsx';
import { portalMessages } from './portal.messages.ts';
import { renderPage } from './render.ts';

type Words = ReturnType<typeof portalMessages>;

function titleOf(t: Words, status: CodedError['status']): string {
  const titles: Record<CodedError['status'], string> = {
    400: t.error400, 401: t.error401, 403: t.error403, 404: t.error404, 409: t.error409, 410: t.error410, 413: t.error413,
    415: t.error400, 422: t.error422, 423: t.error403, 429: t.error429, 500: t.error500, 503: t.error503,
  };
  return titles[status];
}

function hintOf(t: Words, status: CodedError['status']): string {
  if (status === 404 || status === 410) return t.hint404;
  if (status === 401) return t.hint401;
  if (status === 403) return t.hint403;
  if (status === 500) return t.hintServer;
  if (status === 503 || status === 429) return t.hintRetry;
  return t.hintInput;
}

const ErrorPage = ({ ctx, error }: { ctx: Context; error: CodedError }) => {
  const { locale } = ctx;
  const t = portalMessages(locale);
  const title = titleOf(t, error.status);
  const said = error.text(locale);
  return (
    <Layout ctx={ctx} title={title} path={PATHS.home} hidden>
      <div class="page-head">
        <p class="kicker">{error.status}</p>
        <h1>{title}</h1>
        {error.status === 404 ? null : <p>{said}</p>}
        {error.fields.length === 0 ? null : (
          <ul>
            {error.fields.map((field) => (
              <li>{locale === 'en' ? field.message.en : field.message.zh}</li>
            ))}
          </ul>
        )}
        <p>{hintOf(t, error.status)}</p>
        {error.byCaller ? null : <p class="small">{t.requestNumber({ number: ctx.requestId })}</p>}
      </div>
      <div class="row">
        {error.status === 401 ? (
          <a class="button button-main" href={href(locale, PATHS.signIn)}>
            {t.signIn}
          </a>
        ) : null}
        <a class="button" href={href(locale, PATHS.home)}>
          {t.goHome}
        </a>
        <a class="button" href={href(locale, PATHS.search)}>
          {t.searchSite}
        </a>
      </div>
    </Layout>
  );
};

/** Draws a refusal as a page that says what happened and what to do next. */
export function renderError(ctx: Context, error: CodedError): string {
  return renderPage(<ErrorPage ctx={ctx} error={error} />).toString('utf8');
}
