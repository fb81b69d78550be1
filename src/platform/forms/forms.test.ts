import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareForms } from './compare-forms.ts';
import { FormInput } from './form.schemas.ts';
import { checkAnswers, checkForm, visibleQuestions } from './form.rules.ts';
import type { FormDefinition, Question } from './form.types.ts';
import { compoundKind } from './questions/compound.ts';
import { questionRegistry } from './registry.ts';

const person = compoundKind({ kind: 'person', label: { zh: '人', en: 'Person' }, personal: true, parts: [{ name: 'name', label: { zh: '姓名', en: 'Name' }, required: true, max: 40 }, { name: 'unit', label: { zh: '单位', en: 'Unit' }, required: false, max: 80 }] });
const registry = questionRegistry(person);
const label = { zh: '问', en: '' };
const ask = (key: string, kind: string, more: Partial<Question> = {}): Question => ({ key, kind, label, required: false, ...more });
const options = ['a', 'b', 'c'].map((value) => ({ value, label: { zh: value, en: value } }));
const check = (form: FormDefinition, answers: Record<string, unknown>, final = true) => checkAnswers(form, answers, { final, registry });
const codes = (form: FormDefinition, answers: Record<string, unknown>, final = true) => check(form, answers, final).problems.map(({ path, code }) => `${path} ${code}`);

const aTest = fc.oneof(
  fc.record({ is: fc.constantFrom('answered' as const, 'unanswered' as const) }),
  fc.record({ is: fc.constant('one-of' as const), values: fc.subarray(['a', 'b', 'c'], { minLength: 1 }) }),
  fc.record({ is: fc.constantFrom('at-least' as const, 'at-most' as const), value: fc.integer({ min: 0, max: 5 }) }),
);
/** A form whose conditions look back only, and answers that may or may not fit it. */
const formAndAnswers = fc
  .array(fc.record({ kind: fc.constantFrom('text', 'choice', 'number', 'date', 'person'), required: fc.boolean(), match: fc.constantFrom('all' as const, 'any' as const), tests: fc.array(fc.tuple(fc.nat(20), aTest), { maxLength: 3 }) }), { maxLength: 8 })
  .map((parts) => ({
    questions: parts.map(({ kind, required, match, tests }, index): Question => ({
      key: `q${index}`, kind, label, required, ...(kind === 'choice' ? { options, several: index % 2 === 0 } : {}),
      ...(index === 0 || tests.length === 0 ? {} : { when: { match, tests: tests.map(([at, each]) => ({ ...each, question: `q${at % index}` })) as never } }),
    })),
  }))
  .chain((form: FormDefinition) => fc.tuple(fc.constant(form), fc.dictionary(fc.constantFrom(...form.questions.map(({ key }) => key), 'stray'), fc.oneof(fc.constantFrom('a', 'b', '', '3', '2026-03-05', '2026-02-30'), fc.integer({ min: -2, max: 9 }), fc.subarray(['a', 'b', 'c']), fc.record({ name: fc.string({ maxLength: 5 }) }), fc.constant(null)))));

test('what is final is of the questions shown, every required one is there, and reading it again changes nothing', () => {
  fc.assert(
    fc.property(formAndAnswers, ([form, sent]) => {
      const { answers, problems } = check(form, sent);
      const shown = visibleQuestions(form, answers).map(({ key }) => key);
      expect(Object.keys(answers).every((key) => shown.includes(key))).toBe(true);
      if (problems.length === 0) for (const { key, required } of visibleQuestions(form, answers)) if (required) expect(answers[key]).toBeDefined();
      expect(check(form, answers).answers).toEqual(answers);
    }),
  );
});

test('a draft keeps every answer that can be read, shown or not, and only what cannot be read is a problem', () => {
  fc.assert(
    fc.property(formAndAnswers, ([form, sent]) => {
      const draft = check(form, sent, false);
      const again = check(form, draft.answers, false);
      expect(again).toEqual({ answers: draft.answers, problems: [] });
      for (const { key, kind } of form.questions) if (sent[key] !== undefined && sent[key] !== null && sent[key] !== '' && draft.answers[key] === undefined) expect(registry.get(kind)!.read(form.questions.find((each) => each.key === key)!, sent[key]).answer).toBeUndefined();
      expect(draft.answers['stray']).toBeUndefined();
    }),
  );
});

