import { accountIdOf, nodesWhere, requireCapability, type AccountActor } from '../../platform/auth/actor.ts';
import { formatInstant } from '../../platform/calendar/calendar.ts';
import { commonErrors } from '../../platform/errors/errors.ts';
import type { Context } from '../../platform/http/context.ts';
import { maskedName } from '../../platform/i18n/names.ts';
import { isPublicCampaign } from '../campaigns/public.ts';
import { isGivenName } from '../people/public.ts';
import type { ForumScope } from './forums.queries.ts';
import type { PostView } from './posts.queries.ts';
import { voiceErrors } from './voices.errors.ts';
import { manageVoices, moderatePosts } from './voices.policy.ts';
import { isOpenAt, type ShownAs } from './voices.rules.ts';

/** Topics and walls that the actor looks after: those hosted in the subtrees where they moderate. */
export function forumScope(ctx: Context): ForumScope {
  return ctx.actor.kind === 'system' ? 'all' : { hosts: requireCapability(ctx.actor, moderatePosts) };
}

/** Posts that the actor sees whole: their own, and those they moderate. */
export const postView = (ctx: Context): PostView => ({ accountId: accountIdOf(ctx.actor), nodes: nodesWhere(ctx.actor, moderatePosts) });

/** Refuses who does not set up things for this very host. */
export function requireManager(ctx: Context, hostId: string): void {
  if (ctx.actor.kind !== 'system' && !requireCapability(ctx.actor, manageVoices).includes(hostId)) commonErrors.fail('auth.forbidden');
}

/** Refuses who does not moderate at this very host. */
export function requireModerator(ctx: Context, hostId: string): void {
  if (ctx.actor.kind !== 'system' && !requireCapability(ctx.actor, moderatePosts).includes(hostId)) commonErrors.fail('auth.forbidden');
}

interface Windowed {
  readonly state: 'draft' | 'open' | 'closed';
  readonly campaignId: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** What the public sees: opened once, in a campaign that is public. Refuses with voices.not-found. */
export async function requirePublic<T extends Windowed>(ctx: Context, each: T | undefined): Promise<T> {
  if (each === undefined || each.state === 'draft' || !(await isPublicCampaign(ctx.db, each.campaignId))) return voiceErrors.fail('voices.not-found');
  return each;
}

/** Refuses with voices.not-open or voices.closed, telling when. */
export function requireOpen(ctx: Context, each: Windowed): void {
  const now = ctx.clock.now();
  if (isOpenAt(each, now)) return;
  if (each.state !== 'closed' && now < each.opensAt) voiceErrors.fail('voices.not-open', { opensAt: formatInstant(each.opensAt, ctx.locale) });
  voiceErrors.fail('voices.closed', { closesAt: formatInstant(each.closesAt < now ? each.closesAt : now, ctx.locale) });
}

/** An account's name as it chose to be shown. A name that the program made says nothing of its bearer and is shown as it is; who has none is a reader. */
export function nameShown({ name }: AccountActor | { name: string }, shownAs: ShownAs): string {
  if (name.trim() === '') return '读者';
  return shownAs === 'full' || !isGivenName(name) ? name.trim() : maskedName(name);
}
