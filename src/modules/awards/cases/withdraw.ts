import { audit } from '../../../platform/audit/audit.ts';
import { requireAccount } from '../../../platform/auth/actor.ts';
import { encryptField } from '../../../platform/crypto/fields.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { activityTitles } from '../../campaigns/public.ts';
import { findAccount, notifyPerson } from '../../people/public.ts';
import { awardErrors } from '../awards.errors.ts';
import { withdrawnMessage } from '../awards.messages.ts';
import { type CaseState, isOpenCase } from '../awards.words.ts';
import { lockProposal } from '../proposals/proposals.queries.ts';
import { requireCase, TEXT_PURPOSE } from './cases.queries.ts';

/**
 * Takes one's own objection back, which nobody has answered yet; a reason need not be given. It stays as withdrawn with what was said, holds the category's awards no more, and whoever
 * has it in hand is told. A review that is under way goes on until the host closes it. Errors: award.not-found, objection.answered, case.state where it was withdrawn before.
 */
export async function withdrawObjection(ctx: Context, id: string, reason: string): Promise<void> {
  const { accountId } = requireAccount(ctx.actor);
  await ctx.db.transaction().execute(async (tx) => {
    const seen = await requireCase(tx, id);
    if (seen.account_id !== accountId) awardErrors.fail('award.not-found');
    await lockProposal(tx, seen.proposal_id);
    const row = await requireCase(tx, id, true);
    if (row.state === 'answered') awardErrors.fail('objection.answered');
    if (!isOpenCase(row.state as CaseState)) awardErrors.fail('case.state');
    const now = ctx.clock.now();
    await tx
      .updateTable('award_cases')
      .set({ state: 'withdrawn', withdrawn_at: now, withdrawn_cipher: reason === '' ? null : encryptField(ctx.keys, TEXT_PURPOSE, reason), version: row.version + 1 })
      .where('id', '=', id)
      .execute();
    // As when it came: who objected is in the case alone.
    await audit(tx, { ...ctx, actor: { kind: 'system', name: 'objection' }, address: null }, { action: 'award-case.withdrawn', objectType: 'award-case', objectId: id, nodeId: row.host_id, before: { state: row.state }, after: { number: row.number } });
    const handler = row.handler_account_id === null ? undefined : await findAccount(tx, row.handler_account_id, now);
    const contest = (await activityTitles(tx, [row.contest_id])).get(row.contest_id) ?? { zh: '', en: '' };
    if (handler !== undefined) await notifyPerson(tx, ctx, { personId: handler.personId, purpose: 'objection-withdrawn', ...withdrawnMessage({ contest, number: row.number, link: `${ctx.origin}/console/award-cases/${id}` }) });
    await touchPages(tx);
  });
}
