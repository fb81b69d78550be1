import { audit } from '../../../platform/audit/audit.ts';
import { historyOf } from '../../../platform/audit/audit-log.ts';
import { requireAccount } from '../../../platform/auth/actor.ts';
import type { Context } from '../../../platform/http/context.ts';
import { messagesTo } from '../../../platform/messaging/messaging.ts';
import { contactInClear } from '../contacts.queries.ts';
import { guardianConsentsOf } from '../guardians.queries.ts';
import { consentsOf } from '../me.queries.ts';
import { personContributors } from '../person-registry.ts';
import { readOwnRecord } from './read-own-record.ts';

/** A copy of all that is kept about the acting person, contacts in clear, every module's part with it. Taking it is audited. */
export async function exportOwnRecord(ctx: Context): Promise<Record<string, unknown>> {
  const { personId } = requireAccount(ctx.actor);
  const { tokens, sessions, sections: _, fields, ...own } = await readOwnRecord(ctx);
  const contacts = { mobile: await contactInClear(ctx.db, ctx.keys, personId, 'mobile'), email: await contactInClear(ctx.db, ctx.keys, personId, 'email') };
  const modules: Record<string, unknown> = {};
  for (const contributor of personContributors()) if (contributor.exportOwnData !== undefined) modules[contributor.name] = await contributor.exportOwnData(ctx, personId);
  await audit(ctx.db, ctx, { action: 'person.exported-own', objectType: 'person', objectId: personId });
  return {
    madeAt: ctx.clock.now().toISOString(), person: { ...own, contacts }, kept: fields.map(({ label, why, until }) => ({ label, why, until })), consents: await consentsOf(ctx.db, personId),
    guardianConsents: await guardianConsentsOf(ctx.db, personId), sessions, tokens, messages: await messagesTo(ctx.db, personId), changes: (await historyOf(ctx.db, ['person'], [personId], { limit: 1000, offset: 0 })).items, modules,
  };
}
