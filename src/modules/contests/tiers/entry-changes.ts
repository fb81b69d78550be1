import type { Db } from '../../../platform/db/db.ts';
import { readyFiles } from '../../../platform/files/files.queries.ts';
import type { Answers } from '../../../platform/forms/form.types.ts';
import type { Context } from '../../../platform/http/context.ts';
import { type Bilingual, pick } from '../../../platform/i18n/messages.ts';
import { contestErrors } from '../contests.errors.ts';
import { viewOf } from '../entries/entries.access.ts';
import { findEntry } from '../entries/entries.queries.ts';
import { contestQuestions } from '../entry-form/contest-questions.ts';
import { formOf } from '../entry-form/forms.queries.ts';
import { compareFields, type FieldChange } from './field-diff.rules.ts';

interface Content {
  readonly title: Bilingual;
  readonly body: string;
  readonly caption: Bilingual;
  readonly fileIds: readonly string[];
  readonly answers?: Answers;
  readonly formVersion?: number;
}

export interface EntryChanges {
  readonly from: { readonly version: number; readonly at: string };
  readonly to: { readonly version: number; readonly at: string };
  /** Why it was returned in between; null where its author changed it unasked. */
  readonly reason: string | null;
  readonly fields: readonly (FieldChange & { readonly label: Bilingual | null })[];
}

async function inWords(db: Db, ctx: Context, categoryId: string, content: Content) {
  const form = await formOf(db, categoryId, content.formVersion ?? 0);
  const files = await readyFiles(db, content.fileIds);
  const labels = new Map(form.questions.map((question) => [`answers.${question.key}`, question.label]));
  const fields = new Map([
    ['title.zh', content.title.zh], ['title.en', content.title.en], ['body', content.body], ['caption.zh', content.caption.zh], ['caption.en', content.caption.en],
    // Names with what tells two files of one name apart.
    ['files', content.fileIds.map((id) => `${files.get(id)?.name ?? '—'}（${files.get(id)?.sha256.slice(0, 8) ?? ''}）`).join('\n')],
  ]);
  for (const question of form.questions) {
    const answer = content.answers?.[question.key];
    if (answer !== undefined) fields.set(`answers.${question.key}`, contestQuestions.get(question.kind)?.words(question, answer, ctx.locale) ?? pick(question.label, ctx.locale));
  }
  return { fields, labels };
}

/** What changed between the last two versions handed in; null where there is one only. Errors: entry.not-found. */
export async function changesOf(ctx: Context, entryId: string): Promise<EntryChanges | null> {
  const entry = (await findEntry(ctx.db, entryId, viewOf(ctx))) ?? contestErrors.fail('entry.not-found');
  const [to, from] = await ctx.db.selectFrom('entry_versions').selectAll().where('entry_id', '=', entryId).orderBy('version', 'desc').limit(2).execute();
  if (to === undefined || from === undefined) return null;
  const returned = await ctx.db.selectFrom('entry_steps').select('reason').where('entry_id', '=', entryId).where('action', '=', 'returned').where('version', '>=', from.version).where('version', '<', to.version).orderBy('seq', 'desc').limit(1).executeTakeFirst();
  const [before, after] = [await inWords(ctx.db, ctx, entry.category_id, from.content as unknown as Content), await inWords(ctx.db, ctx, entry.category_id, to.content as unknown as Content)];
  const labelOf = (field: string) => after.labels.get(field) ?? before.labels.get(field) ?? null;
  return {
    from: { version: from.version, at: from.at.toISOString() }, to: { version: to.version, at: to.at.toISOString() }, reason: returned?.reason ?? null,
    fields: compareFields(before.fields, after.fields).map((change) => ({ ...change, label: labelOf(change.field) })),
  };
}
