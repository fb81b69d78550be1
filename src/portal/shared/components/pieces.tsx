import { formatNumber } from '../../../platform/calendar/calendar.ts';
import type { Locale } from '../../../platform/i18n/messages.ts';
import { href } from '../addresses.ts';
import { portalMessages } from '../portal.messages.ts';
import type { Child } from '../markup/markup.ts';

/** Title of a page with what stands above and below it. */
export const PageHead = ({ title, kicker, children }: { title: string; kicker?: Child; children?: Child }) => (
  <div class="page-head">
    {kicker === undefined ? null : <p class="kicker">{kicker}</p>}
    <h1>{title}</h1>
    {children}
  </div>
);

/** A part of a page under a second-level heading; `more` leads to the whole of it. */
export const Section = ({ title, id, more, children }: { title: string; id?: string; more?: { readonly title: string; readonly href: string } | undefined; children?: Child }) => (
  <section class="section" id={id}>
    <div class="section-head">
      <h2>{title}</h2>
      {more === undefined ? null : <a href={more.href}>{more.title}</a>}
    </div>
    {children}
  </section>
);

/** What a list says when there is nothing in it: what is missing, and what to do next. */
export const EmptyState = ({ title, id, children, action }: { title: string; id?: string; children?: Child; action?: { readonly title: string; readonly href: string } | undefined }) => (
  <div class="empty">
    <p class="empty-title" id={id}>
      {title}
    </p>
    {children === undefined ? null : <p>{children}</p>}
    {action === undefined ? null : (
      <a class="button" href={action.href}>
        {action.title}
      </a>
    )}
  </div>
);

export type Tone = 'plain' | 'now' | 'good' | 'late';
/** A state or kind in one or two words. */
export const Tag = ({ tone = 'plain', children }: { tone?: Tone; children?: Child }) => <span class={tone === 'plain' ? 'tag' : `tag tag-${tone}`}>{children}</span>;

/** Something to know before reading on. `role="status"` announces what a form just did. */
export const NoticeBar = ({ tone = 'plain', announce = false, children }: { tone?: 'plain' | 'good' | 'late' | 'bad'; announce?: boolean; children?: Child }) => (
  <div class={tone === 'plain' ? 'notice-bar' : `notice-bar notice-bar-${tone}`} role={announce ? 'status' : undefined}>
    <div>{children}</div>
  </div>
);

/** How far something has come, as a bar and in numbers. */
export const Progress = ({ locale, label, done, all }: { locale: Locale; label: string; done: number; all: number }) => (
  <div class="progress">
    <p class="progress-words">
      <span>{label}</span>
      <span>{portalMessages(locale).of({ done: formatNumber(done, locale), all: formatNumber(all, locale) })}</span>
    </p>
    <progress value={Math.min(done, all)} max={Math.max(all, 1)} aria-label={label}></progress>
  </div>
);

/** A link that looks like a button; `to` is language-neutral. One `main` a page. */
export const ButtonLink = ({ locale, to, look = 'plain', children }: { locale: Locale; to: string; look?: 'plain' | 'main' | 'quiet'; children?: Child }) => (
  <a class={look === 'plain' ? 'button' : `button button-${look}`} href={href(locale, to)}>
    {children}
  </a>
);

/** A table that scrolls within itself on a narrow screen; reachable by keyboard for that. Rows are written as `<tr>`. */
export const Table = ({ caption, head, children }: { caption: string; head: readonly (string | { readonly title: string; readonly number: true })[]; children?: Child }) => (
  // What scrolls must be reachable by keyboard (WCAG 2.1.1).
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div class="table-scroll" tabindex={0} role="region" aria-label={caption}>
    <table class="table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {head.map((column) => (
            <th scope="col" class={typeof column === 'string' ? undefined : 'number'}>
              {typeof column === 'string' ? column : column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);

/** Names and values side by side: date, place, unit. */
export const FactList = ({ items }: { items: readonly { readonly name: string; readonly value: Child }[] }) => (
  <dl class="facts">
    {items.map(({ name, value }) => (
      <>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </>
    ))}
  </dl>
);
