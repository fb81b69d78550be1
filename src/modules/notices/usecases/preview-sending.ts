import type { z } from '@hono/zod-openapi';
import type { Context } from '../../../platform/http/context.ts';
import { type Audience, type AudienceCount, audienceMembers, countAudience } from '../../organizations/public.ts';
import type { ReturnForm } from '../form.schemas.ts';
import { heldByField } from '../held.queries.ts';
import { openNotice } from '../notices.access.ts';
import { noticeErrors } from '../notices.errors.ts';
import { issuesFor } from '../notices.policy.ts';
import type { SendingPreview } from '../notices.schemas.ts';

/** Counts an audience below the actor's office. Errors: notice.not-issuer. */
export async function previewAudience(ctx: Context, input: { issuerId: string; audience: Audience }): Promise<AudienceCount> {
  if (!issuesFor(ctx.actor).includes(input.issuerId)) noticeErrors.failField('issuerId', 'notice.not-issuer');
  return countAudience(ctx.db, input.audience, input.issuerId);
}

/** What sending a draft would do at this moment. Errors: notice.not-found, .not-draft. */
export async function previewSending(ctx: Context, id: string): Promise<z.infer<typeof SendingPreview>> {
  const { row } = await openNotice(ctx.db, ctx, id);
  if (row.state !== 'draft') noticeErrors.fail('notice.not-draft');
  const audience = row.audience as Audience;
  const form = row.form as ReturnForm | null;
  const counted = await countAudience(ctx.db, audience, row.issuer_id);
  const held = form === null ? [] : await heldByField(ctx.db, form, audienceMembers(audience, row.issuer_id), counted.total, ctx.clock.now());
  return { audience: counted, held, allHeld: held.length > 0 && counted.total > 0 && held.every(({ heldFor }) => heldFor === counted.total) };
}
