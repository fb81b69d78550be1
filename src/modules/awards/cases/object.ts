import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { requireAccount } from '../../../platform/auth/actor.ts';
import { type Limit, requireUnderLimit } from '../../../platform/auth/limits.ts';
import { encryptField, decryptField } from '../../../platform/crypto/fields.ts';
import { translating } from '../../../platform/db/constraints.ts';
import { claimFile } from '../../../platform/files/claim-file.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { activityTitles } from '../../campaigns/public.ts';
import { requireEntry } from '../../contests/public.ts';
import { hasProvedContact } from '../../people/public.ts';
import { publicContest } from '../awards.access.ts';
import { awardErrors } from '../awards.errors.ts';
import type { NewObjection, OwnObjection } from '../awards.schemas.ts';
import { categoriesOf, lockProposal, placesOf, requireProposal } from '../proposals/proposals.queries.ts';
import { type CaseRow, filesOfCase, presentAnswers, requireCase, TEXT_PURPOSE } from './cases.queries.ts';

const LIMIT: Limit = { name: 'awards.objection-day', points: 5, seconds: 86_400 };

/**
 * Objects to an entry of a list in notice. From then on the category's awards wait for the answer. The text is encrypted; only who takes the case in hand
 * reads it. Errors: auth.required, award.not-found, .not-on-list, objection.closed, .contact-missing, .own-entry, .once, rate.limited, file.not-found.
 * @returns the case's id
 */
export async function objectTo(ctx: Context, proposalId: string, input: NewObjection): Promise<string> {
  const account = requireAccount(ctx.actor);
  const seen = await requireProposal(ctx.db, proposalId);
  if (seen.noticed_at === null) awardErrors.fail('award.not-found');
  await publicContest(ctx.db, seen.contest_id);
  if (!(await hasProvedContact(ctx.db, account.personId))) awardErrors.fail('objection.contact-missing');
  await requireUnderLimit(ctx.db, LIMIT, account.accountId);
  return ctx.db.transaction().execute(async (tx) => {
    const { proposal } = await lockProposal(tx, proposalId);
    const place = (await placesOf(tx, proposalId)).find((each) => each.entry_id === input.entryId);
    if (place === undefined) return awardErrors.failField('entryId', 'award.not-on-list');
    const category = (await categoriesOf(tx, proposalId)).find((each) => each.category_id === place.category_id)!;
    const now = ctx.clock.now();
    if (category.state !== 'noticed' || category.notice_until! <= now) awardErrors.fail('objection.closed');
    const entry = await requireEntry(tx, input.entryId);
    if (entry.accountId === account.accountId || entry.authorAccountIds.includes(account.accountId)) awardErrors.fail('objection.own-entry');
    const id = newId();
    const { number } = await tx.selectFrom('award_cases').select(sql<number>`coalesce(max(number), 0) + 1`.as('number')).where('contest_id', '=', proposal.contest_id).executeTakeFirstOrThrow();
    await translating(
      tx
        .insertInto('award_cases')
        .values({
          id, contest_id: proposal.contest_id, proposal_id: proposalId, category_id: place.category_id, entry_id: input.entryId, host_id: proposal.host_id, number, ground: input.ground, state: 'received',
          account_id: account.accountId, text_cipher: encryptField(ctx.keys, TEXT_PURPOSE, input.text), received_at: now,
        })
        .execute(),
      { award_cases_once: () => awardErrors.fail('objection.once') },
    );
    for (const [position, fileId] of input.fileIds.entries()) {
      await claimFile(tx, ctx, fileId, ['picture', 'film', 'audio', 'document', 'text'], `fileIds.${position}`);
      await tx.insertInto('award_case_files').values({ case_id: id, position, file_id: fileId }).execute();
    }
    // Who objected is in the case alone: the audit log is read by more people than handle it.
    await audit(tx, { ...ctx, actor: { kind: 'system', name: 'objection' }, address: null }, { action: 'award-case.received', objectType: 'award-case', objectId: id, nodeId: proposal.host_id, after: { number, ground: input.ground, files: input.fileIds.length } });
    return id;
  });
}

async function present(ctx: Context, row: CaseRow): Promise<OwnObjection> {
  const [answer] = await presentAnswers(ctx.db, [row]);
  const contest = (await activityTitles(ctx.db, [row.contest_id])).get(row.contest_id) ?? { zh: '', en: '' };
  return { ...answer!, id: row.id, contestId: row.contest_id, contest, proposalId: row.proposal_id, text: row.text_cipher === null ? '' : decryptField(ctx.keys, TEXT_PURPOSE, row.text_cipher), files: await filesOfCase(ctx.db, row.id) };
}

/** One's own objections, the newest first. */
export async function ownObjections(ctx: Context): Promise<OwnObjection[]> {
  const account = requireAccount(ctx.actor);
  const rows = await ctx.db.selectFrom('award_cases').selectAll().where('account_id', '=', account.accountId).orderBy('received_at', 'desc').limit(200).execute();
  return Promise.all(rows.map((row) => present(ctx, row)));
}

/** One of one's own objections. Errors: award.not-found. */
export async function ownObjection(ctx: Context, id: string): Promise<OwnObjection> {
  const account = requireAccount(ctx.actor);
  const row = await requireCase(ctx.db, id);
  return row.account_id === account.accountId ? present(ctx, row) : awardErrors.fail('award.not-found');
}
