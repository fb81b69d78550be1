import type { QuestionKind } from '../../../platform/forms/form.types.ts';
import { compoundKind } from '../../../platform/forms/questions/compound.ts';
import { questionRegistry } from '../../../platform/forms/registry.ts';

/** Somebody who had a part in the work, such as an adviser or a person it is about: a name and, if wished, where they belong. */
export const personQuestion: QuestionKind = compoundKind({
  kind: 'person', label: { zh: '人员', en: 'Person' }, personal: true,
  parts: [{ name: 'name', label: { zh: '姓名', en: 'Name' }, required: true, max: 40 }, { name: 'unit', label: { zh: '单位', en: 'Unit' }, required: false, max: 80 }],
});

/** A unit that had a part in the work, in words: it need not be in the tree. */
export const unitQuestion: QuestionKind = compoundKind({
  kind: 'unit', label: { zh: '单位', en: 'Unit' }, personal: false,
  parts: [{ name: 'name', label: { zh: '单位名称', en: 'Name of the unit' }, required: true, max: 80 }, { name: 'part', label: { zh: '承担的工作', en: 'What it did' }, required: false, max: 200 }],
});

/** The kinds of question a category may ask. */
export const contestQuestions = questionRegistry(personQuestion, unitQuestion);

/** Keys of questions whose answers name a person: they are kept with the entry only, where they can be erased. */
export const personalKeys = (form: { questions: readonly { key: string; kind: string }[] }): Set<string> => new Set(form.questions.filter(({ kind }) => contestQuestions.get(kind)?.personal === true).map(({ key }) => key));
