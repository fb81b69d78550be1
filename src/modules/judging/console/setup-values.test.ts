import { expect, test } from 'vitest';
import type { Round } from '../judging.schemas.ts';
import { freshCriterion, freshRound, roundParticulars, roundValues } from './setup-values.ts';

const ID = '01990000-0000-7000-8000-00000000000a';
const contest = { categories: [{ id: ID }] } as Parameters<typeof freshRound>[0];

test('a round that was read and is saved unchanged is the same round', () => {
  const values = { ...freshRound(contest), name: { zh: '初评', en: '' }, opensAt: '2026-03-01T09:00', dueAt: '2026-03-08T18:00', closesAt: '2026-03-10T18:00' };
  const sent = roundParticulars(values);
  const round = { ...sent, id: ID, kind: 'round', afterRoundId: null, opensAt: '2026-03-01T01:00:00.000Z', dueAt: '2026-03-08T10:00:00.000Z', closesAt: '2026-03-10T10:00:00.000Z' } as unknown as Round;
  expect(roundParticulars(roundValues(contest, round))).toEqual(sent);
});

test('a new criterion gets a key of its own, and a tie rule goes with the criterion it names', () => {
  const first = freshCriterion([]);
  const second = freshCriterion([first]);
  expect([first.key, second.key, freshCriterion([second]).key]).toEqual(['c1', 'c2', 'c1']);
  const values = { ...freshRound(contest), opensAt: '2026-03-01T09:00', dueAt: '2026-03-08T18:00', closesAt: '2026-03-10T18:00', criteria: [second], ties: ['criterion:c1', 'criterion:c2', 'median'] };
  expect(roundParticulars(values).terms.ties).toEqual(['criterion:c2', 'median']);
  expect(roundParticulars({ ...values, method: 'ranking' }).terms).toMatchObject({ criteria: [], picks: null, ties: ['median'] });
});
