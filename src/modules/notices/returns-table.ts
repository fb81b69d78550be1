import { sql } from 'kysely';
import { formatInstant } from '../../platform/calendar/calendar.ts';
import type { Context } from '../../platform/http/context.ts';
import type { CellValue, WorkbookColumn, WorkbookSheet } from '../../platform/spreadsheets/write-workbook.ts';
import { organizationNames } from '../organizations/public.ts';
import { lateWords } from './due.rules.ts';
import type { Answer, Answers, FormField, PersonAnswer, ReturnForm } from './form.schemas.ts';
import { type OpenedNotice, seenRecipients } from './notices.access.ts';
import { noticeMessages } from './notices.messages.ts';
import { openAnswers } from './sealed-answers.ts';

const BATCH = 1000;

/** Columns of one field; as many groups for a field of several persons as anybody named. */
function fieldColumns(field: FormField, persons: number, ctx: Context): WorkbookColumn[] {
  const t = noticeMessages(ctx.locale);
  if (field.kind !== 'person') return [{ key: field.key, header: field.unit === '' ? field.label : `${field.label}（${field.unit}）`, type: field.kind === 'number' ? 'number' : 'text', width: field.kind === 'long-text' ? 50 : 18 }];
  return Array.from({ length: Math.max(1, persons) }, (_, index) => {
    const label = persons > 1 ? `${field.label}${index + 1}` : field.label;
    const parts = [['name', t.personName], ['post', t.personPost], ...(field.withMobile ? [['mobile', t.personMobile]] : [])];
    return parts.map(([part, header]) => ({ key: `${field.key}.${index}.${part}`, header: `${label} ${header}`, width: 16 }));
  }).flat();
}

function cells(field: FormField, answer: Answer | undefined): Record<string, CellValue> {
  if (answer === undefined || answer === null) return {};
  if (field.kind === 'person') return Object.fromEntries((answer as PersonAnswer[]).flatMap((person, index) => [[`${field.key}.${index}.name`, person.name], [`${field.key}.${index}.post`, person.post], [`${field.key}.${index}.mobile`, person.mobile]]));
  return { [field.key]: Array.isArray(answer) ? answer.join('、') : answer };
}

async function mostPersons(ctx: Context, noticeId: string, form: ReturnForm): Promise<Map<string, number>> {
  const keys = form.fields.filter(({ kind }) => kind === 'person').map(({ key }) => key);
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{ key: string; most: number }>`
    select k.key, max(jsonb_array_length(v.answers -> k.key)) as most from unnest(${keys}::text[]) as k(key)
    join notice_returns v on v.notice_id = ${noticeId} and jsonb_typeof(v.answers -> k.key) = 'array' group by k.key`.execute(ctx.db);
  return new Map(rows.map(({ key, most }) => [key, most]));
}

/**
 * The returned table: one row a recipient the reader may see, those that have not returned included, columns of the form after the state.
 * Read in batches, so any number of recipients needs the same memory.
 * @param inClear contacts as given; otherwise masked.
 */
export async function returnsSheet(ctx: Context, opened: OpenedNotice, inClear: boolean): Promise<WorkbookSheet> {
  const t = noticeMessages(ctx.locale);
  const form = opened.row.form as ReturnForm | null;
  const fields = form?.fields ?? [];
  const persons = form === null ? new Map<string, number>() : await mostPersons(ctx, opened.row.id, form);
  const fixed = (['region', 'unit', 'signedAt', 'state', 'submittedAt', 'late', 'dueAt'] as const).map((key) => ({ key: `.${key}`, header: t[`${key}Header`], width: key === 'unit' ? 30 : 18 }));
  return { name: t.sheet, columns: [...fixed, ...fields.flatMap((field) => fieldColumns(field, persons.get(field.key) ?? 1, ctx))], rows: rows(ctx, opened, fields, inClear) };
}

async function* rows(ctx: Context, opened: OpenedNotice, fields: readonly FormField[], inClear: boolean): AsyncGenerator<Record<string, CellValue>> {
  const t = noticeMessages(ctx.locale);
  const noticeId = opened.row.id;
  const at = (instant: Date | null) => (instant === null ? '' : formatInstant(instant, ctx.locale));
  for (let after: string[] = []; ; ) {
    const batch = await ctx.db
      .selectFrom('notice_recipients as r')
      .leftJoin('notice_returns as v', (join) => join.onRef('v.notice_id', '=', 'r.notice_id').onRef('v.organization_id', '=', 'r.organization_id').onRef('v.version', '=', 'r.return_version'))
      .select(['r.organization_id', 'r.name', 'r.path', 'r.signed_at', 'r.return_state', 'r.first_submitted_at', 'r.late_seconds', 'r.due_at', 'v.answers', 'v.sealed'])
      .where('r.notice_id', '=', noticeId)
      .where(sql<boolean>`r.path > ${after}::uuid[]`)
      .where(seenRecipients(opened))
      .orderBy('r.path')
      .limit(BATCH)
      .execute();
    const region = (path: readonly string[]) => path[path.indexOf(opened.row.issuer_id) + 1]!;
    const names = await organizationNames(ctx.db, batch.map(({ path }) => region(path)));
    for (const row of batch) {
      const of = { noticeId, organizationId: row.organization_id };
      const answers: Answers = row.answers === null ? {} : inClear ? openAnswers(ctx.keys, of, { answers: row.answers, sealed: row.sealed }) : (row.answers as Answers);
      yield {
        '.region': names.get(region(row.path))?.zh ?? '', '.unit': row.name, '.signedAt': at(row.signed_at), '.state': row.return_state === null ? '' : t[row.return_state as 'awaited' | 'submitted' | 'sent-back'],
        '.submittedAt': at(row.first_submitted_at), '.late': row.late_seconds === null ? '' : lateWords(row.late_seconds, ctx.locale), '.dueAt': at(row.due_at),
        ...Object.assign({}, ...fields.map((field) => cells(field, answers[field.key]))),
      };
    }
    if (batch.length < BATCH) return;
    after = batch.at(-1)!.path;
  }
}
