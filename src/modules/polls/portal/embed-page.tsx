import type { Context } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { DateText, href } from '../../../portal/shared/ui.ts';
import { portalAssets } from '../../../portal/shared/assets.ts';
import { renderPage } from '../../../portal/shared/render.ts';
import type { Totals } from '../polls.schemas.ts';
import { pollsPortalMessages } from './polls-portal.messages.ts';
import { pollPath, type PublicPoll } from './public-poll.ts';
import { ResultFigures } from './result-figures.tsx';
import { html } from '../../../portal/shared/markup/markup.ts';

/** A frame is small: the rest opens. */
const MOST_SHOWN = 8;

/** Anybody may frame it; it runs no script, sends no form and sets no cookie. */
const EMBED_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *",
  'cross-origin-opener-policy': 'unsafe-none',
  'cache-control': 'public, max-age=0, s-maxage=15, stale-while-revalidate=60',
  'referrer-policy': 'no-referrer',
};

const Embed = ({ ctx, known, totals, away }: { ctx: Context; known: PublicPoll; totals: Totals | null; away: boolean }) => {
  const { locale } = ctx;
  const { poll, moment } = known;
  const t = pollsPortalMessages(locale);
  return (
    <html lang={locale}>
      {html`<head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><meta name="robots" content="noindex"/><title>${pick(poll.title, locale)}</title><link rel="stylesheet" href="${portalAssets().styles}"/></head>`}
      <body>
        <main class="frame poll-embed">
          <h1>{pick(poll.title, locale)}</h1>
          <p class="soft">
            {t[moment]}
            {totals === null ? null : (
              <>
                {' · '}
                <DateText locale={locale} at={totals.countedAt} as="minute" />
              </>
            )}
          </p>
          {totals === null ? <p>{away ? t.countAway : t.hidden}</p> : <ResultFigures ctx={ctx} known={known} totals={totals} most={MOST_SHOWN} />}
          <p>
            <a class="button" href={`${ctx.origin}${href(locale, pollPath(poll.id))}`} target="_blank" rel="noopener">
              {moment === 'open' ? t.vote : t.rules}
            </a>
          </p>
        </main>
      </body>
    </html>
  );
};

/** The result within another site's page. */
export async function embedAnswer(ctx: Context, known: PublicPoll, totals: Totals | null, away: boolean): Promise<Response> {
  return new Response(new Uint8Array(renderPage(<Embed ctx={ctx} known={known} totals={totals} away={away} />)), { headers: EMBED_HEADERS });
}
