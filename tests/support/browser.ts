import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type Page, chromium } from 'playwright-core';
import { ROOT } from '../../src/platform/config/root.ts';

/** Headless, as root too, and silent: without these flags Chromium asks its maker's hosts for updates at every start. */
const FLAGS = [
  '--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-quic', '--no-first-run', '--no-pings', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--disable-domain-reliability', '--disable-client-side-phishing-detection', '--font-render-hinting=none', '--use-gl=angle', '--use-angle=swiftshader',
];

const FONTS = { 'noto-sans-sc': ['400Regular', '700Bold'], 'noto-serif-sc': ['400Regular', '700Bold'] };

interface Unpacked {
  readonly executable: string;
  /** Shared libraries for machines that have none of the browser's own. */
  readonly libraries: string;
  readonly fonts: string;
}

/**
 * The browser inside the npm package, unpacked once a machine. The package unpacks straight to its final place, where a second
 * process would find half a file; here it happens aside and is moved there whole.
 */
async function unpackBrowser(): Promise<Unpacked> {
  const { version } = JSON.parse(await readFile(join(ROOT, 'node_modules/@sparticuz/chromium/package.json'), 'utf8')) as { version: string };
  const folder = join(tmpdir(), `heming-browser-${version}`);
  if (!existsSync(folder)) {
    const aside = await mkdtemp(join(tmpdir(), 'heming-browser-'));
    const { default: packed } = await import('@sparticuz/chromium');
    const before = { TMPDIR: process.env['TMPDIR'], AWS_LAMBDA_JS_RUNTIME: process.env['AWS_LAMBDA_JS_RUNTIME'] };
    // The package unpacks its shared libraries only where it believes to be in a bare container.
    Object.assign(process.env, { TMPDIR: aside, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' });
    try {
      await packed.executablePath();
    } finally {
      for (const [name, value] of Object.entries(before)) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
    await rename(aside, folder).catch(() => rm(aside, { recursive: true, force: true }));
  }
  return { executable: join(folder, 'chromium'), libraries: join(folder, 'al2023/lib'), fonts: join(folder, 'fonts') };
}

/** A font configuration with Noto SC, the browser package's Latin typeface and nothing of the machine's, so that pages look the same everywhere. */
async function writeFontConfiguration(folder: string, latin: string): Promise<string> {
  const folders = Object.entries(FONTS).flatMap(([name, weights]) => weights.map((weight) => join(ROOT, 'node_modules/@expo-google-fonts', name, weight)));
  const alias = (generic: string, family: string) => `<alias><family>${generic}</family><prefer><family>${family}</family></prefer></alias>`;
  const path = join(folder, 'fonts.conf');
  await writeFile(
    path,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${[...folders, latin].map((each) => `<dir>${each}</dir>`).join('')}<cachedir>${join(folder, 'cache')}</cachedir>${alias('sans-serif', 'Noto Sans SC')}${alias('serif', 'Noto Serif SC')}${alias('system-ui', 'Open Sans')}</fontconfig>`,
  );
  return path;
}

/** A browser with Chinese fonts; close it when done. */
export async function launchBrowser(): Promise<Browser> {
  const { executable, libraries, fonts } = await unpackBrowser();
  const home = await mkdtemp(join(tmpdir(), 'heming-browser-home-'));
  // Without a UTF-8 locale the browser cannot open files with Chinese names.
  const env = { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', HOME: home, XDG_CACHE_HOME: home, FONTCONFIG_FILE: await writeFontConfiguration(home, fonts) } as Record<string, string>;
  const launch = (more: Record<string, string>) => chromium.launch({ executablePath: executable, args: FLAGS, env: { ...env, ...more } });
  const browser = await launch({}).catch((error: unknown) => {
    if (!/error while loading shared libraries/.test(String(error))) throw error;
    return launch({ LD_LIBRARY_PATH: libraries });
  });
  browser.on('disconnected', () => void rm(home, { recursive: true, force: true }));
  return browser;
}

/** When nothing on the page is still sending, loading or moving: what a person would look at. */
export async function atRest(page: Page): Promise<void> {
  const busy = '.ant-btn-loading, .bone, [aria-busy=true], .ant-spin-spinning';
  await page.waitForFunction((selector) => document.querySelector(selector) === null && document.getAnimations().every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity), busy);
}

/** What axe finds against WCAG 2.2 A and AA and its own best practices, or by some rules alone; one sentence a finding, empty when all is well. */
export async function axeCheck(page: Page, rules?: string[]): Promise<string[]> {
  await atRest(page);
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  const { violations } = await (rules === undefined ? axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']) : axe.withRules(rules)).analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${help} at ${target.join(' ')} (${(failureSummary ?? '').replaceAll(/\s+/g, ' ').slice(0, 200)})`));
}

/** Interactive elements smaller than 44 by 44 CSS px; links within running text are left out (WCAG 2.5.5 makes the same exception), and a field is as large as the box it is drawn in. */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const inText = (element: Element) => element.matches('a') && getComputedStyle(element).display === 'inline';
    return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
      .filter((element) => {
        const box = (element.closest('label, .ant-select, .ant-input-affix-wrapper, .ant-input-number') ?? element).getBoundingClientRect();
        return element.checkVisibility({ visibilityProperty: true }) && box.width > 0 && !inText(element) && !element.matches('.skip') && (box.width < 43.5 || box.height < 43.5);
      })
      .map((element) => `${element.tagName.toLowerCase()}.${element.className} “${(element.textContent ?? '').trim().slice(0, 30)}” ${JSON.stringify(element.getBoundingClientRect())}`);
  });
}

/** How many CSS px the page is wider than its window; 0 when nothing scrolls sideways. */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Loads the pictures that wait for the reader to come near. */
async function loadPictures(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const pictures = [...document.images];
    for (const picture of pictures) picture.loading = 'eager';
    await Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)));
  });
}

/** Saves the whole page as a picture under HEMING_SCREENSHOTS, or the machine's temporary folder, and gives its path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  const folder = process.env['HEMING_SCREENSHOTS'] ?? join(tmpdir(), 'heming-screenshots');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await loadPictures(page);
  await page.screenshot({ path, fullPage: true });
  return path;
}
