import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf, requireCapability } from '../../../platform/auth/actor.ts';
import type { Db } from '../../../platform/db/db.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { aboveScope, organizationNames } from '../../organizations/public.ts';
import { openCampaign } from '../campaigns.access.ts';
import { campaignErrors } from '../campaigns.errors.ts';
import { composeCampaigns, mayFor } from '../campaigns.policy.ts';
import { presentCampaign } from '../campaigns.present.ts';
import { requireCampaign } from '../campaigns.queries.ts';
import type { Campaign, CampaignContent } from '../campaigns.schemas.ts';
import { insertCampaign, requireHost } from '../usecases/create-campaign.ts';
import { asTemplate, fromTemplate } from './templates.rules.ts';
import type { NewTemplate, Template, TemplateUse } from './templates.schemas.ts';

/** Templates that the actor may use: those of the offices at which it composes and of the offices above. */
const usable = (db: Db, ctx: Context) =>
  db.selectFrom('campaign_templates as t').selectAll().where('t.removed_at', 'is', null).where(aboveScope('t.owner_id', requireCapability(ctx.actor, composeCampaigns)));

async function requireTemplate(db: Db, ctx: Context, id: string) {
  return (await usable(db, ctx).where('t.id', '=', id).executeTakeFirst()) ?? campaignErrors.fail('campaign.template-not-found');
}

/** Templates for the actor's office, newest first. */
export async function listTemplates(ctx: Context, db = ctx.db): Promise<Template[]> {
  const rows = await usable(db, ctx).orderBy('t.id', 'desc').execute();
  const names = await organizationNames(db, rows.map((row) => row.owner_id));
  return rows.map((row) => ({
    id: row.id, name: { zh: row.name_zh, en: row.name_en }, owner: { id: row.owner_id, name: names.get(row.owner_id)?.zh ?? '', nameEn: names.get(row.owner_id)?.en ?? '' },
    createdAt: row.created_at.toISOString(), content: row.content as unknown as CampaignContent, mayRemove: mayFor(ctx.actor, composeCampaigns, row.owner_id),
  }));
}

/** Keeps a campaign of the actor's office as a template. */
export async function saveTemplate(ctx: Context, input: NewTemplate): Promise<Template> {
  return ctx.db.transaction().execute(async (tx) => {
    const campaign = await openCampaign(tx, ctx, input.campaignId);
    if (!mayFor(ctx.actor, composeCampaigns, campaign.hostId)) commonErrors.fail('auth.forbidden');
    const id = newId();
    await tx
      .insertInto('campaign_templates')
      .values({ id, owner_id: campaign.hostId, name_zh: input.name.zh, name_en: input.name.en, content: JSON.stringify(asTemplate(campaign.content)), created_at: ctx.clock.now(), created_by: accountIdOf(ctx.actor) })
      .execute();
    await audit(tx, ctx, { action: 'campaign-template.saved', objectType: 'campaign-template', objectId: id, nodeId: campaign.hostId, after: { name: input.name, campaignId: campaign.id } });
    return (await listTemplates(ctx, tx)).find((template) => template.id === id)!;
  });
}

/** Begins a draft from a template for a year: its dates fall as they do in that year. Errors: campaign.template-not-found, .not-host. */
export async function useTemplate(ctx: Context, id: string, input: TemplateUse): Promise<Campaign> {
  return ctx.db.transaction().execute(async (tx) => {
    await requireHost(tx, ctx, input.hostId);
    const template = await requireTemplate(tx, ctx, id);
    const content = fromTemplate(template.content as unknown as CampaignContent, input.year, newId);
    const campaignId = await insertCampaign(tx, ctx, { hostId: input.hostId, content, templateId: id });
    return presentCampaign(ctx, await requireCampaign(tx, campaignId), tx);
  });
}

/** Takes a template of the actor's office off the list. */
export async function removeTemplate(ctx: Context, id: string): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const template = await requireTemplate(tx, ctx, id);
    if (!mayFor(ctx.actor, composeCampaigns, template.owner_id)) commonErrors.fail('auth.forbidden');
    await tx.updateTable('campaign_templates').set({ removed_at: ctx.clock.now() }).where('id', '=', id).execute();
    await audit(tx, ctx, { action: 'campaign-template.removed', objectType: 'campaign-template', objectId: id, nodeId: template.owner_id, before: { name: template.name_zh } });
  });
}
