import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFigure } from '../../ledger/public.ts';
import { NewStaffInput } from '../people/people.schemas.ts';
import { inviteStaff } from '../people/usecases/invite-staff.ts';
import { staff } from '../../../tests/support/context.ts';
import { surveysOfPerson } from './person.contributor.ts';
import { listNewest } from '../../platform/search/search.ts';
import { surveysInbox } from './surveys.inbox.ts';
import { surveysSweep } from './surveys.sweep.ts';
import { crossOf, freeTextsOf, resultsOf } from './results/results.ts';
import { requireSurvey } from './surveys.queries.ts';
import { SurveyChange } from './surveys.schemas.ts';
import { openResults } from './surveys.access.ts';
import { correctAnswers, handInAnswers, ownAnswers } from './usecases/hand-in-answers.ts';
import { changeSurvey } from './usecases/save-survey.ts';
import { closeSurvey, publishResults } from './usecases/step-survey.ts';
import { QUESTIONS, surveyWorld, type SurveyWorld } from './test-kit.ts';

let square: SurveyWorld;
beforeAll(async () => {
  square = await surveyWorld();
});
afterAll(() => square.world.close());

const system = () => square.world.base.as({ kind: 'system', name: 'sweep' });
const FINE = { place: 'town', content: 4 };
const figure = async (kind: string) => (await readFigure(square.world.base.db, { nodeId: square.world.rootId, basis: 'was', kinds: [kind] })).quantity;
const rowsOf = (id: string) => square.world.base.db.selectFrom('survey_answers').selectAll().where('survey_id', '=', id).execute();

test('answers are checked field by field, and only what is asked is kept', async () => {
  const { world, running, answer } = square;
  const id = await running();
  const nobody = world.base;
  await expect(answer(nobody, id, { content: 9 })).rejects.toMatchObject({ fields: [{ path: 'answers.place' }, { path: 'answers.content' }] });
  await expect(answer(nobody, id, { place: 'town', content: 2 })).rejects.toMatchObject({ fields: [{ path: 'answers.why', code: 'form.required' }] });
  await answer(nobody, id, { ...FINE, why: '不该保留', seen: ['walk', 'films'], parts: { pages: '3' }, order: ['b', 'a'], age: '33', unknown: 'x' });
  expect((await rowsOf(id)).map(({ answers }) => answers)).toEqual([{ place: 'town', content: 4, seen: ['films', 'walk'], parts: { pages: '3' }, order: ['b', 'a'], age: 33 }]);
});

test('the same sending counts once, at the same time too', async () => {
  const { world, running, answer } = square;
  const id = await running();
  const key = randomUUID();
  const sent = await Promise.all(Array.from({ length: 8 }, () => answer(world.base, id, FINE, key)));
  expect(sent.filter(({ again }) => !again)).toHaveLength(1);
  expect(await rowsOf(id)).toHaveLength(1);
  await closeSurvey(square.root, id, { version: (await requireSurvey(world.base.db, id)).version, reason: '提前完成' });
  expect(await answer(world.base, id, FINE, key)).toEqual({ again: true });
  await expect(answer(world.base, id, FINE)).rejects.toThrow('survey.closed');
});

test('an anonymous answer has nothing of who gave it, once a person all the same', async () => {
  const { world, running, answer, reader } = square;
  const id = await running({ eligibility: 'account' });
  await expect(answer(world.base, id, FINE)).rejects.toThrow('auth.required');
  const someone = reader();
  await Promise.allSettled([answer(someone, id, FINE), answer(someone, id, FINE)]);
  await expect(answer(someone, id, FINE)).rejects.toThrow('survey.answered');
  const [row, ...more] = await rowsOf(id);
  expect(more).toEqual([]);
  expect(row).toMatchObject({ account_id: null, answered_at: null });
  expect(row!.id[14]).toBe('4');
  const actor = someone.actor as { accountId: string; personId: string };
  const { rows } = await sql<{ found: number }>`select (select count(*) from audit_events l where l::text like ${`%${actor.accountId}%`}) + (select count(*) from facts f where f::text like ${`%${actor.accountId}%`}) as found`.execute(world.base.db);
  expect(Number(rows[0]!.found)).toBe(0);
  await expect(world.base.db.updateTable('survey_answers').set({ account_id: actor.accountId }).where('survey_id', '=', id).execute()).rejects.toThrow('survey_answers_unlinked');
  const took = () => world.base.db.selectFrom('survey_participants').selectAll().where('survey_id', '=', id).execute();
  expect(await took()).toHaveLength(1);
  await closeSurvey(square.root, id, { reason: '提前完成' });
  expect(await took()).toEqual([]);
});

