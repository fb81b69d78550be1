import { nodesWhere } from '../../platform/auth/actor.ts';
import type { Context } from '../../platform/http/context.ts';
import { isWithin } from '../organizations/public.ts';
import { manageAwards } from './awards.policy.ts';

/** Evidence is for whoever has the case in hand; a batch of certificates for the host's staff. */
export async function evidenceReader(ctx: Context, fileId: string): Promise<'reader' | null> {
  if (ctx.actor.kind !== 'account') return null;
  const evidence = await ctx.db.selectFrom('award_case_files as f').innerJoin('award_cases as c', 'c.id', 'f.case_id').select('c.id').where('f.file_id', '=', fileId).where('c.handler_account_id', '=', ctx.actor.accountId).executeTakeFirst();
  if (evidence !== undefined) return 'reader';
  const batch = await ctx.db.selectFrom('award_certificate_batches').select('host_id').where('file_id', '=', fileId).executeTakeFirst();
  return batch !== undefined && (await isWithin(ctx.db, batch.host_id, nodesWhere(ctx.actor, manageAwards))) ? 'reader' : null;
}
