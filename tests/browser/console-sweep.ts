import type { Page, Request } from 'playwright-core';
import { expect } from 'vitest';
import { atRest, axeCheck, overflow, screenshot, smallTargets } from '../support/browser.ts';
import type { Land, Seat } from './land.fixture.ts';
import { type Addresses, contentOf } from './land.records.ts';

/** A screen of the console as somebody sees it. */
export interface Screen {
  readonly seat: Seat;
  /** Pattern of its address below /console. */
  readonly path: string;
}

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const NARROWEST = { width: 320, height: 640 };

/** Who is asked to look, the first who may. */
const LOOKERS = ['province', 'judge', 'system', 'security', 'auditor'] as const satisfies readonly Seat[];

/** Screens that show something else to others than to the first who may open them. */
const SEEN_BY_OTHERS: readonly Screen[] = [
  ...(['school', 'editor', 'system', 'security', 'auditor'] as const).map((seat) => ({ seat, path: '/' })),
  { seat: 'school', path: '/notices/$noticeId' },
  { seat: 'county', path: '/notices/$noticeId/units/$organizationId' },
  { seat: 'school', path: '/entries/$entryId' },
  { seat: 'editor', path: '/campaigns/$campaignId/bulletins' },
  { seat: 'auditor', path: '/organizations/$organizationId' },
  { seat: 'system', path: '/people/$personId' },
  { seat: 'security', path: '/people/$personId' },
  { seat: 'security', path: '/roles' },
];

/** Screens whose record is another's than the first who may open the list. */
const OWNED: Readonly<Record<string, Seat>> = { '/entries/$entryId/edit': 'school' };

/** Every screen that the console's router knows, with the first who finds it, or the list it lies under, in their navigation. */
export async function consoleScreens(land: Land): Promise<Screen[]> {
  const found = await Promise.all(
    LOOKERS.map(async (seat) => {
      const page = await land.enter(seat);
      await page.goto(`${land.origin}/console/`);
      await page.locator('main h1').waitFor();
      const known = await page.evaluate(() => ({
        entries: [...document.querySelectorAll<HTMLAnchorElement>('.side a[href]')].map(({ pathname }) => pathname.replace(/^\/console(?=.)/, '')),
        // The router's own name for itself.
        // oxlint-disable-next-line no-underscore-dangle
        routes: Object.values((globalThis as unknown as { __TSR_ROUTER__: { routesById: Record<string, { fullPath: string }> } }).__TSR_ROUTER__.routesById).map(({ fullPath }) => fullPath),
      }));
      await page.context().close();
      return { seat, ...known };
    }),
  );
  const within = (entry: string, path: string) => path === entry || path.startsWith(`${entry}/`);
  const entryOf = (path: string) => found.flatMap(({ entries }) => entries).filter((entry) => within(entry, path)).toSorted((one, other) => other.length - one.length)[0];
  const paths = [...new Set(found[0]!.routes)].filter((path) => path !== undefined && !['', '/$', '/sign-in'].includes(path));
  const seatOf = (path: string): Seat => {
    const entry = entryOf(path);
    return OWNED[path] ?? found.find(({ entries }) => entry === undefined || entries.includes(entry))!.seat;
  };
  return [...paths.map((path) => ({ seat: seatOf(path), path })), { seat: 'province', path: '/no-such-page' }, ...SEEN_BY_OTHERS];
}

/** The address of a screen's record in the land. */
export function addressOf(path: string, addresses: Addresses): string {
  const known = addresses as Record<string, string | undefined>;
  return known[path] ?? path.replaceAll(/\$\w+/g, (name) => known[name] ?? expect.unreachable(`tests/browser/land.records.ts has no record for ${name} of ${path}`));
}

/** Opens a screen and waits until all of it is there. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await settled(page);
}

/** Requests under way on each page. */
const underWay = new WeakMap<Page, Set<Request>>();

function watch(page: Page): void {
  const requests = new Set<Request>();
  underWay.set(page, requests);
  page.on('request', (request) => requests.add(request));
  page.on('requestfinished', (request) => requests.delete(request));
  page.on('requestfailed', (request) => requests.delete(request));
}

/** Waits until the title stands there, nothing is loading, and two frames later nothing has begun to. */
async function settled(page: Page): Promise<void> {
  await page.locator('main h1, .problem-alert').first().waitFor();
  let quiet = 0;
  while (quiet < 2) {
    await atRest(page);
    await page.evaluate(() => new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame))));
    quiet = underWay.get(page)?.size === 0 ? quiet + 1 : 0;
  }
}