test('the questions of an answered survey stay as they are, in the database too; its times can change', async () => {
  const { world, root, running, answer } = square;
  const id = await running();
  const change = async (more: object) => changeSurvey(root, id, SurveyChange.parse({ version: (await requireSurvey(world.base.db, id)).version, title: { zh: '新题目' }, opensAt: '2026-03-01T00:00:00+08:00', closesAt: '2026-04-20T00:00:00+08:00', form: QUESTIONS, ...more }));
  const fewer = { questions: QUESTIONS.questions.slice(0, 2) };
  await change({ form: fewer });
  const old = { sending: randomUUID(), formVersion: 1, answers: FINE };
  await expect(handInAnswers(world.base, id, old)).rejects.toThrow('survey.form-changed');
  await change({ form: QUESTIONS });
  await answer(world.base, id, FINE);
  await expect(change({ form: fewer })).rejects.toThrow('survey.form-fixed');
  await expect(change({ results: 'office' })).rejects.toThrow('survey.form-fixed');
  await expect(world.base.db.updateTable('surveys').set({ form: JSON.stringify(fewer) }).where('id', '=', id).execute()).rejects.toThrow('stay as they are');
  await change({ closesAt: '2026-05-01T00:00:00+08:00' });
  expect((await requireSurvey(world.base.db, id)).closesAt.toISOString()).toBe('2026-04-30T16:00:00.000Z');
});

test('bad questions are refused where they stand', async () => {
  const { draft } = square;
  await expect(draft({ form: { questions: [{ key: 'a', kind: 'scale', label: { zh: '甲' }, min: 1, max: 40 }, { key: 'b', kind: 'picture', label: { zh: '乙' } }] } })).rejects.toMatchObject({ fields: [{ path: 'form.questions.1.kind' }, { path: 'form.questions.0.min', code: 'survey.scale' }] });
  await expect(draft({ anonymous: false, eligibility: 'open' })).rejects.toMatchObject({ fields: [{ path: 'eligibility' }] });
});

test('by person: one answer each, which its author sees, corrects, exports and erases', async () => {
  const { world, running, answer, reader } = square;
  const id = await running({ anonymous: false, eligibility: 'account' });
  const someone = reader();
  await answer(someone, id, FINE);
  await expect(answer(someone, id, FINE)).rejects.toThrow('survey.answered');
  await correctAnswers(someone, id, { version: 1, formVersion: 1, answers: { place: 'village', content: 5 } });
  await expect(correctAnswers(someone, id, { version: 1, formVersion: 1, answers: FINE })).rejects.toThrow('state.stale');
  expect((await ownAnswers(someone, id))?.answers).toEqual({ place: 'village', content: 5 });
  await expect(correctAnswers(reader(), id, { version: 1, formVersion: 1, answers: FINE })).rejects.toThrow('survey.not-answered');
  await expect(answer(reader(), await running({ eligibility: 'unit', unitId: world.schools[0] }), FINE)).rejects.toThrow('survey.not-eligible');
});

test('it closes by the clock; its results are the staff\'s, then everybody\'s, and the ledger knows how many', async () => {
  const { world, root, running, answer } = square;
  const base = world.base;
  await surveysSweep.run(system());
  const before = { taken: await figure('surveys.answers-taken'), held: await figure('surveys.survey-held') };
  const id = await running({ closesAt: '2026-03-20T00:00:00+08:00' });
  const people = [...Array.from({ length: 12 }, () => 'town'), ...Array.from({ length: 7 }, () => 'village'), 'other', 'other'];
  for (const [index, place] of people.entries()) await answer(base, id, { place, content: place === 'village' ? 2 : 4, ...(place === 'village' ? { why: `第${index}句` } : {}), age: 20 + index });
  await surveysSweep.run(system());
  await expect(openResults(root, id)).rejects.toThrow('survey.results-later');
  base.clock.set(new Date('2026-03-20T00:00:00+08:00'));
  await expect(answer(base, id, FINE)).rejects.toThrow('survey.closed');
  await surveysSweep.run(system());
  await surveysSweep.run(system());
  expect([await figure('surveys.answers-taken'), await figure('surveys.survey-held')]).toEqual([before.taken + 21, before.held + 1]);

  const { survey } = await openResults(root, id);
  const results = await resultsOf(base.db, survey);
  const place = results.questions[0]!;
  expect([results.answers, place.answered]).toEqual([21, 21]);
  expect(place.tables[0]!.rows.map(({ value, count }) => [value, count])).toEqual([['town', 12], ['village', null], ['other', null]]);
  expect(results.questions[1]!.tables[0]).toMatchObject({ mean: 3.33, rows: [{ count: 0 }, { count: 7 }, { count: 0 }, { count: 14 }, { count: 0 }] });
  const cross = await crossOf(base.db, survey, { rows: 'place', columns: 'content' });
  expect(cross.rows.map(({ total }) => total)).toEqual([12, null, null, 0]);
  expect(cross.cells!.map((line) => line[3])).toEqual([12, 0, null, 0].map((count, r) => (cross.cells![r]![3] === null ? null : count)));
  expect(cross.cells![2]![3]).toBeNull();
  expect((await freeTextsOf(base.db, survey))[0]!.texts).toHaveLength(7);
  await expect(crossOf(base.db, survey, { rows: 'place', columns: 'place' })).rejects.toThrow('survey.cross');

  await expect(openResults(base, id)).rejects.toThrow('survey.results-not-public');
  expect(await surveysInbox(root)).toContainEqual(expect.objectContaining({ key: `survey-results:${id}`, href: `/console/surveys/${id}` }));
  const found = async () => (await listNewest(base.db, { locale: 'zh-CN', belongsTo: survey.campaignId, limit: 50 })).filter((each) => each.id === id).map(({ path }) => path).toSorted();
  expect(await found()).toEqual([`/surveys/${id}`]);
  await publishResults(root, id, survey.version);
  expect(await found()).toEqual([`/surveys/${id}`, `/surveys/${id}/results`]);
  expect((await openResults(base, id)).staff).toBe(false);
  expect((await surveysInbox(root)).map(({ key }) => key)).not.toContain(`survey-results:${id}`);
  base.clock.set(new Date('2026-03-05T09:00:00+08:00'));
});

