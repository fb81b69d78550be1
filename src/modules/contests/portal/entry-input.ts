import type { HonoRequest } from 'hono';
import { commonErrors, type FieldProblem } from '../../../platform/errors/errors.ts';
import { readyFiles } from '../../../platform/files/files.queries.ts';
import { storeFormFile } from '../../../platform/files/upload-input.ts';
import type { Answers, FormDefinition } from '../../../platform/forms/form.types.ts';
import type { Context } from '../../../platform/http/context.ts';
import { isId } from '../../../platform/ids/ids.ts';
import { answersOfForm, atQuestionField, type CarriedFile, questionField, valuesOfAnswers } from '../../../portal/shared/forms/answers-of-form.ts';
import { filledForm, type FormState } from '../../../portal/shared/ui.ts';
import type { CategoryRow } from '../contests.queries.ts';
import { authorsOf } from '../entries/authors.rules.ts';
import { purposeOf } from '../entries/category-files.ts';
import { type EntryRow, filesOf } from '../entries/entries.queries.ts';
import { contestQuestions } from '../entry-form/contest-questions.ts';
import { entryRulesMessages } from './rules.messages.ts';

/** Files that the form of an entry carries: those of the work, and those of its answers by question. */
export interface CarriedFiles {
  readonly work: readonly CarriedFile[];
  readonly answers: ReadonlyMap<string, readonly CarriedFile[]>;
}
export const NO_FILES: CarriedFiles = { work: [], answers: new Map() };

type Values = Readonly<Record<string, string>>;
type AllValues = Readonly<Record<string, readonly string[]>>;

/** The acting person's own files by id, in that order; others are left out. */
async function ownFiles(ctx: Context, ids: readonly string[]): Promise<CarriedFile[]> {
  const found = await readyFiles(ctx.db, ids.filter(isId));
  const mine = ctx.actor.kind === 'account' ? ctx.actor.accountId : null;
  return ids.flatMap((id) => {
    const file = found.get(id);
    return file === undefined || file.ownerAccountId !== mine ? [] : [{ id, name: file.name }];
  });
}

const fileQuestions = (form: FormDefinition) => form.questions.flatMap(({ key, kind }) => (contestQuestions.get(kind)?.files === undefined ? [] : [{ key, purpose: contestQuestions.get(kind)!.files! }]));

/**
 * Files of a posted form: those sent with it (no scripts) take the place of those it already carried. Each stored one is told to `keep` at once, so that a
 * refusal later on loses none.
 */
export async function filesOfForm(ctx: Context, request: HonoRequest, category: CategoryRow, all: AllValues, keep: (files: CarriedFiles) => void): Promise<CarriedFiles> {
  const body = await request.parseBody({ all: true });
  const carried = { work: await ownFiles(ctx, all['fileIds'] ?? []), answers: new Map<string, readonly CarriedFile[]>() };
  for (const { key } of fileQuestions(category.form)) carried.answers.set(key, await ownFiles(ctx, all[questionField(key)] ?? []));
  keep(carried);
  const store = async (name: string, purpose: ReturnType<typeof purposeOf>, field: string): Promise<CarriedFile[]> => {
    const stored: CarriedFile[] = [];
    for (const each of [body[name]].flat()) {
      const row = await storeFormFile(ctx, each, purpose, field);
      if (row !== null) stored.push({ id: row.id, name: row.name });
    }
    return stored;
  };
  const sent = await store('file', purposeOf(category.kind), 'fileIds');
  if (sent.length > 0) carried.work = sent;
  for (const { key, purpose } of fileQuestions(category.form)) {
    const answered = await store(`${questionField(key)}-file`, purpose, `answers.${key}`);
    if (answered.length > 0) carried.answers.set(key, answered);
  }
  return carried;
}

/** Files of an entry as it is kept. */
export async function filesOfEntry(ctx: Context, entry: EntryRow, form: FormDefinition): Promise<CarriedFiles> {
  const answers = new Map<string, readonly CarriedFile[]>();
  for (const { key } of fileQuestions(form)) answers.set(key, await ownFiles(ctx, ((entry.answers as Answers)[key] ?? []) as readonly string[]));
  return { work: await ownFiles(ctx, (await filesOf(ctx.db, [entry.id])).get(entry.id) ?? []), answers };
}

