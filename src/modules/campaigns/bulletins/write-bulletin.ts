import { type FactKind, holdTree, recordFacts, reverseFactsOf } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf } from '../../../platform/auth/actor.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { isWithin, placeOf } from '../../organizations/public.ts';
import { lockForChange, requireVersion } from '../campaigns.access.ts';
import { campaignErrors } from '../campaigns.errors.ts';
import { bulletinPublished } from '../campaigns.facts.ts';
import { editCampaignProse, publishCampaigns } from '../campaigns.policy.ts';
import type { CampaignRecord } from '../campaigns.queries.ts';
import { refreshPage } from '../page/refresh-page.ts';
import { type BulletinRecord, requireBulletin } from './bulletins.queries.ts';
import { missingFigure, typedNumber } from './bulletins.rules.ts';
import type { BulletinChange, BulletinDraft } from './bulletins.schemas.ts';

const LOCALES = [['zh', 'zh-CN'], ['en', 'en']] as const;

/** Refuses typed numbers, places without a figure, and figures of other subtrees or kinds. */
async function checkDraft(db: Db, campaign: CampaignRecord, draft: BulletinDraft, kinds: readonly FactKind[]): Promise<void> {
  for (const part of ['title', 'body'] as const) {
    for (const [key, locale] of LOCALES) {
      const number = typedNumber(draft[part][key], locale);
      if (number !== undefined) campaignErrors.failField(`${part}.${key}`, 'bulletin.typed-number', { number });
    }
  }
  for (const [key] of LOCALES) {
    const place = missingFigure(draft.body[key], draft.figures.length);
    if (place !== undefined) campaignErrors.failField(`body.${key}`, 'bulletin.figure-missing', { place });
  }
  for (const [index, { nodeId, kind }] of draft.figures.entries()) {
    if (!kinds.some((each) => each.kind === kind)) campaignErrors.failField(`figures.${index}.kind`, 'bulletin.kind-unknown', { kind });
    if (!(await isWithin(db, nodeId, [campaign.hostId]))) campaignErrors.failField(`figures.${index}.nodeId`, 'bulletin.figure-outside');
  }
}

const columns = ({ title, body, figures }: BulletinDraft) => ({ title_zh: title.zh, title_en: title.en, body_zh: body.zh, body_en: body.en, figures: JSON.stringify(figures) });

/** Begins a bulletin of a campaign that is not a draft. Errors: campaign.wrong-state, bulletin.typed-number, .figure-missing, .figure-outside, .kind-unknown. */
export async function createBulletin(ctx: Context, campaignId: string, input: BulletinDraft, kinds: readonly FactKind[]): Promise<BulletinRecord> {
  return ctx.db.transaction().execute(async (tx) => {
    const campaign = await lockForChange(tx, ctx, campaignId, editCampaignProse);
    if (campaign.state === 'archived') campaignErrors.fail('campaign.archived');
    await checkDraft(tx, campaign, input, kinds);
    const id = newId();
    const now = ctx.clock.now();
    await tx.insertInto('campaign_bulletins').values({ id, campaign_id: campaignId, state: 'draft', ...columns(input), created_at: now, created_by: accountIdOf(ctx.actor), updated_at: now }).execute();
    await audit(tx, ctx, { action: 'bulletin.created', objectType: 'campaign', objectId: campaignId, nodeId: campaign.hostId, after: { bulletinId: id, ...input } });
    return requireBulletin(tx, id);
  });
}

/** Changes a bulletin that is not published. Errors as of createBulletin, and bulletin.not-draft, state.stale. */
export async function changeBulletin(ctx: Context, id: string, input: BulletinChange, kinds: readonly FactKind[]): Promise<BulletinRecord> {
  return changing(ctx, id, input.version, 'draft', editCampaignProse, async (tx, campaign, bulletin) => {
    await checkDraft(tx, campaign, input, kinds);
    await tx.updateTable('campaign_bulletins').set({ ...columns(input), version: bulletin.version + 1, updated_at: ctx.clock.now() }).where('id', '=', id).execute();
    await audit(tx, ctx, { action: 'bulletin.changed', objectType: 'campaign', objectId: campaign.id, nodeId: campaign.hostId, before: { title: bulletin.title, body: bulletin.body, figures: bulletin.figures }, after: input });
  });
}

/** Publishes a bulletin on the special page of a campaign that is public. */
export async function publishBulletin(ctx: Context, id: string, version: number): Promise<BulletinRecord> {
  return changing(ctx, id, version, 'draft', publishCampaigns, async (tx, campaign, bulletin) => {
    if (campaign.state === 'draft') campaignErrors.fail('bulletin.campaign-draft');
    const now = ctx.clock.now();
    await tx.updateTable('campaign_bulletins').set({ state: 'published', version: bulletin.version + 1, published_at: now, updated_at: now }).where('id', '=', id).execute();
    await recordFacts(tx, ctx, [{ kind: bulletinPublished, place: await placeOf(tx, campaign.hostId, now), campaignId: campaign.id, subject: { type: 'campaign-bulletin', id } }]);
    await audit(tx, ctx, { action: 'bulletin.published', objectType: 'campaign', objectId: campaign.id, nodeId: campaign.hostId, after: { bulletinId: id, title: bulletin.title } });
    await refreshPage(tx, ctx, campaign.id);
  });
}

/** Takes a published bulletin off the page, with the reason; the fact that it was published is reversed. */
export async function withdrawBulletin(ctx: Context, id: string, input: { version: number; reason: string }): Promise<BulletinRecord> {
  return changing(ctx, id, input.version, 'published', publishCampaigns, async (tx, campaign, bulletin) => {
    const now = ctx.clock.now();
    await tx.updateTable('campaign_bulletins').set({ state: 'withdrawn', version: bulletin.version + 1, withdrawn_at: now, withdraw_reason: input.reason, updated_at: now }).where('id', '=', id).execute();
    await reverseFactsOf(tx, ctx, { kind: bulletinPublished, subjectId: id, reason: input.reason });
    await audit(tx, ctx, { action: 'bulletin.withdrawn', objectType: 'campaign', objectId: campaign.id, nodeId: campaign.hostId, reason: input.reason, before: { bulletinId: id, title: bulletin.title } });
    await refreshPage(tx, ctx, campaign.id);
  });
}

type Act = (tx: Tx, campaign: CampaignRecord, bulletin: BulletinRecord) => Promise<void>;

async function changing(ctx: Context, id: string, version: number, from: BulletinRecord['state'], wanted: typeof publishCampaigns, act: Act): Promise<BulletinRecord> {
  return ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const { campaignId } = await requireBulletin(tx, id);
    const campaign = await lockForChange(tx, ctx, campaignId, wanted);
    const bulletin = await requireBulletin(tx, id);
    requireVersion(version, bulletin);
    if (campaign.state === 'archived') campaignErrors.fail('campaign.archived');
    if (bulletin.state !== from) campaignErrors.fail(from === 'draft' ? 'bulletin.not-draft' : 'bulletin.not-published');
    await act(tx, campaign, bulletin);
    return requireBulletin(tx, id);
  });
}
