import type { Locale } from '../../../platform/i18n/messages.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { REASON_NAMES } from '../voices.messages.ts';
import type { Post } from '../voices.schemas.ts';
import { forumPortalMessages } from './forums.messages.ts';

/** What is read where a post stood that is not shown any more; undefined of one that is shown. */
export function traceOf(post: Post, locale: Locale): string | undefined {
  const t = forumPortalMessages(locale);
  if (post.state === 'withdrawn') return t.withdrawn;
  if (post.state === 'shown') return undefined;
  const reason = post.decision?.reason;
  return reason === null || reason === undefined ? undefined : t.removed({ reason: pick(REASON_NAMES[reason], locale) });
}