/** How many authors the form holds. */
export const authorCount = (values: Values): number => Math.min(10, Math.max(1, Math.trunc(Number(values['authors'] ?? 1)) || 1));

function authorsOfForm(values: Values, submit: boolean, entry: EntryRow | undefined) {
  const known = entry === undefined ? [] : authorsOf(entry);
  const read = (number: number) => {
    const of = (name: string, first: string) => (number === 1 ? values[first] : values[`author-${number}.${name}`]) ?? '';
    const name = of('name', 'authorName').trim();
    if (name === '') return [];
    const adult = of('adult', 'adult');
    if (submit && adult !== 'yes' && adult !== 'under14') throw commonErrors.error('input.invalid', { count: 1 }, [{ path: number === 1 ? 'adult' : `author-${number}.adult`, code: 'required', message: { zh: entryRulesMessages('zh-CN').ageNeeded, en: entryRulesMessages('en').ageNeeded } }]);
    const id = of('id', 'authorId');
    return [{ ...(isId(id) ? { id } : {}), name, role: of('role', '-') === 'tutor' ? 'tutor' : 'author', credit: number === 1 ? values['credit'] || 'masked' : (known.find((author) => author.id === id)?.credit ?? 'masked'), address: of('address', 'address') || 'mr', under14: adult === 'under14', ageSaid: adult !== '' }];
  };
  return Array.from({ length: authorCount(values) }, (_, index) => index + 1).flatMap(read);
}

/** What the form's fields say, as the use cases take it. */
export function contentOfForm(category: CategoryRow, values: Values, all: AllValues, files: CarriedFiles, submit: boolean, entry?: EntryRow) {
  const answers = answersOfForm(category.form, all, contestQuestions);
  for (const [key, carried] of files.answers) answers[key] = carried.map(({ id }) => id);
  const declared = { ...(values['declared-ages'] === 'yes' ? { ages: true } : {}), ...(values['declared-regions'] === 'yes' ? { regions: true } : {}) };
  return {
    title: { zh: values['title'] ?? '', en: entry?.title_en ?? '' }, body: values['body'] ?? entry?.body ?? '', caption: { zh: values['caption'] ?? '', en: entry?.caption_en ?? '' },
    authors: authorsOfForm(values, submit, entry), fileIds: files.work.map(({ id }) => id), answers: Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== '')), formVersion: Number(values['formVersion'] ?? category.formVersion), submit,
    ...(values['code'] === undefined ? {} : { code: values['code'] }), ...(Object.keys(declared).length > 0 || entry === undefined ? { declared } : {}),
  };
}

/** Refusals name fields of the entry; the form's fields are fewer, or named otherwise. */
export function atFormFields(state: FormState): FormState {
  const author = (path: string): string => {
    const [, index = '0', part] = path.split('.');
    const number = Number(index) + 1;
    return number > 1 ? `author-${number}.${part === 'guardian' ? 'adult' : 'name'}` : part === 'guardian' ? 'adult' : 'authorName';
  };
  const path = (problem: FieldProblem) => (problem.path.startsWith('authors') ? author(problem.path) : problem.path);
  return { ...state, problems: state.problems.map((problem) => atQuestionField({ ...problem, path: path(problem) })) };
}

/** The form filled in with an entry as it is kept. */
export function filledWith(entry: EntryRow, form: FormDefinition): FormState {
  const [first, ...others] = authorsOf(entry);
  const ageOf = ({ under14, ageSaid = entry.submitted_at !== null }: { under14: boolean; ageSaid?: boolean | undefined }) => (under14 ? 'under14' : ageSaid ? 'yes' : '');
  const coAuthors = others.flatMap((author, index): [string, string][] => {
    const name = `author-${index + 2}`;
    return [[`${name}.id`, author.id], [`${name}.name`, author.name], [`${name}.role`, author.role], [`${name}.address`, author.address], [`${name}.adult`, ageOf(author)]];
  });
  return filledForm({
    title: entry.title_zh, body: entry.body, caption: entry.caption_zh, authorName: first?.name ?? '', authorId: first?.id ?? '', credit: first?.credit ?? 'masked', address: first?.address ?? 'mr', adult: first === undefined ? '' : ageOf(first),
    authors: String(1 + others.length), ...Object.fromEntries(coAuthors), ...valuesOfAnswers(form, entry.answers as Answers),
  });
}
