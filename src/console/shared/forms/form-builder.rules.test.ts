import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FormDefinition, Question } from '../../../platform/forms/form.types.ts';
import { questionRegistry } from '../../../platform/forms/registry.ts';
import { answersOfValues, valuesOfAnswers } from './answer-values.ts';
import { formProblems, freshQuestion, freshTest, movedQuestion, settleConditions, testsFor, withQuestion, withoutQuestion } from './form-builder.rules.ts';

const registry = questionRegistry();
const KINDS = ['text', 'choice', 'number', 'date', 'picture'];

const named = (kind: string, several = false): Question => {
  const question = freshQuestion(kind, registry);
  return { ...question, label: { zh: '问', en: '' }, ...(question.options === undefined ? {} : { several, options: question.options.map((option) => ({ ...option, label: { zh: '选', en: '' } })) }) };
};

/** A form in which some questions ask about one before them. */
const someForm = fc.array(fc.record({ kind: fc.constantFrom(...KINDS), several: fc.boolean(), about: fc.option(fc.nat()), test: fc.nat() }), { minLength: 1, maxLength: 8 }).map((plan): FormDefinition => {
  const questions: Question[] = [];
  for (const { kind, several, about, test: which } of plan) {
    const before = about === null || questions.length === 0 ? undefined : questions[about % questions.length]!;
    const possible = before === undefined ? [] : testsFor(before, registry);
    questions.push({ ...named(kind, several), ...(before === undefined ? {} : { when: { match: 'all', tests: [freshTest(before, possible[which % possible.length]!)] } }) });
  }
  return { questions };
});

test('whatever is removed, moved or made another kind, what is left is a form that can be saved', () => {
  fc.assert(
    fc.property(someForm, fc.nat(), fc.constantFrom('remove', 'up', 'down', 'kind'), fc.constantFrom(...KINDS), (form, at, act, kind) => {
      const index = at % form.questions.length;
      expect(formProblems(form, registry)).toEqual([]);
      const question = form.questions[index]!;
      const changed = act === 'remove' ? withoutQuestion(form, index) : act === 'kind' ? withQuestion(form, index, { ...named(kind), ...freshQuestion(kind, registry, question), ...(kind === 'choice' ? { options: named(kind).options } : {}) }) : movedQuestion(form, index, act === 'up' ? -1 : 1);
      const settled = settleConditions(changed, registry);
      expect(formProblems(settled, registry)).toEqual([]);
      expect(settled.questions.map(({ key }) => key).toSorted()).toEqual(changed.questions.map(({ key }) => key).toSorted());
    }),
  );
});

test('another kind keeps the words and drops what only the former asked', () => {
  const choice: Question = { ...named('choice', true), max: 2, help: { zh: '任选', en: '' } };
  expect(freshQuestion('text', registry, choice)).toEqual({ key: choice.key, kind: 'text', label: choice.label, help: choice.help, required: true });
});

test('what is blank is told where it is', () => {
  const form: FormDefinition = { questions: [freshQuestion('choice', registry)] };
  expect(formProblems(form, registry).map(({ path }) => path)).toEqual(['form.questions.0.label', 'form.questions.0.options.0', 'form.questions.0.options.1']);
});

test('what the fields hold becomes answers, and answers become what the fields hold', () => {
  const form: FormDefinition = { questions: [{ ...named('picture'), key: 'p' }, { ...named('text'), key: 't' }, { ...named('number'), key: 'n' }] };
  const file = { id: 'f1', name: 'a.jpg', size: 1 };
  expect(answersOfValues({ p: [file], t: '', n: 0, who: { name: '陈', unit: ' ' }, gone: null, none: [] })).toEqual({ p: ['f1'], n: 0, who: { name: '陈' } });
  expect(valuesOfAnswers(form, { p: ['f1', 'lost'], n: 3 }, registry, new Map([['f1', file]]))).toEqual({ p: [file], n: 3 });
});
