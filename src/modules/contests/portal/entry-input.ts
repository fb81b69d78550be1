import type { HonoRequest } from 'hono';
import type { FieldProblem } from '../../../platform/errors/errors.ts';
import { readyFiles } from '../../../platform/files/files.queries.ts';
import { storeFormFile } from '../../../platform/files/upload-input.ts';
import type { Context } from '../../../platform/http/context.ts';
import { isId } from '../../../platform/ids/ids.ts';
import { filledForm, type FormState } from '../../../portal/shared/ui.ts';
import type { CategoryRow } from '../contests.queries.ts';
import type { Author } from '../contests.schemas.ts';
import { purposeOf } from '../entries/category-files.ts';
import type { EntryRow } from '../entries/entries.queries.ts';

/** A file the server has, for the form that carries it. */
export interface KeptFile {
  readonly id: string;
  readonly name: string;
}

/** The acting person's own files by id, in that order; others are left out. */
export async function keptFiles(ctx: Context, ids: readonly string[]): Promise<KeptFile[]> {
  const found = await readyFiles(ctx.db, ids.filter(isId));
  const mine = ctx.actor.kind === 'account' ? ctx.actor.accountId : null;
  return ids.flatMap((id) => {
    const file = found.get(id);
    return file === undefined || file.ownerAccountId !== mine ? [] : [{ id, name: file.name }];
  });
}

/** Files of the form: those sent with it (no scripts) take the place of those it already carried. Each stored one is told to `keep` at once, so that a refusal later on loses none. */
export async function filesOfForm(ctx: Context, request: HonoRequest, category: CategoryRow, named: readonly string[], keep: (ids: readonly string[]) => void): Promise<string[]> {
  const carried = (await keptFiles(ctx, named)).map(({ id }) => id);
  keep(carried);
  const { file } = await request.parseBody({ all: true });
  const stored: string[] = [];
  for (const each of Array.isArray(file) ? file : [file]) {
    const row = await storeFormFile(ctx, each, purposeOf(category.kind), 'fileIds');
    if (row === null) continue;
    stored.push(row.id);
    keep(stored);
  }
  return stored.length > 0 ? stored : carried;
}

/** What the form's fields say, as the use cases take it. The first author is the form's; further ones of an entry made elsewhere stay. */
export function contentOfForm(values: Readonly<Record<string, string>>, fileIds: readonly string[], submit: boolean, entry?: EntryRow) {
  const name = (values['authorName'] ?? '').trim();
  const others = ((entry?.authors ?? []) as Author[]).slice(1);
  const author = { name, credit: values['credit'] || 'masked', address: values['address'] || 'mr', under14: submit && values['adult'] !== 'yes' };
  return {
    title: { zh: values['title'] ?? '', en: entry?.title_en ?? '' }, body: values['body'] ?? entry?.body ?? '', caption: { zh: values['caption'] ?? '', en: entry?.caption_en ?? '' },
    authors: name === '' ? others : [author, ...others], fileIds, submit,
  };
}

/** Refusals name fields of the entry; the form's fields are fewer. */
export function atFormFields(state: FormState): FormState {
  const path = (problem: FieldProblem) => (problem.path.endsWith('.guardian') ? 'adult' : problem.path.startsWith('authors') ? 'authorName' : problem.path);
  return { ...state, problems: state.problems.map((problem) => ({ ...problem, path: path(problem) })) };
}

/** The form filled in with an entry as it is kept. */
export function filledWith(entry: EntryRow): FormState {
  const [author] = entry.authors as Author[];
  return filledForm({ title: entry.title_zh, body: entry.body, caption: entry.caption_zh, authorName: author?.name ?? '', credit: author?.credit ?? 'masked', address: author?.address ?? 'mr', adult: entry.submitted_at === null ? '' : 'yes' });
}
