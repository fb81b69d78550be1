import type { Locale } from '../../../platform/i18n/messages.ts';
import { href, withQuery } from '../addresses.ts';
import { portalMessages } from '../portal.messages.ts';

interface PaginationProps {
  readonly locale: Locale;
  /** Language-neutral address of the list, without its query. */
  readonly path: string;
  /** Filters that the pages keep. */
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly page: number;
  readonly total: number;
  readonly size: number;
}

/** Page numbers worth a link: the ends, the current one and its neighbours; 0 stands for a gap. */
export function pageNumbers(page: number, last: number): number[] {
  const wanted = [...new Set([1, page - 1, page, page + 1, last])].filter((number) => number >= 1 && number <= last).toSorted((a, b) => a - b);
  return wanted.flatMap((number, index) => {
    const gap = number - (wanted[index - 1] ?? number);
    return gap === 2 ? [number - 1, number] : gap > 2 ? [0, number] : [number];
  });
}

/** Links to the other pages of a list; nothing when there is one page. */
export const Pagination = ({ locale, path, query = {}, page, total, size }: PaginationProps) => {
  const last = Math.max(1, Math.ceil(total / size));
  if (last === 1) return null;
  const t = portalMessages(locale);
  const to = (number: number) => href(locale, withQuery(path, { ...query, page: number === 1 ? undefined : number }));
  return (
    <nav class="pages" aria-label={t.pages}>
      <ul>
        {page > 1 ? (
          <li>
            <a href={to(page - 1)} rel="prev">
              {t.previous}
            </a>
          </li>
        ) : null}
        {pageNumbers(page, last).map((number) => (
          <li>
            {number === 0 ? (
              <span aria-hidden="true">…</span>
            ) : (
              <a href={to(number)} aria-label={t.pageNumber({ page: number })} aria-current={number === page ? 'page' : undefined}>
                {number}
              </a>
            )}
          </li>
        ))}
        {page < last ? (
          <li>
            <a href={to(page + 1)} rel="next">
              {t.next}
            </a>
          </li>
        ) : null}
      </ul>
    </nav>
  );
};
