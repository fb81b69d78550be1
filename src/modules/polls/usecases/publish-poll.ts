import { hash } from 'node:crypto';
import { appendToLog, leafOf, openLog } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { refreshCampaignPage } from '../../campaigns/public.ts';
import { followBox, greetBox } from '../apart/follow-box.ts';
import { logOfPoll } from '../ballots/leaf.ts';
import { canonicalJson } from '../canonical.ts';
import { listUnitAccounts } from '../eligibility/unit-accounts.ts';
import { listPoll } from '../list-poll.ts';
import { lockForStep } from '../polls.access.ts';
import { pollErrors } from '../polls.errors.ts';
import { countVoters, lockPoll, type PollRecord, requirePoll } from '../polls.queries.ts';
import { canBeAnswered, isListed } from '../polls.rules.ts';
import { rulesOf } from '../published-rules.ts';
import { openDesk } from '../secret/desk.ts';
import { takeWorksAsOptions } from './take-works.ts';

/**
 * Publishes a poll's rules, for good: options are taken over, the list of voters is closed, and the first leaf of the poll's own log
 * holds the hash of the rules. A secret poll of a site that has a ballot box of its own goes to the box, whose log it then is.
 * Errors: poll.state, .published-late, .choices, .no-options, .no-voters, those of greetBox.
 */
export async function publishPoll(ctx: Context, id: string, version: number): Promise<void> {
  const box = await greetBox(ctx, id);
  await ctx.db.transaction().execute(async (tx) => {
    const draft = await lockForStep(tx, ctx, id, 'publish', { version });
    if (draft.opensAt <= ctx.clock.now()) pollErrors.failField('opensAt', 'poll.published-late');
    if (draft.contestId !== null) await takeWorksAsOptions(tx, draft.contestId, id);
    const poll = draft.contestId === null ? draft : await lockPoll(tx, id);
    if (!canBeAnswered(poll, poll.options.length)) pollErrors.fail('poll.choices');
    const listedVoters = await closeList(tx, ctx, poll);
    const deskKey = poll.secret ? await openDesk(tx, ctx, poll.id) : null;
    const rules = rulesOf(poll, { deskKey, listedVoters, box });
    const rulesHash = hash('sha256', canonicalJson(rules), 'buffer');
    await tx.updateTable('polls').set({ state: 'published', rules: JSON.stringify(rules), rules_hash: rulesHash, box_url: box?.url ?? null, version: poll.version + 1 }).where('id', '=', id).execute();
    if (box === null) {
      await openLog(ctx, tx, logOfPoll(id));
      await appendToLog(tx, logOfPoll(id), leafOf('ballot', { poll: id, rules: rulesHash.toString('base64') }));
    }
    await audit(tx, ctx, { action: 'poll.published', objectType: 'poll', objectId: id, nodeId: poll.hostId, after: { rules, rulesHash: rulesHash.toString('base64') } });
    await listPoll(tx, poll, 'rules', ctx.clock.now());
    await refreshCampaignPage(tx, ctx, poll.campaignId);
    await touchPages(tx);
  });
  // What fails here is done by the next sweep: the rules stand, and the box takes them up as they are.
  if (box !== null) await followBox(ctx, await requirePoll(ctx.db, id));
}

async function closeList(tx: Tx, ctx: Context, poll: PollRecord): Promise<number | null> {
  if (!isListed(poll.eligibility)) return null;
  if (poll.eligibility === 'unit') await listUnitAccounts(tx, ctx, poll);
  const voters = await countVoters(tx, poll.id);
  return voters === 0 ? pollErrors.fail('poll.no-voters') : voters;
}
