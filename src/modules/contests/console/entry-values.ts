import { type AnswerValues, answersOfValues, valuesOfAnswers } from '../../../console/shared/forms/answer-values.ts';
import type { UploadedFile } from '../../../console/shared/file-uploader.tsx';
import { visibleQuestions } from '../../../platform/forms/form.rules.ts';
import type { Answers, FormDefinition } from '../../../platform/forms/form.types.ts';
import type { AuthorView, Contest, Entry, EntryContent } from '../contests.schemas.ts';
import { contestQuestions } from '../entry-form/contest-questions.ts';

export interface AuthorValues {
  id?: string | undefined;
  name?: string;
  role: 'author' | 'tutor';
  address: 'mr' | 'ms' | 'pupil';
  credit: 'masked' | 'full' | 'unit-only';
  /** Not said yet in a draft. */
  age?: 'over' | 'under14' | undefined;
  /** Asked for their own consent, instead of the unit holding it. */
  invite: boolean;
  /** How their consent stands; a new author has none. */
  consent?: AuthorView['consent'] | undefined;
}

export interface EntryValues {
  categoryId: string;
  nodeId: string;
  title: { zh: string; en: string };
  body: string;
  caption: { zh: string; en: string };
  fileIds: readonly UploadedFile[];
  answers?: AnswerValues;
  declared?: { ages?: boolean };
  authors: AuthorValues[];
}

export const freshAuthor = (): AuthorValues => ({ name: '', role: 'author', address: 'mr', credit: 'masked', invite: false });

function authorValues(author: AuthorView, state: Entry['state']): AuthorValues {
  const { id, name, role, address, credit, consent, under14 } = author;
  // A draft says nothing of an age that was never asked.
  return { id, name, role, address, credit, consent, invite: consent !== 'held', age: under14 ? 'under14' : state === 'draft' ? undefined : 'over' };
}

/** What the form shows of an entry, or of a new one for the office. */
export function entryValues(contest: Contest, entry: Entry | null, files: readonly UploadedFile[], officeId: string | undefined): EntryValues {
  const [first] = contest.categories;
  const plain: EntryValues = { categoryId: first?.id ?? '', nodeId: officeId ?? '', title: { zh: '', en: '' }, body: '', caption: { zh: '', en: '' }, fileIds: [], answers: {}, declared: {}, authors: [freshAuthor()] };
  if (entry === null) return plain;
  const form = (contest.categories.find(({ id }) => id === entry.categoryId)?.form ?? { questions: [] }) as FormDefinition;
  const answered = new Map(entry.answerFiles.map((file) => [file.id, { ...file, size: 0 }]));
  return {
    categoryId: entry.categoryId, nodeId: entry.node.id, title: entry.title, body: entry.body, caption: entry.caption, fileIds: files, declared: entry.declared.ages === undefined ? {} : { ages: entry.declared.ages },
    answers: valuesOfAnswers(form, entry.answers as Answers, contestQuestions, answered), authors: entry.authors.length === 0 ? [freshAuthor()] : entry.authors.map((author) => authorValues(author, entry.state)),
  };
}

const words = (text: { zh?: string; en?: string } | undefined) => ({ zh: text?.zh?.trim() ?? '', en: text?.en?.trim() ?? '' });

/** What is sent of an author: everything that is known of them, their id before all, so that nobody is taken for somebody new. */
const sentAuthor = ({ id, name, role, address, credit, age, invite, consent }: AuthorValues): EntryContent['authors'][number] => ({
  ...(id === undefined ? {} : { id }), name: (name ?? '').trim(), role, address, credit, under14: age === 'under14', ...(invite || (consent !== undefined && consent !== 'held') ? { invite: true } : {}),
});

/** What the API takes of the form; a draft keeps authors as far as they are named. */
export function contentOf(values: Partial<EntryValues>, category: Contest['categories'][number] | undefined, complete: boolean): EntryContent {
  const answers = answersOfValues(values.answers);
  const asked = category === undefined || !complete ? null : new Set(visibleQuestions(category.form as FormDefinition, answers as Answers).map(({ key }) => key));
  return {
    title: words(values.title), body: values.body ?? '', caption: words(values.caption), fileIds: (values.fileIds ?? []).map(({ id }) => id), answers: Object.fromEntries(Object.entries(answers).filter(([key]) => asked?.has(key) ?? true)) as NonNullable<EntryContent['answers']>,
    formVersion: category?.formVersion ?? 0, declared: values.declared ?? {}, authors: (values.authors ?? []).filter((author) => complete || (author.name ?? '').trim() !== '').map(sentAuthor),
  };
}

/** The authors of the form with the ids that saving gave them, as far as they are still the same. */
export const withIds = (authors: readonly AuthorValues[], saved: readonly AuthorView[]): AuthorValues[] =>
  authors.map((author) => {
    const found = author.id === undefined ? saved.find(({ id, name }) => name === author.name?.trim() && !authors.some((each) => each.id === id)) : undefined;
    return found === undefined ? author : { ...author, id: found.id, consent: found.consent };
  });
