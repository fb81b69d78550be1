import { expect, test } from 'vitest';
import { settings } from '../programme/tree.ts';
import { nth } from '../rng.ts';
import type { Entry } from './entry.ts';
import { essay } from './essays/essay.ts';
import { nomination } from './nominations/nomination.ts';
import { serviceReport } from './service/report.ts';

const places = settings();
const make = {
  essays: () => Array.from({ length: 260 }, (_, index) => essay(index, nth(places, index))),
  nominations: () => Array.from({ length: 180 }, (_, index) => nomination(index, nth(places, index))),
  reports: () => Array.from({ length: 180 }, (_, index) => serviceReport(index, nth(places, index))),
};
const all: Record<keyof typeof make, Entry[]> = { essays: make.essays(), nominations: make.nominations(), reports: make.reports() };
const entries = Object.values(all).flat();

const plain = (text: string): string => text.replaceAll(/\s/gu, '');

function shingles(text: string): Set<string> {
  const found = new Set<string>();
  for (let at = 0; at + 6 <= text.length; at++) found.add(text.slice(at, at + 6));
  return found;
}

test('the same index gives the same text', () => {
  expect(make.essays()).toEqual(all.essays);
  expect(make.nominations()).toEqual(all.nominations);
  expect(make.reports()).toEqual(all.reports);
});

test('no two of 620 texts or titles are the same', () => {
  expect(entries.length).toBeGreaterThanOrEqual(620);
  expect(new Set(entries.map(({ text }) => text)).size).toBe(entries.length);
  expect(new Set(entries.map(({ title }) => title)).size).toBe(entries.length);
});

test.each(['essays', 'nominations', 'reports'] as const)('%s do not repeat each other', (kind) => {
  const sets = all[kind].map(({ text }) => shingles(plain(text)));
  let alike = 0;
  let pairs = 0;
  for (const [index, left] of sets.entries()) {
    for (const right of sets.slice(0, index)) {
      let shared = 0;
      for (const piece of left) if (right.has(piece)) shared++;
      const similarity = shared / (left.size + right.size - shared);
      pairs++;
      if (similarity > 0.5) alike++;
    }
  }
  expect(alike / pairs).toBeLessThan(0.01);
});

test('texts are whole: of a fair length, in paragraphs, with nothing left to fill in', () => {
  for (const { text, title, titleEn, summary, summaryEn } of entries) {
    expect(plain(text).length).toBeGreaterThanOrEqual(150);
    expect(plain(text).length).toBeLessThanOrEqual(900);
    expect(text.split('\n\n').length).toBeGreaterThanOrEqual(4);
    for (const piece of [text, title, titleEn, summary, summaryEn]) expect(piece).not.toMatch(/[{}]|undefined|NaN|^\s*$/u);
    expect(text).not.toMatch(/。。|，，|。，|[a-zA-Z]{4,}/u);
    expect(title.length).toBeLessThanOrEqual(60);
  }
});

test('a report tells the figures it returns', () => {
  for (const [index] of all.reports.entries()) {
    const report = serviceReport(index, nth(places, index));
    expect(report.text).toContain(String(report.hoursEach));
    expect((report.hoursEach * 2) % 1).toBe(0);
  }
});
