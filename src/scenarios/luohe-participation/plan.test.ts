import { expect, test } from 'vitest';
import { luoheWorks, WORKS } from '../luohe/works.ts';
import { MOST_CHOICES, planPoll, planTally } from './poll-plan.ts';
import { planCounts, planSurvey } from './survey-plan.ts';
import { planTopics } from './topics.ts';
import { planTributes } from './wall.ts';

const count = <T>(items: readonly T[], key: (item: T) => string) => [...Map.groupBy(items, key).values()].map((group) => group.length);

test('the 106 works are those of the programme, each by another author', () => {
  const works = luoheWorks();
  expect(works).toHaveLength(106);
  expect(Object.fromEntries([...Map.groupBy(works, ({ kind }) => kind)].map(([kind, group]) => [kind, group.length]))).toEqual(WORKS);
  expect(new Set(works.map(({ author }) => author)).size).toBe(106);
});

test('everybody votes with a contact of their own, for one to five different works', () => {
  const { voters } = planPoll(1);
  expect(new Set(voters.map(({ contact }) => contact)).size).toBe(voters.length);
  for (const { choices, instead } of voters) {
    for (const each of [choices, instead ?? choices]) {
      expect(each.length).toBeGreaterThan(0);
      expect(each.length).toBeLessThanOrEqual(MOST_CHOICES);
      expect(new Set(each).size).toBe(each.length);
    }
    if (instead !== null) expect(instead).not.toEqual(choices);
  }
});

test('people who come one by one are fewer to a network than the fraud rules look at; changed ballots included', () => {
  const sent = planPoll(1).voters.filter(({ of }) => of === 'people').flatMap((voter) => (voter.instead === null ? [voter] : [voter, voter]));
  const network = (address: string) => (address.includes(':') ? address.split(':').slice(0, 3).join(':') : address.split('.').slice(0, 3).join('.'));
  expect(Math.max(...count(sent, ({ address }) => network(address)))).toBeLessThan(12);
});

test('bought votes are in the raw figures and not in the counted ones', () => {
  const { voters, boughtWork } = planPoll(1);
  const { raw, counted } = planTally(voters);
  expect(raw.get(boughtWork)! - (counted.get(boughtWork) ?? 0)).toBe(90);
});

test('nobody says two things under one topic, and nothing is said twice under one', () => {
  const topics = planTopics(1);
  expect(topics).toHaveLength(10);
  for (const { comments, replies } of topics) {
    const said = [...comments, ...replies];
    expect(new Set(said.map(({ citizen }) => citizen)).size).toBe(said.length);
    expect(new Set(said.map(({ body }) => body)).size).toBe(said.length);
    for (const { to } of replies) expect(comments[to]).toMatchObject({ refused: null });
  }
  const tributes = planTributes(1);
  expect(new Set(tributes.map(({ citizen }) => citizen)).size).toBe(tributes.length);
});

test('so few come from elsewhere that the survey must hide it, whatever the scale', () => {
  for (const scale of [1, 0.3, 0.02]) expect(planCounts(planSurvey(scale)).get('area elsewhere')).toBe(3);
});
