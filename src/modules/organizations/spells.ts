import { type Selectable, sql } from 'kysely';
import type { DB } from '../../../db/types.ts';
import type { Tx } from '../../platform/db/db.ts';
import { organizationErrors } from './organizations.errors.ts';

type SpellRow = Selectable<DB['organization_spells']>;

/** The spell of today, locked until the transaction ends. */
export async function lockCurrentSpell(tx: Tx, id: string): Promise<SpellRow> {
  const row = await tx.selectFrom('organization_spells').selectAll().where('organization_id', '=', id).where('valid_to', 'is', null).forUpdate().executeTakeFirst();
  return row ?? organizationErrors.fail('organization.not-found');
}

/** The spell of today of an organization that is active. */
export async function lockActive(tx: Tx, id: string): Promise<SpellRow> {
  const row = await lockCurrentSpell(tx, id);
  if (row.status !== 'active') organizationErrors.fail('organization.not-active', { name: row.name });
  return row;
}

/** Ends the spell of today at an instant and begins the next one with the changes; two changes at one instant make one spell. */
export async function beginSpell(tx: Tx, before: SpellRow, at: Date, changes: Partial<SpellRow>): Promise<void> {
  if (at < before.valid_from) organizationErrors.fail('organization.before-last-change');
  if (at.getTime() === before.valid_from.getTime()) {
    await tx.updateTable('organization_spells').set(changes).where('organization_id', '=', before.organization_id).where('valid_to', 'is', null).execute();
    return;
  }
  await tx.updateTable('organization_spells').set({ valid_to: at }).where('organization_id', '=', before.organization_id).where('valid_to', 'is', null).execute();
  await tx.insertInto('organization_spells').values({ ...before, ...changes, valid_from: at, valid_to: null }).execute();
}

/** Gives every organization of the subtree its new line after its top moved from one line to another. */
export async function rewritePaths(tx: Tx, from: readonly string[], to: readonly string[], at: Date): Promise<void> {
  const top = from.at(-1)!;
  // A line that began at this very instant is rewritten in place; older ones end and are followed by the new line.
  await sql`
    with moved as (
      select organization_id, valid_from, path from organization_paths
      where valid_to is null and path @> array[${top}]::uuid[]
      for update
    ), ended as (
      update organization_paths p set valid_to = ${at}
      from moved m where p.organization_id = m.organization_id and p.valid_from = m.valid_from and m.valid_from < ${at}
    ), rewritten as (
      update organization_paths p set path = ${[...to]}::uuid[] || m.path[${from.length + 1}:]
      from moved m where p.organization_id = m.organization_id and p.valid_from = m.valid_from and m.valid_from >= ${at}
    )
    select 1`.execute(tx);
  await sql`
    insert into organization_paths (organization_id, valid_from, valid_to, path)
    select organization_id, ${at}, null, ${[...to]}::uuid[] || path[${from.length + 1}:]
    from organization_paths where valid_to = ${at} and path @> array[${top}]::uuid[]
      and not exists (select 1 from organization_paths n where n.organization_id = organization_paths.organization_id and n.valid_to is null)`.execute(tx);
}
