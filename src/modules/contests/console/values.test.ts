import { expect, test } from 'vitest';
import { funnelRows } from './funnel-rows.ts';
import { freshSetup, fromWallClock, toParticulars, toValues, toWallClock } from './setup-values.ts';
import type { FunnelCell } from './source.ts';

const cell = (nodeId: string, depth: number, categoryId: string, counts: Partial<FunnelCell>): FunnelCell => ({ nodeId, depth, categoryId, name: { zh: nodeId, en: '' }, waiting: 0, returned: 0, setAside: 0, forwarded: 0, admitted: 0, published: 0, quota: null, decideBy: null, ...counts });

test('offices come by tier, their categories added up; a quota is one only where every category has it', () => {
  const cells = [cell('city', 1, 'a', { waiting: 2, forwarded: 3, quota: 5 }), cell('city', 1, 'b', { waiting: 1, forwarded: 1, quota: 2 }), cell('host', 0, 'a', { published: 4 }), cell('town', 2, 'a', { quota: 3 }), cell('town', 2, 'b', {})];
  expect(funnelRows(cells, '').map(({ nodeId, waiting, forwarded, quota }) => [nodeId, waiting, forwarded, quota])).toEqual([['host', 0, 0, null], ['city', 3, 4, 7], ['town', 0, 0, null]]);
  expect(funnelRows(cells, 'b').map(({ nodeId, quota }) => [nodeId, quota])).toEqual([['city', 2], ['town', null]]);
});

test('dates are set in Beijing time, whatever the browser\'s zone', () => {
  expect(fromWallClock('2026-03-01T09:30')).toBe('2026-03-01T09:30:00+08:00');
  expect(toWallClock('2026-02-28T16:00:00.000Z')).toBe('2026-03-01T00:00');
  expect(new Date(fromWallClock(toWallClock('2026-02-28T16:00:00.000Z'))).toISOString()).toBe('2026-02-28T16:00:00.000Z');
});

test('what the set-up shows is what it sends, tiers numbered from below the host', () => {
  const values = { ...freshSetup('t'), title: { zh: '征集' }, opensAt: '2026-03-01T00:00', closesAt: '2026-04-01T00:00', who: ['public' as const], tiers: [{ decideBy: '2026-05-01T18:00', quota: 3 }, { decideBy: '2026-04-10T18:00', quota: null }] };
  const sent = toParticulars(values);
  expect(sent).toMatchObject({ title: { zh: '征集', en: '' }, fromUnits: false, fromPublic: true, tiers: [{ depth: 1, quota: 3 }, { depth: 2, quota: null }], categories: [{ trackId: 't', kind: 'text' }] });
  const shown = toValues({ ...sent, id: 'i', campaignId: 'c', hostId: 'h', state: 'open', version: 1, opensAt: new Date(sent.opensAt).toISOString(), closesAt: new Date(sent.closesAt).toISOString(), categories: sent.categories.map((each) => ({ ...each, id: 'k' })), tiers: sent.tiers.map((tier) => ({ ...tier, decideBy: new Date(tier.decideBy).toISOString() })) });
  expect(shown).toMatchObject({ opensAt: values.opensAt, closesAt: values.closesAt, who: ['public'], tiers: values.tiers });
});
