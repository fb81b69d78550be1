import { isIP } from 'node:net';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/db.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { nodesWhere, requireCapability } from '../../../platform/auth/actor.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { inScope } from '../../organizations/public.ts';
import { pollErrors } from '../polls.errors.ts';
import { reviewPolls, seePolls } from '../polls.policy.ts';
import type { NewInstitution } from '../polls.schemas.ts';
import { PREFIX_BITS } from './prefixes.ts';

/** Only prefixes of the lengths that ballots are seen by can be told from others. */
function requirePrefix(text: string): string {
  const [address = '', bits = ''] = text.split('/');
  const kind = isIP(address);
  const lengths: readonly number[] = kind === 4 ? PREFIX_BITS[4] : kind === 6 ? PREFIX_BITS[6] : [];
  return lengths.includes(Number(bits)) ? text : pollErrors.failField('prefix', 'institution.prefix');
}

/** Lets the sweep look again at the polls of an office's area that are not finished: what was marked may be a school by now, or none any more. */
async function lookAgain(tx: Tx, nodeId: string): Promise<void> {
  await tx.updateTable('polls').set({ scanned_at: null }).where('state', 'in', ['published', 'closed']).where('traces_removed_at', 'is', null).where(sql<boolean>`${inScope('host_id', [nodeId])}`).execute();
}

/** Tells that the people of an institution share some addresses. Errors: institution.prefix, auth.forbidden. */
export async function addInstitution(ctx: Context, input: NewInstitution): Promise<string> {
  if (!nodesWhere(ctx.actor, reviewPolls).includes(input.nodeId)) commonErrors.fail('auth.forbidden');
  const prefix = requirePrefix(input.prefix);
  return ctx.db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      insert into poll_institutions (id, node_id, label, prefix, created_at) values (${newId()}, ${input.nodeId}, ${input.label}, network(${prefix}::inet), ${ctx.clock.now()})
      on conflict (node_id, prefix) do update set label = excluded.label returning id`.execute(tx);
    await audit(tx, ctx, { action: 'poll.institution-added', objectType: 'poll-institution', objectId: rows[0]!.id, nodeId: input.nodeId, after: { label: input.label, prefix } });
    await lookAgain(tx, input.nodeId);
    return rows[0]!.id;
  });
}

/** The shared addresses that offices of the actor's area told. */
export async function listInstitutions(ctx: Context) {
  const nodes = requireCapability(ctx.actor, seePolls);
  return ctx.db.selectFrom('poll_institutions').select(['id', 'node_id as nodeId', 'label', sql<string>`prefix::text`.as('prefix')]).where(sql<boolean>`${inScope('node_id', nodes)}`).orderBy('label').orderBy('id').limit(1000).execute();
}

/** Takes back that some addresses are shared. */
export async function removeInstitution(ctx: Context, id: string): Promise<void> {
  const nodes = nodesWhere(ctx.actor, reviewPolls);
  await ctx.db.transaction().execute(async (tx) => {
    const row = nodes.length === 0 ? undefined : await tx.deleteFrom('poll_institutions').where('id', '=', id).where('node_id', 'in', nodes).returning(['node_id', 'label']).executeTakeFirst();
    if (row === undefined) return commonErrors.fail('not-found');
    await audit(tx, ctx, { action: 'poll.institution-removed', objectType: 'poll-institution', objectId: id, nodeId: row.node_id, before: { label: row.label } });
    await lookAgain(tx, row.node_id);
  });
}
