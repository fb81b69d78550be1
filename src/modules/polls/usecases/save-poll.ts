import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf } from '../../../platform/auth/actor.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import { claimFile } from '../../../platform/files/claim-file.ts';
import { pictureSources } from '../../../platform/files/file-links.ts';
import type { Context } from '../../../platform/http/context.ts';
import { addActivity, refreshCampaignPage, renameActivity, requireCampaign } from '../../campaigns/public.ts';
import { isWithin } from '../../organizations/public.ts';
import { lockForStep } from '../polls.access.ts';
import { pollErrors } from '../polls.errors.ts';
import { canBeAnswered } from '../polls.rules.ts';
import type { NewPoll, PollChange } from '../polls.schemas.ts';

export const POLL_KIND = 'poll';

/** Refuses rules that cannot stand together, field by field. */
async function requireSound(db: Db, input: PollChange | NewPoll, hostId: string): Promise<void> {
  if (new Date(input.closesAt) <= new Date(input.opensAt)) pollErrors.failField('closesAt', 'poll.window');
  if (input.contestId === null ? !canBeAnswered(input, input.options.length) : input.maxChoices < input.minChoices) pollErrors.failField(input.contestId === null && input.options.length < 2 ? 'options' : 'maxChoices', 'poll.choices');
  if (input.contestId !== null && !input.noMinors) pollErrors.failField('noMinors', 'poll.minors');
  if (input.eligibility === 'unit' && (input.unitId === null || !(await isWithin(db, input.unitId, [hostId])))) pollErrors.failField('unitId', 'poll.unit-missing');
  if (input.secret && input.eligibility === 'open') pollErrors.failField('eligibility', 'poll.secret-open');
  if (input.secret && input.replaceable) pollErrors.failField('replaceable', 'poll.secret-replace');
}

const columns = (input: PollChange | NewPoll) => ({
  title_zh: input.title.zh, title_en: input.title.en, about_zh: input.about.zh, about_en: input.about.en, contest_id: input.contestId, no_minors: input.noMinors, eligibility: input.eligibility, unit_id: input.eligibility === 'unit' ? input.unitId : null, secret: input.secret,
  min_choices: input.minChoices, max_choices: input.maxChoices, live_totals: input.liveTotals, replaceable: input.replaceable, opens_at: input.opensAt, closes_at: input.closesAt,
});

/** Writes a draft's options anew; a picture is taken up once, when it first appears. */
async function replaceOptions(tx: Tx, ctx: Context, pollId: string, options: NewPoll['options']): Promise<void> {
  const before = await tx.deleteFrom('poll_options').where('poll_id', '=', pollId).returning(['file_id', 'picture']).execute();
  const pictures = new Map(before.flatMap((row) => (row.file_id === null ? [] : [[row.file_id, row.picture] as const])));
  for (const [index, { fileId }] of options.entries()) {
    if (fileId === null || pictures.has(fileId)) continue;
    const file = await claimFile(tx, ctx, fileId, ['picture'], `options.${index}.fileId`);
    pictures.set(fileId, pictureSources(file)?.src ?? null);
  }
  if (options.length === 0) return;
  await tx
    .insertInto('poll_options')
    .values(options.map(({ title, fileId }, index) => ({ poll_id: pollId, number: index + 1, title_zh: title.zh, title_en: title.en, file_id: fileId, picture: fileId === null ? null : (pictures.get(fileId) ?? null) })))
    .execute();
}

/** Adds a poll to a campaign as one of its activities, as a draft. Errors: those of addActivity, poll.window, .choices, .minors, .unit-missing, .secret-open, .secret-replace. */
export async function createPoll(ctx: Context, input: NewPoll): Promise<string> {
  return ctx.db.transaction().execute(async (tx) => {
    const id = await addActivity(tx, ctx, { campaignId: input.campaignId, trackId: input.trackId, kind: POLL_KIND, title: input.title });
    const { hostId } = await requireCampaign(tx, input.campaignId);
    await requireSound(tx, input, hostId);
    await tx.insertInto('polls').values({ id, campaign_id: input.campaignId, host_id: hostId, ...columns(input), state: 'draft', created_at: ctx.clock.now(), created_by: accountIdOf(ctx.actor) }).execute();
    await replaceOptions(tx, ctx, id, input.contestId === null ? input.options : []);
    await audit(tx, ctx, { action: 'poll.created', objectType: 'poll', objectId: id, nodeId: hostId, after: input });
    return id;
  });
}

/** Changes a draft; what was published once never changes. */
export async function changePoll(ctx: Context, id: string, input: PollChange): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const before = await lockForStep(tx, ctx, id, 'edit', { version: input.version });
    await requireSound(tx, input, before.hostId);
    await tx.updateTable('polls').set({ ...columns(input), version: before.version + 1 }).where('id', '=', id).execute();
    await replaceOptions(tx, ctx, id, input.contestId === null ? input.options : []);
    await renameActivity(tx, ctx, id, input.title);
    await audit(tx, ctx, { action: 'poll.changed', objectType: 'poll', objectId: id, nodeId: before.hostId, before: { version: before.version }, after: input });
    await refreshCampaignPage(tx, ctx, before.campaignId);
  });
}
