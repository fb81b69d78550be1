import { anonymous } from '../../../platform/auth/actor.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { Bilingual } from '../../../platform/i18n/messages.ts';
import { isId } from '../../../platform/ids/ids.ts';
import { activityTitles, requireCampaign } from '../../campaigns/public.ts';
import { organizationNames } from '../../organizations/public.ts';
import { findForum, type ForumRecord } from '../forums.queries.ts';
import { findPledge, type PledgeRecord } from '../pledges.queries.ts';
import { voiceErrors } from '../voices.errors.ts';

const nothing: Bilingual = { zh: '', en: '' };

/** A topic, wall or pledge with the names that its pages write. */
export interface Named<T> {
  readonly it: T;
  readonly title: Bilingual;
  readonly host: Bilingual;
  readonly campaign: { readonly name: Bilingual; readonly path: string };
}
export type NamedForum = Named<ForumRecord>;
export type NamedPledge = Named<PledgeRecord>;

async function named<T extends { id: string; hostId: string; campaignId: string; state: string }>(ctx: Context, it: T | undefined): Promise<Named<T>> {
  if (it === undefined || it.state === 'draft') return voiceErrors.fail('voices.not-found');
  const campaign = await requireCampaign(ctx.db, it.campaignId);
  if (campaign.state === 'draft') voiceErrors.fail('voices.not-found');
  const [titles, names] = await Promise.all([activityTitles(ctx.db, [it.id]), organizationNames(ctx.db, [it.hostId])]);
  return { it, title: titles.get(it.id) ?? nothing, host: names.get(it.hostId) ?? nothing, campaign: { name: campaign.content.name, path: `/campaigns/${campaign.slug ?? campaign.id}` } };
}

/** A topic or wall that the public may open. Errors: voices.not-found. */
export async function publicForum(ctx: Context, id: string, kind: ForumRecord['kind']): Promise<NamedForum> {
  const forum = isId(id) ? await findForum(ctx.db, id) : undefined;
  return named(ctx, forum?.kind === kind ? forum : undefined);
}

/** A pledge that the public may open. Errors: voices.not-found. */
export async function publicPledge(ctx: Context, id: string): Promise<NamedPledge> {
  return named(ctx, isId(id) ? await findPledge(ctx.db, id) : undefined);
}

/** The context of a page that is kept for all: whoever asks first, it is drawn for nobody in particular. */
export const forEverybody = (ctx: Context): Context => ({ ...ctx, actor: anonymous });

/** Where a window stands at an instant. */
export const standingOf = ({ state, opensAt, closesAt }: { state: string; opensAt: Date; closesAt: Date }, now: Date): 'notYet' | 'open' | 'ended' => (state === 'closed' || now >= closesAt ? 'ended' : now < opensAt ? 'notYet' : 'open');
