import { type RawBuilder, sql } from 'kysely';
import { decryptField, encryptField } from '../../platform/crypto/fields.ts';
import type { Keys } from '../../platform/crypto/keys.ts';
import type { Db, Tx } from '../../platform/db/db.ts';
import { organizationNames, organizationsById } from '../organizations/public.ts';
import type { Answers, FormField, ReturnForm } from './form.schemas.ts';
import { checkAnswers, type Contacts, heldName, joinAnswers, splitAnswers } from './form.rules.ts';

/** What the tree itself answers. */
export const UNIT_ASKS = ['unit.name', 'unit.code', 'unit.sector', 'unit.level', 'unit.parent', 'unit.division'] as const;

/** An answer given without a period counts as held for a year. */
const HELD_MS = 365 * 24 * 3_600_000;

const LEVELS = { national: '国家级文明单位', provincial: '省级文明单位', municipal: '市级文明单位' } as const;
const isUnitAsk = (field: FormField) => (UNIT_ASKS as readonly string[]).includes(field.asks ?? '');
const purpose = (organizationId: string) => `notices.held:${organizationId}`;
const cutoff = (now: Date) => new Date(now.getTime() - HELD_MS);

/** Names under which the form's answers would be held by returns of before. */
export const heldNames = (form: ReturnForm): string[] => form.fields.flatMap((field) => (isUnitAsk(field) ? [] : (heldName(field) ?? [])));
/** How many fields the tree answers for every unit. */
export const unitFields = (form: ReturnForm): number => form.fields.filter(isUnitAsk).length;

/** SQL: how many of the names are held for the organization of a column. */
export function heldCount(column: string, names: readonly string[], now: Date): RawBuilder<number> {
  return sql<number>`(select count(*) from notice_held h where h.organization_id = ${sql.ref(column)} and h.asks = any(${[...names]}::text[]) and (h.asks like '%@%' or h.as_of > ${cutoff(now)}))`;
}

/**
 * For each field of the form, for how many of the organizations it is already held ("one figure is asked for once").
 * @param members a select of organization_id.
 */
export async function heldByField(db: Db, form: ReturnForm, members: RawBuilder<unknown>, total: number, now: Date): Promise<{ key: string; label: string; heldFor: number }[]> {
  const names = heldNames(form);
  const { rows } = await sql<{ asks: string; held: number }>`
    select h.asks, count(*) as held from notice_held h join (${members}) m on m.organization_id = h.organization_id
    where h.asks = any(${names}::text[]) and (h.asks like '%@%' or h.as_of > ${cutoff(now)}) group by h.asks`.execute(db);
  const counts = new Map(rows.map(({ asks, held }) => [asks, held]));
  return form.fields.map((field) => ({ key: field.key, label: field.label, heldFor: isUnitAsk(field) ? total : (counts.get(heldName(field) ?? '') ?? 0) }));
}

/** What the tree answers for a unit: these fields are not the unit's to change. */
export async function unitAnswers(db: Db, form: ReturnForm, organizationId: string): Promise<Answers> {
  const asked = form.fields.filter(isUnitAsk);
  if (asked.length === 0) return {};
  const [unit] = await organizationsById(db, [organizationId]);
  const parentId = unit?.parentId ?? null;
  const parent = parentId === null ? undefined : (await organizationNames(db, [parentId])).get(parentId)?.zh;
  const level = unit?.level ?? null;
  const ofUnit: Record<(typeof UNIT_ASKS)[number], string | null | undefined> = {
    'unit.name': unit?.name, 'unit.code': unit?.code, 'unit.sector': unit?.sector, 'unit.level': level === null ? null : LEVELS[level], 'unit.parent': parent, 'unit.division': unit?.divisionCode,
  };
  return Object.fromEntries(asked.flatMap((field) => fitting(field, ofUnit[field.asks as keyof typeof ofUnit])));
}

/** The answer as an entry, when the field would take it. */
function fitting(field: FormField, answer: Answers[string] | undefined): [string, Answers[string]][] {
  if (answer === undefined || answer === null) return [];
  const { answers } = checkAnswers({ note: '', fields: [field] }, { [field.key]: answer }, true);
  return Object.entries(answers);
}

/** What the platform holds of a unit for the fields of a form, in clear; only answers that the form would take. */
export async function heldAnswers(db: Db, keys: Keys, form: ReturnForm, organizationId: string, now: Date): Promise<Answers> {
  const names = heldNames(form);
  const rows = names.length === 0 ? [] : await db.selectFrom('notice_held').select(['asks', 'answer', 'sealed', 'as_of']).where('organization_id', '=', organizationId).where('asks', 'in', names).execute();
  const held = form.fields.flatMap((field) => {
    const name = heldName(field);
    const row = rows.find(({ asks, as_of }) => asks === name && (field.period !== null || as_of > cutoff(now)));
    return row === undefined ? [] : fitting(field, openHeld(keys, organizationId, row));
  });
  return { ...Object.fromEntries(held), ...(await unitAnswers(db, form, organizationId)) };
}

function openHeld(keys: Keys, organizationId: string, row: { answer: unknown; sealed: Buffer | null }) {
  const contacts = row.sealed === null ? {} : (JSON.parse(decryptField(keys, purpose(organizationId), row.sealed)) as Contacts);
  return joinAnswers({ value: row.answer as Answers[string] }, contacts)['value'];
}

/** Keeps the answers of a submitted return for the forms to come. Contacts go encrypted. */
export async function holdAnswers(tx: Tx, keys: Keys, form: ReturnForm, noticeId: string, organizationId: string, answers: Answers, now: Date): Promise<void> {
  const rows = form.fields.flatMap((field) => {
    const name = heldName(field);
    const answer = answers[field.key];
    if (name === null || isUnitAsk(field) || answer === undefined || answer === null) return [];
    const { masked, contacts } = splitAnswers({ note: '', fields: [{ ...field, key: 'value' }] }, { value: answer });
    const sealed = Object.keys(contacts).length === 0 ? null : encryptField(keys, purpose(organizationId), JSON.stringify(contacts));
    return [{ organization_id: organizationId, asks: name, answer: JSON.stringify(masked['value']), sealed, as_of: now, notice_id: noticeId }];
  });
  if (rows.length === 0) return;
  await tx
    .insertInto('notice_held')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['organization_id', 'asks']).doUpdateSet((eb) => ({ answer: eb.ref('excluded.answer'), sealed: eb.ref('excluded.sealed'), as_of: eb.ref('excluded.as_of'), notice_id: eb.ref('excluded.notice_id') })))
    .execute();
}
