import type { Hono } from 'hono';
import { z } from 'zod';
import { formatNumber } from '../../platform/calendar/calendar.ts';
import type { Env } from '../../platform/http/context.ts';
import type { Locale } from '../../platform/i18n/messages.ts';
import { type Found, search } from '../../platform/search/search.ts';
import type { Piece } from '../../platform/search/query.ts';
import { DateText, EmptyState, Layout, PATHS, PageHead, Pagination, Picture, Tag, href, page, withQuery } from '../shared/ui.ts';
import { pagesMessages } from './pages.messages.ts';

/** What stands beside a result, by its type. */
const KINDS: Readonly<Partial<Record<string, 'type_campaign' | 'type_work' | 'type_topic' | 'type_pledge' | 'type_poll' | 'type_poll_result' | 'type_survey' | 'type_survey_results'>>> = { campaign: 'type_campaign', work: 'type_work', topic: 'type_topic', tribute: 'type_topic', pledge: 'type_pledge', poll: 'type_poll', poll_result: 'type_poll_result', survey: 'type_survey', survey_results: 'type_survey_results' };

const SIZE = 20;
const Query = z.object({ q: z.string().trim().max(200).catch(''), page: z.coerce.number().int().min(1).max(500).catch(1) });

const Marked = ({ pieces }: { pieces: readonly Piece[] }) => <>{pieces.map(({ text, hit }) => (hit ? <mark>{text}</mark> : text))}</>;

const Result = ({ locale, found }: { locale: Locale; found: Found }) => {
  const t = pagesMessages(locale);
  const kind = t[KINDS[found.type] ?? 'type_other'];
  return (
    <li class="hit">
      {found.picture === null ? null : <Picture file={found.picture} alt="" sizes="8rem" />}
      <div>
        <h2 class="hit-title">
          <a href={href(locale, found.path)}>
            <Marked pieces={found.title} />
          </a>
        </h2>
        <p class="small">
          <Marked pieces={found.snippet} />
        </p>
        <p class="credit">
          <Tag>{kind}</Tag> {found.byline === '' ? '' : `${found.byline} · `}
          <DateText locale={locale} at={found.publishedAt} />
        </p>
      </div>
    </li>
  );
};

/** Search over everything published, in the reader's language. */
export function searchPage(router: Hono<Env>): void {
  page(router, '/search', { cache: false }, async (c, ctx) => {
    const { db, locale } = ctx;
    const t = pagesMessages(locale);
    const query = Query.parse(c.req.query());
    const { items, total } = await search(db, query.q, { locale, page: query.page, size: SIZE });
    return (
      <Layout ctx={ctx} title={query.q === '' ? t.searchTitle : t.resultsOf({ words: query.q })} path={withQuery(PATHS.search, { q: query.q, page: query.page === 1 ? undefined : query.page })} hidden>
        <PageHead title={t.searchTitle} />
        <form class="stack" method="get" action={href(locale, PATHS.search)} role="search">
          <div class="field">
            <label class="field-label" for="search-words">
              {t.searchLabel}
            </label>
            <p class="field-hint" id="search-hint">
              {t.searchHint}
            </p>
            <div class="search-form">
              <input class="input" id="search-words" type="search" name="q" value={query.q} maxlength={200} aria-describedby="search-hint" />
              <button class="button button-main" type="submit">
                {t.searchSubmit}
              </button>
            </div>
          </div>
        </form>
        {query.q === '' ? null : (
          <section class="section" aria-labelledby="search-count">
            {total === 0 ? (
              <EmptyState title={t.foundNone({ words: query.q })} id="search-count">
                {t.foundNoneNote}
              </EmptyState>
            ) : (
              <>
                <p class="soft" id="search-count">
                  {t.found({ count: formatNumber(total, locale), words: query.q })}
                </p>
                <ul class="lines">
                  {items.map((found) => (
                    <Result locale={locale} found={found} />
                  ))}
                </ul>
              </>
            )}
            <Pagination locale={locale} path={PATHS.search} query={{ q: query.q }} page={query.page} total={total} size={SIZE} />
          </section>
        )}
      </Layout>
    );
  });
}