test('what a hidden figure decides is not shown either, nor its written answers', async () => {
  const { world, root, running, answer } = square;
  const { db } = world.base;
  const form = {
    questions: [
      { key: 'ok', kind: 'choice', label: { zh: '满意吗' }, required: true, options: [{ value: 'no', label: { zh: '否' } }, { value: 'yes', label: { zh: '是' } }] },
      { key: 'why', kind: 'text', label: { zh: '为什么' }, required: true, when: { match: 'all', tests: [{ question: 'ok', is: 'one-of', values: ['no'] }] } },
      { key: 'seen', kind: 'choice', label: { zh: '参加过' }, several: true, options: [{ value: 'a', label: { zh: '甲' } }, { value: 'b', label: { zh: '乙' } }] },
    ],
  };
  const id = await running({ form });
  const count = async (no: number, yes: number) => {
    for (let n = 0; n < no; n++) await answer(world.base, id, { ok: 'no', why: `因为${n}`, ...(n < 6 ? { seen: n === 0 ? ['a'] : ['a', 'b'] } : {}) });
    for (let n = 0; n < yes; n++) await answer(world.base, id, { ok: 'yes' });
  };
  await count(7, 3);
  await closeSurvey(root, id, { reason: '提前完成' });
  const survey = await requireSurvey(db, id);
  const results = await resultsOf(db, survey);
  expect(results.questions[0]!.tables[0]!.rows.map(({ count: each }) => each)).toEqual([null, null]);
  expect(results.questions[1]).toMatchObject({ withheld: true, answered: null });
  expect(await freeTextsOf(db, survey)).toMatchObject([{ withheld: true, texts: [] }]);
  expect(results.dimensions.map(({ id: key }) => key)).toEqual(['ok', 'seen']);
  // All six who answered ticked the first; one of them left out the second, which would follow.
  expect(results.questions[2]!.tables[0]!.rows.map(({ count: each }) => each)).toEqual([null, null]);
});

test('fewer than five answers show nothing', async () => {
  const { world, root, running, answer } = square;
  const id = await running();
  for (let n = 0; n < 4; n++) await answer(world.base, id, FINE);
  await closeSurvey(root, id, { reason: '提前完成' });
  const survey = await requireSurvey(world.base.db, id);
  expect(await resultsOf(world.base.db, survey)).toMatchObject({ answers: null, questions: [], dimensions: [] });
  expect((await crossOf(world.base.db, survey, { rows: 'place', columns: 'content' })).cells).toBeNull();
});

test('a person\'s answers are shown, exported and erased with them; what was counted stays counted', async () => {
  const { world, running, answer } = square;
  const { db } = world.base;
  const id = await running({ anonymous: false, eligibility: 'account' });
  const quiet = await running({ eligibility: 'account' });
  const { personId, accountId } = await inviteStaff(square.root, NewStaffInput.parse({ name: '温某', username: 'wen.mou', mobile: '13800004321', unitId: world.rootId, grants: [] }));
  const person = world.base.as({ ...staff(), accountId, personId, staff: false });
  await answer(person, id, FINE);
  await answer(person, quiet, FINE);
  expect((await surveysOfPerson.section!(person, personId))?.rows).toMatchObject([{ title: '活动满意度调查', path: `/surveys/${id}` }]);
  expect(await surveysOfPerson.exportOwnData!(person, personId)).toMatchObject({ surveyAnswers: [{ survey: id, answers: FINE }] });
  const before = await figure('surveys.answers-taken');
  expect(await db.transaction().execute((tx) => surveysOfPerson.eraseOwnData!(tx, person, personId))).toMatchObject({ removed: { surveyAnswers: 1 } });
  expect([await rowsOf(id), (await rowsOf(quiet)).length]).toEqual([[], 1]);
  expect(await db.selectFrom('survey_participants').selectAll().where('survey_id', '=', quiet).execute()).toEqual([]);
  await answer(square.reader(), id, FINE);
  await surveysSweep.run(system());
  expect(await figure('surveys.answers-taken')).toBeGreaterThanOrEqual(before + 2);
});
