import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/db.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import { claimFile } from '../../../platform/files/claim-file.ts';
import { checkAnswers } from '../../../platform/forms/form.rules.ts';
import type { Answer, Answers, FormDefinition } from '../../../platform/forms/form.types.ts';
import type { Context } from '../../../platform/http/context.ts';
import { contestErrors } from '../contests.errors.ts';
import type { CategoryRow, ContestRecord } from '../contests.queries.ts';
import type { EntryContent } from '../contests.schemas.ts';
import type { EntryRow } from '../entries/entries.queries.ts';
import { PURPOSES_OF } from '../entries/category-files.ts';
import { contestQuestions } from '../entry-form/contest-questions.ts';

const MIB = 1024 * 1024;

export function categoryOf(contest: Pick<ContestRecord, 'categories'>, id: string): CategoryRow {
  return contest.categories.find((category) => category.id === id) ?? contestErrors.failField('categoryId', 'contest.category-unknown');
}

const STATE_WORDS: Record<string, [string, string]> = {
  draft: ['草稿', 'a draft'], waiting: ['等待审核', 'waiting'], returned: ['已退回', 'returned'], 'set-aside': ['未入选', 'set aside'], admitted: ['已入围', 'admitted'], published: ['已展示', 'published'], withdrawn: ['已撤回', 'withdrawn'],
};

/** Refuses an action that the entry's state does not allow. */
export function failState(entry: Pick<EntryRow, 'state'>): never {
  const [state, stateEn] = STATE_WORDS[entry.state] ?? [entry.state, entry.state];
  return contestErrors.fail('entry.state', { state, stateEn });
}

/** Columns of what was typed. */
export function contentValues(input: EntryContent) {
  return { title_zh: input.title.zh, title_en: input.title.en, body: input.body.replaceAll('\r\n', '\n').trim(), caption_zh: input.caption.zh, caption_en: input.caption.en };
}

/** Answers as a draft keeps them; refuses (input.invalid) what cannot be read at all. */
export function readAnswers(category: CategoryRow, sent: EntryContent['answers'], kept: Answers): Record<string, Answer> {
  if (sent === undefined) return { ...(kept as Record<string, Answer>) };
  const { answers, problems } = checkAnswers(category.form, sent, { final: false, registry: contestQuestions });
  if (problems.length > 0) throw commonErrors.error('input.invalid', { count: problems.length }, problems);
  return answers;
}

/** Ids of the files among answers, each with the purpose it was sent for and its place. */
function answeredFiles(form: FormDefinition, answers: Answers) {
  return form.questions.flatMap(({ key, kind }) => {
    const purpose = contestQuestions.get(kind)?.files;
    const ids = answers[key];
    return purpose === undefined || !Array.isArray(ids) ? [] : (ids as readonly string[]).map((id, position) => ({ id, purpose, at: `answers.${key}.${position}` }));
  });
}

/** Takes up the entry's files, those of its work and those of its answers, in place of the ones before. */
export async function replaceFiles(tx: Tx, ctx: Context, entry: EntryRow, category: CategoryRow, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length > category.maxFiles) contestErrors.failField('fileIds', 'entry.too-many-files', { max: category.maxFiles });
  await tx.deleteFrom('entry_files').where('entry_id', '=', entry.id).execute();
  for (const [position, fileId] of [...new Set(fileIds)].entries()) {
    const file = await claimFile(tx, ctx, fileId, PURPOSES_OF[category.kind], `fileIds.${position}`);
    if (category.maxMegabytes !== null && file.size > category.maxMegabytes * MIB) contestErrors.failField(`fileIds.${position}`, 'entry.file-too-large', { max: category.maxMegabytes });
    await refuseSameFile(tx, entry, file.sha256, position);
    await tx.insertInto('entry_files').values({ entry_id: entry.id, position, file_id: fileId, sha256: Buffer.from(file.sha256, 'hex') }).execute();
  }
  await tx.deleteFrom('entry_answer_files').where('entry_id', '=', entry.id).execute();
  for (const { id, purpose, at } of answeredFiles(category.form, entry.answers as Answers)) {
    await claimFile(tx, ctx, id, [purpose], at);
    await tx.insertInto('entry_answer_files').values({ entry_id: entry.id, file_id: id }).onConflict((conflict) => conflict.doNothing()).execute();
  }
}

/** The same bytes entered twice by one account in one call are told at once. */
async function refuseSameFile(tx: Tx, entry: EntryRow, sha256: string, position: number): Promise<void> {
  const { rows } = await sql<{ title_zh: string }>`
    select e.title_zh from entry_files f join entries e on e.id = f.entry_id
    where f.sha256 = ${Buffer.from(sha256, 'hex')} and e.account_id = ${entry.account_id} and e.contest_id = ${entry.contest_id} and e.id <> ${entry.id} and e.state <> 'withdrawn' limit 1`.execute(tx);
  if (rows[0] !== undefined) contestErrors.failField(`fileIds.${position}`, 'entry.same-file', { title: rows[0].title_zh });
}

