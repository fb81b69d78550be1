import { formatNumber } from '../../../platform/calendar/calendar.ts';
import type { Locale } from '../../../platform/i18n/messages.ts';
import { html, type Markup, raw } from '../markup/markup.ts';

export interface Bar {
  readonly label: string;
  /** null: not shown; the bar is hatched and tells nothing of its length. */
  readonly value: number | null;
  /** What stands at its end instead of the number alone. */
  readonly words?: string;
}

const HATCH = raw('<path d="M0 6 6 0M6 6 12 0M12 6 18 0M18 6 24 0M24 6 30 0M30 6 36 0" stroke="currentColor" stroke-width="1" fill="none"/>');

/**
 * Lying bars as SVG drawn on the server, each under its label, the longest over the whole width. For the eye only: the same figures
 * stand in a table beside it, so it is hidden from screen readers. Written as text: svg elements in JSX slow the drawing of all others.
 * @param hidden what stands at a bar that is not shown.
 */
export function barChart(bars: readonly Bar[], locale: Locale, hidden: string): Markup {
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  return html`<div class="bars" aria-hidden="true">${bars.map(({ label, value, words }) => {
    const length = Math.round(((value ?? 0) / most) * 1000) / 10;
    const drawn = value === null ? html`<svg class="bar bar-hidden" viewBox="0 0 36 6" preserveAspectRatio="xMinYMid meet">${HATCH}</svg>` : html`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none"><rect class="bar-ground" width="100" height="6"/><rect class="bar-fill" width="${String(length)}" height="6"/></svg>`;
    return html`<div class="bar-row"><span class="bar-label">${label}</span><span class="bar-value">${value === null ? hidden : (words ?? formatNumber(value, locale))}</span>${drawn}</div>`;
  })}</div>`;
}
