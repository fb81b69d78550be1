import { sql } from 'kysely';
import { holdTreeExclusively } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf } from '../../../platform/auth/actor.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Bilingual } from '../../../platform/i18n/messages.ts';
import type { BatchOutcome, Refusal } from '../../../platform/imports/import-kind.ts';
import type { OrganizationRow } from './organization-rows.ts';

interface Existing {
  code: string;
  id: string;
  path: string[];
  status: string;
  parent_code: string | null;
  name: string;
  name_en: string;
  kind: string;
  sector: string | null;
  level: string | null;
  division_code: string | null;
}

/** Adds the rows that fit. The tree is held meanwhile, so what is looked up stays true until the batch is written. */
export async function takeOrganizations(tx: Tx, ctx: Context, nodeId: string, batch: readonly OrganizationRow[]): Promise<BatchOutcome> {
  await holdTreeExclusively(tx);
  const known = await existing(tx, [...batch.map((each) => each.code), ...batch.map((each) => each.parentCode)]);
  const names = await siblingNames(tx, batch, known);
  const refused: Refusal[] = [];
  const added: { id: string; row: OrganizationRow; path: string[] }[] = [];
  let unchanged = 0;
  for (const each of batch) {
    const before = known.get(each.code);
    const parent = known.get(each.parentCode);
    const inArea = parent?.path.includes(nodeId) === true;
    if (before !== undefined && inArea && isSame(before, each)) {
      unchanged += 1;
      continue;
    }
    const reason = reasonAgainst(each, before, inArea ? parent : undefined, names);
    if (reason === null && parent !== undefined) {
      const id = newId();
      names.add(`${parent.id} ${each.name}`);
      added.push({ id, row: each, path: [...parent.path, id] });
    } else if (reason !== null) refused.push({ row: each.row, reasons: [reason] });
  }
  await insert(tx, ctx, added);
  return { taken: added.length, unchanged, refused };
}

function reasonAgainst(each: OrganizationRow, before: Existing | undefined, parent: Existing | undefined, names: ReadonlySet<string>): Bilingual | null {
  if (before !== undefined) return { zh: `机构代码“${each.code}”已被“${before.name}”使用，且内容不同。`, en: `The code “${each.code}” is used by “${before.name}” with other particulars.` };
  if (parent === undefined) return { zh: `没有代码为“${each.parentCode}”的上级，它未导入，或不在您的管辖范围内。`, en: `There is no parent with the code “${each.parentCode}”: it was not imported, or lies outside your area.` };
  if (parent.status !== 'active') return { zh: `上级“${parent.name}”已经撤销或合并。`, en: `The parent “${parent.name}” is closed or merged.` };
  if (names.has(`${parent.id} ${each.name}`)) return { zh: `“${parent.name}”之下已有名为“${each.name}”的机构。`, en: `There is already an organization named “${each.name}” under “${parent.name}”.` };
  return null;
}

function isSame(before: Existing, each: OrganizationRow): boolean {
  return (
    before.status === 'active' && before.parent_code === each.parentCode && before.name === each.name && before.name_en === each.nameEn && before.kind === each.kind &&
    before.sector === each.sector && before.level === each.level && before.division_code === each.divisionCode
  );
}

async function existing(tx: Tx, codes: readonly string[]): Promise<Map<string, Existing>> {
  const { rows } = await sql<Existing>`
    select o.code, o.id, p.path, s.status, po.code as parent_code, s.name, s.name_en, s.kind, s.sector, s.level, s.division_code
    from organizations o
    join organization_spells s on s.organization_id = o.id and s.valid_to is null
    join organization_paths p on p.organization_id = o.id and p.valid_to is null
    left join organizations po on po.id = s.parent_id
    where o.code = any(${[...new Set(codes)]}::text[])`.execute(tx);
  return new Map(rows.map((row) => [row.code, row]));
}

/** Which of the batch's names their parents' children bear already, as `parent name`. */
async function siblingNames(tx: Tx, batch: readonly OrganizationRow[], known: ReadonlyMap<string, Existing>): Promise<Set<string>> {
  const wanted = batch.flatMap((each) => {
    const parent = known.get(each.parentCode);
    return parent === undefined ? [] : [{ parent: parent.id, name: each.name }];
  });
  const { rows } = await sql<{ parent_id: string; name: string }>`
    select s.parent_id, s.name from unnest(${wanted.map((each) => each.parent)}::uuid[], ${wanted.map((each) => each.name)}::text[]) as w(parent, name)
    join organization_spells s on s.parent_id = w.parent and s.name = w.name and s.valid_to is null and s.status = 'active'`.execute(tx);
  return new Set(rows.map((row) => `${row.parent_id} ${row.name}`));
}

async function insert(tx: Tx, ctx: Context, added: readonly { id: string; row: OrganizationRow; path: string[] }[]): Promise<void> {
  if (added.length === 0) return;
  const now = ctx.clock.now();
  const rows = JSON.stringify(
    added.map(({ id, row, path }) => ({ id, code: row.code, parent_id: path.at(-2), name: row.name, name_en: row.nameEn, kind: row.kind, sector: row.sector, level: row.level, division_code: row.divisionCode, path })),
  );
  await sql`insert into organizations (id, code, created_at, created_by) select id, code, ${now}, ${accountIdOf(ctx.actor)} from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, code text)`.execute(tx);
  await sql`
    insert into organization_spells (organization_id, valid_from, parent_id, name, name_en, kind, sector, level, division_code, status)
    select id, ${now}, parent_id, name, name_en, kind, sector, level, division_code, 'active'
    from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, parent_id uuid, name text, name_en text, kind text, sector text, level text, division_code text)`.execute(tx);
  await sql`insert into organization_paths (organization_id, valid_from, path) select id, ${now}, path from jsonb_to_recordset(${rows}::jsonb) as r(id uuid, path uuid[])`.execute(tx);
  await audit(tx, ctx, { action: 'organization.imported', objectType: 'organization', after: { count: added.length, codes: added.slice(0, 20).map(({ row }) => row.code) } });
}
