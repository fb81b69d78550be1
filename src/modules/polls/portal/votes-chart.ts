import { html, raw } from '../../../portal/shared/markup/markup.ts';

const WIDTH = 480;
const ROW = 58;
const BAR = 14;
const TYPE = 18;
const MOST_ROWS = 40;

/** A bar of the chart, in the order it is drawn. */
export interface VoteBar {
  readonly name: string;
  readonly votes: number;
  /** As it is written behind the name. */
  readonly words: string;
}

/** Cuts a name that would run past the chart: wide signs count as one, others as little more than half. */
export function fitted(name: string, words: string, most = WIDTH / TYPE - 2): string {
  const width = (text: string) => [...text].reduce((sum, sign) => sum + (sign.codePointAt(0)! > 0x2e7f ? 1 : 0.58), 0);
  let room = most - width(words) - 1;
  if (width(name) <= room) return name;
  const kept: string[] = [];
  for (const sign of name) {
    room -= width(sign);
    if (room < 1) break;
    kept.push(sign);
  }
  return `${kept.join('')}…`;
}

/**
 * Horizontal bars as SVG, drawn on the server, each with its name above so that it can be read on a phone; at most 40. Colours are the
 * page's own, so that they follow its light and dark. The table beside it holds the same, so it is hidden from who hears the page.
 */
export function votesChart(bars: readonly VoteBar[]) {
  const shown = bars.slice(0, MOST_ROWS);
  const most = Math.max(1, ...shown.map(({ votes }) => votes));
  const height = shown.length * ROW;
  const rows = shown.map(({ name, votes, words }, index) => {
    const top = index * ROW;
    const length = Math.max(2, (votes / most) * WIDTH).toFixed(1);
    return html`<text x="0" y="${top + 22}" font-size="${TYPE}" fill="currentColor">${fitted(name, words)} · ${words}</text><rect x="0" y="${top + 31}" width="${length}" height="${BAR}" rx="2" fill="var(--seal)"></rect>`;
  });
  return html`${raw(`<svg class="votes-chart" aria-hidden="true" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" xmlns="http://www.w3.org/2000/svg">`)}${rows}${raw('</svg>')}`;
}
