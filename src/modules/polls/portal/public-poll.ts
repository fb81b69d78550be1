import { anonymous } from '../../../platform/auth/actor.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { Bilingual } from '../../../platform/i18n/messages.ts';
import { isId } from '../../../platform/ids/ids.ts';
import { requireCampaign } from '../../campaigns/public.ts';
import { organizationNames } from '../../organizations/public.ts';
import { PATHS } from '../../../portal/shared/ui.ts';
import { pollErrors } from '../polls.errors.ts';
import { type PollRecord, requirePoll } from '../polls.queries.ts';
import { type Moment, momentOf } from '../polls.rules.ts';

/** A published poll with what its pages name. */
export interface PublicPoll {
  readonly poll: PollRecord;
  readonly moment: Exclude<Moment, 'draft'>;
  readonly host: Bilingual;
  readonly campaign: { readonly name: Bilingual; readonly path: string };
}

export const POLLS = PATHS.polls;
export const pollPath = (id: string): string => `${POLLS}/${id}`;

/** The context of a page that is kept for all: whoever asks first, it is drawn for nobody in particular. */
export const forEverybody = (ctx: Context): Context => ({ ...ctx, actor: anonymous });

/** A poll whose rules are published, of a public campaign. Errors: poll.not-found. */
export async function publicPoll(ctx: Context, id: string): Promise<PublicPoll> {
  const poll = isId(id) ? await requirePoll(ctx.db, id) : pollErrors.fail('poll.not-found');
  const moment = momentOf(poll, ctx.clock.now());
  if (moment === 'draft') return pollErrors.fail('poll.not-found');
  const campaign = await requireCampaign(ctx.db, poll.campaignId);
  if (campaign.state === 'draft') pollErrors.fail('poll.not-found');
  const names = await organizationNames(ctx.db, [poll.hostId]);
  return { poll, moment, host: names.get(poll.hostId) ?? { zh: '', en: '' }, campaign: { name: campaign.content.name, path: `/campaigns/${campaign.slug ?? campaign.id}` } };
}