/** What is written on the screen, in attributes too, piece by piece; code and what is marked as of another language left out. */
async function wordsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const language = document.documentElement.lang;
    const foreign = (element: Element) => (element.closest('[lang]')?.getAttribute('lang') ?? language) !== language;
    const words: string[] = [document.title];
    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest('script, style, noscript, code, .brand') !== null || foreign(element)) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) words.push(element.getAttribute(name) ?? '');
      for (const child of element.childNodes) if (child.nodeType === Node.TEXT_NODE) words.push(child.textContent ?? '');
    }
    return words.map((word) => word.trim()).filter((word) => word !== '');
  });
}

/** Codes of messages, keys of words and values that nobody was meant to read. */
const RAW = /\b[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)+\b|\b(?:notice|campaign|contest|entry|organization|grant|account|session|person|calendar|bulletin|file)\.[a-z-]+\b|\bundefined\b|\[object |\bNaN\b|Invalid Date|\{\{|\$\{/;

function strayWords(words: readonly string[], english: boolean, content: readonly string[]): string[] {
  const raw = words.filter((word) => RAW.test(word)).map((word) => `raw: ${word}`);
  if (!english) return raw;
  const byLength = content.toSorted((one, other) => other.length - one.length);
  const rest = (word: string) => byLength.reduce((left, each) => left.replaceAll(each, ''), word.replaceAll(/[〔（]\d{4}[〕）]\d+号/g, ''));
  return [...raw, ...words.filter((word) => /[\p{Script=Han}：；，。、（）]/u.test(rest(word))).map((word) => `Chinese or its punctuation on an English screen: ${word}`)];
}

/** The rules whose answer changes with colours and places. */
const PAINTED = ['color-contrast', 'target-size', 'link-in-text-block'];

const pictures = process.env['HEMING_SCREENSHOTS'] !== undefined;

/** Everything that is wrong with a screen in one language: at a desk and on a phone, by day and by night. */
async function findingsOf(page: Page, name: string, english: boolean, content: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const note = (where: string, findings: readonly string[]) => found.push(...findings.map((finding) => `${where}: ${finding}`));
  const sideways = async (where: string) => note(where, (await overflow(page)) > 0 ? ['scrolls sideways'] : []);
  // What axe looks at is the same by day and by night but for the contrast, and in both languages but for the words: together the two
  // languages try the contrast of every pair of window and colours, and everything else in both windows, at the desk in English and on the phone in Chinese.
  const [atDesk, onPhone] = english ? (['dark', 'light'] as const) : (['light', 'dark'] as const);
  await page.emulateMedia({ colorScheme: atDesk });
  note(`desk, ${atDesk}`, await axeCheck(page, english ? undefined : PAINTED));
  note('desk', strayWords(await wordsOn(page), english, content));
  note('desk', (await page.locator('.problem-alert').allTextContents()).map((problem) => `problem shown: ${problem}`));
  await sideways('desk');
  if (pictures) await screenshot(page, `${name}-1440`);
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: onPhone });
  await settled(page);
  note(`phone, ${onPhone}`, await axeCheck(page, english ? PAINTED : undefined));
  note('phone', await smallTargets(page));
  await sideways('phone');
  if (pictures) await screenshot(page, `${name}-390`);
  await page.setViewportSize(NARROWEST);
  await sideways('320 px');
  await page.setViewportSize(DESK);
  return found;
}

/** A sweep over screens of the console: one page a seat and language, which goes from screen to screen. */
export function sweeper(land: Land, addresses: Addresses): (screen: Screen) => Promise<string[]> {
  const pages = new Map<string, Promise<Page>>();
  const pageOf = (seat: Seat, locale: 'zh-CN' | 'en') => {
    const key = `${seat} ${locale}`;
    if (!pages.has(key)) {
      pages.set(key, land.enter(seat, locale, { viewport: DESK }).then((page) => {
        watch(page);
        return page;
      }));
    }
    return pages.get(key)!;
  };
  const content = contentOf(land);
  return async ({ seat, path }) => {
    const look = async (locale: 'zh-CN' | 'en') => {
      const page = await pageOf(seat, locale);
      await open(page, `${land.origin}/console${addressOf(path, addresses)}`);
      const name = `${path.replaceAll(/[^a-z]+/gi, '-').replaceAll(/^-|-$/g, '') || 'today'}-${seat}-${locale}`;
      return (await findingsOf(page, name, locale === 'en', content)).map((finding) => `${locale}, ${finding}`);
    };
    return (await Promise.all([look('zh-CN'), look('en')])).flat();
  };
}