test('a question is asked only on what comes before it, and a hidden one counts as unanswered', () => {
  const form: FormDefinition = {
    questions: [ask('kind', 'choice', { options }), ask('more', 'text', { when: { match: 'all', tests: [{ question: 'kind', is: 'one-of', values: ['a'] }] } }), ask('last', 'text', { required: true, when: { match: 'any', tests: [{ question: 'more', is: 'answered' }] } })],
  };
  expect(visibleQuestions(form, { kind: 'b', more: 'x' }).map(({ key }) => key)).toEqual(['kind']);
  expect(visibleQuestions(form, { kind: 'a', more: 'x' }).map(({ key }) => key)).toEqual(['kind', 'more', 'last']);
  expect(codes(form, { kind: 'a', more: 'x' })).toEqual(['answers.last form.required']);
  expect(check(form, { kind: 'b', more: 'typed' }).answers).toEqual({ kind: 'b' });
  expect(check(form, { kind: 'b', more: 'typed' }, false).answers).toEqual({ kind: 'b', more: 'typed' });
});

test('each kind says what it does not take', () => {
  const form = { questions: [ask('t', 'text', { min: 2, max: 4 }), ask('c', 'choice', { options, several: true, max: 2 }), ask('n', 'number', { min: 1, max: 9, whole: true }), ask('d', 'date', { from: '2026-01-01', to: '2026-12-31' }), ask('f', 'picture', { max: 2 }), ask('p', 'person')] };
  expect(codes(form, { t: '一', c: ['a', 'b', 'c'], n: '1.5', d: '2025-12-31', f: ['x'], p: { unit: '一中' } })).toEqual(['answers.t form.limit', 'answers.c form.limit', 'answers.n form.limit', 'answers.d form.limit', 'answers.f form.unfit', 'answers.p form.limit']);
  expect(codes(form, { n: 'many', d: '2026-02-29', c: ['z'] }, false)).toEqual(['answers.c form.unfit', 'answers.n form.unfit', 'answers.d form.unfit']);
  const id = '0190b6c8-5d2e-7000-8000-000000000001';
  expect(check(form, { t: ' 一二 ', c: ['b', 'a'], n: ' 3 ', d: '2026-02-28', f: [id, id], p: { name: '张三', other: 'x' } })).toEqual({ answers: { t: '一二', c: ['a', 'b'], n: 3, d: '2026-02-28', f: [id], p: { name: '张三' } }, problems: [] });
});

test('a form is refused for keys used twice, kinds and options that are not there, and conditions that look ahead', () => {
  const form = FormInput.parse({ questions: [{ key: 'a', kind: 'text', label, when: { match: 'all', tests: [{ question: 'b', is: 'answered' }] } }, { key: 'b', kind: 'choice', label, options: [options[0]] }, { key: 'b', kind: 'tune', label, min: 3, max: 2 }] }) as FormDefinition;
  expect(checkForm(form, registry).map(({ path, code }) => `${path} ${code}`)).toEqual(['form.questions.0.when form.condition-unknown', 'form.questions.1.options form.no-options', 'form.questions.2.key form.key-twice', 'form.questions.2.kind form.kind-unknown', 'form.questions.2.min form.range']);
  expect(() => questionRegistry(person, person)).toThrow('person');
});

test('a question that says whose the answers are is never one that blind reviewers see', () => {
  const marked = (kind: string) => checkForm({ questions: [{ key: 'q', kind, label: { zh: '问', en: '' }, required: false, reviewed: true, ...(kind === 'choice' ? { options: ['a', 'b'].map((value) => ({ value, label: { zh: value, en: '' } })) } : {}) }] }, registry).map(({ path, code }) => [path, code]);
  for (const kind of ['text', 'article', 'choice', 'number', 'date']) expect(marked(kind)).toEqual([]);
  for (const kind of ['person', 'file', 'picture', 'film', 'audio']) expect(marked(kind)).toEqual([['form.questions.0.reviewed', 'form.identifies']]);
});

test('a changed form says which questions were added, changed and removed', () => {
  const before = { questions: [ask('a', 'text'), ask('b', 'number'), ask('c', 'date')] };
  const after = { questions: [ask('c', 'date'), ask('a', 'text', { help: label }), ask('b', 'number', { max: 3 }), ask('d', 'text')] };
  expect(compareForms(before, after).map(({ what, question }) => `${what} ${question.key}`)).toEqual(['changed b', 'added d']);
  expect(compareForms(after, before).map(({ what, question }) => `${what} ${question.key}`)).toEqual(['changed b', 'removed d']);
  fc.assert(fc.property(formAndAnswers, ([form]) => compareForms(form, form).length === 0));
});
