import { expect, test } from 'vitest';
import type { Contest, Entry } from '../contests.schemas.ts';
import { contentOf, entryValues, freshAuthor, withIds } from './entry-values.ts';
import { funnelRows } from './funnel-rows.ts';
import { freshSetup, fromWallClock, toParticulars, toValues, toWallClock } from './setup-values.ts';
import type { FunnelCell } from './source.ts';

const cell = (nodeId: string, depth: number, categoryId: string, counts: Partial<FunnelCell>): FunnelCell => ({ nodeId, depth, categoryId, name: { zh: nodeId, en: '' }, waiting: 0, returned: 0, setAside: 0, forwarded: 0, admitted: 0, published: 0, quota: null, decideBy: null, ...counts });

test('offices come by tier, their categories added up; a quota is one only where every category has it', () => {
  const cells = [cell('city', 1, 'a', { waiting: 2, forwarded: 3, admitted: 1, quota: 5 }), cell('city', 1, 'b', { waiting: 1, forwarded: 1, admitted: 1, quota: 2 }), cell('host', 0, 'a', { published: 4 }), cell('town', 2, 'a', { quota: 3 }), cell('town', 2, 'b', {})];
  expect(funnelRows(cells, '').map(({ nodeId, waiting, forwarded, quota }) => [nodeId, waiting, forwarded, quota])).toEqual([['host', 0, 0, null], ['city', 3, 4, 7], ['town', 0, 0, null]]);
  expect(funnelRows(cells, '').find(({ nodeId }) => nodeId === 'city')?.admitted).toBe(2);
  expect(funnelRows(cells, 'b').map(({ nodeId, quota }) => [nodeId, quota])).toEqual([['city', 2], ['town', null]]);
});

test('dates are set in Beijing time, whatever the browser\'s zone', () => {
  expect(fromWallClock('2026-03-01T09:30')).toBe('2026-03-01T09:30:00+08:00');
  expect(toWallClock('2026-02-28T16:00:00.000Z')).toBe('2026-03-01T00:00');
  expect(new Date(fromWallClock(toWallClock('2026-02-28T16:00:00.000Z'))).toISOString()).toBe('2026-02-28T16:00:00.000Z');
});

test('what the set-up shows is what it sends, tiers numbered from below the host', () => {
  const values = { ...freshSetup('t'), title: { zh: '征集' }, opensAt: '2026-03-01T00:00', closesAt: '2026-04-01T00:00', who: ['public' as const], tiers: [{ decideBy: '2026-05-01T18:00', quota: 3, regionMinimum: 1 }, { decideBy: '2026-04-10T18:00', quota: null, regionMinimum: null }] };
  Object.assign(values.categories[0]!, { agesFrom: 6, agesTo: null, unitKinds: ['school'], opensAt: '2026-03-02T08:00', maxMegabytes: 20, tierQuotas: [2, null, 9] });
  const sent = toParticulars(values);
  expect(sent).toMatchObject({ title: { zh: '征集', en: '' }, fromUnits: false, fromPublic: true, tiers: [{ depth: 1, quota: 3, regionMinimum: 1 }, { depth: 2, quota: null }], categories: [{ trackId: 't', kind: 'text', opensAt: '2026-03-02T08:00:00+08:00', closesAt: null, eligibility: { ages: { min: 6, max: null }, unitKinds: ['school'], regions: [] }, tierQuotas: [{ depth: 1, quota: 2 }] }] });
  const shown = toValues({ ...sent, id: 'i', campaignId: 'c', hostId: 'h', state: 'open', version: 1, opensAt: new Date(sent.opensAt).toISOString(), closesAt: new Date(sent.closesAt).toISOString(), categories: sent.categories.map((each) => ({ ...each, id: 'k', formVersion: 0, form: { questions: [] }, eligibility: each.eligibility, maxMegabytes: each.maxMegabytes ?? null })), tiers: sent.tiers.map((tier) => ({ ...tier, decideBy: new Date(tier.decideBy).toISOString() })) });
  expect(shown).toMatchObject({ opensAt: values.opensAt, closesAt: values.closesAt, who: ['public'], tiers: values.tiers });
  expect(toParticulars(shown)).toEqual({ ...sent, categories: sent.categories.map((each) => ({ ...each, id: 'k' })) });
});

const LISTED = { id: 'a1', role: 'tutor', name: '王芳', credit: 'full', address: 'ms', under14: false, consent: 'missing' } as const;

test('what is sent of an author says who they are and all that is known of them', () => {
  const category = { id: 'k', kind: 'text', formVersion: 2, form: { questions: [{ key: 'how', kind: 'choice', label: { zh: '怎样', en: '' }, required: true, options: [{ value: 'ai', label: { zh: '工具', en: '' } }] }, { key: 'tool', kind: 'text', label: { zh: '哪些', en: '' }, required: true, when: { match: 'all', tests: [{ question: 'how', is: 'one-of', values: ['ai'] }] } }] } } as unknown as Contest['categories'][number];
  const entry = { id: 'e', state: 'draft', categoryId: 'k', node: { id: 'n' }, title: { zh: '题', en: '' }, body: '', caption: { zh: '', en: '' }, answers: { tool: '笔' }, answerFiles: [], declared: { ages: true }, authors: [LISTED, { ...LISTED, id: 'a2', name: '李小雨', consent: 'held', under14: true, guardian: 'missing' }] } as unknown as Entry;
  const values = entryValues({ categories: [category] } as unknown as Contest, entry, [], undefined);
  expect(values.authors.map(({ age, invite }) => [age, invite])).toEqual([[undefined, true], ['under14', false]]);
  expect(contentOf(values, category, false)).toMatchObject({ formVersion: 2, declared: { ages: true }, answers: { tool: '笔' }, authors: [{ id: 'a1', role: 'tutor', invite: true, under14: false }, { id: 'a2', under14: true }] });
  // What is not asked is not handed in.
  expect(contentOf(values, category, true).answers).toEqual({});
});

test('an author typed anew gets the id that saving gave them, and nobody gets another\'s', () => {
  const typed = [{ ...freshAuthor(), name: '王芳 ' }, { ...freshAuthor(), name: '新人' }];
  expect(withIds(typed, [LISTED]).map(({ id, consent }) => [id, consent])).toEqual([['a1', 'missing'], [undefined, undefined]]);
  expect(withIds([{ ...freshAuthor(), id: 'a1', name: '王芳' }, { ...freshAuthor(), name: '王芳' }], [LISTED])[1]!.id).toBeUndefined();
});
