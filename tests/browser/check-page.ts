import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { axeCheck, overflow, screenshot } from '../support/browser.ts';

/** What every page of a journey must be: fit for assistive technology, and within its window. Keeps a picture of it. */
export async function checkPage(page: Page, name: string): Promise<void> {
  expect(await axeCheck(page), name).toEqual([]);
  expect(await overflow(page), name).toBe(0);
  if (process.env['HEMING_SCREENSHOTS'] !== undefined) await screenshot(page, `journey-${name}`);
}
