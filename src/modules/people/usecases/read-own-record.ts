import { type AccountActor, requireAccount } from '../../../platform/auth/actor.ts';
import { listAccessTokens } from '../../../platform/auth/access-tokens.ts';
import { countRecoveryCodes, hasSecondFactor } from '../../../platform/auth/second-factor.ts';
import { listSessions } from '../../../platform/auth/sessions.ts';
import type { Context } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { messagesTo } from '../../../platform/messaging/messaging.ts';
import { CONSENT_PURPOSES } from '../consents.ts';
import { maskedContacts } from '../contacts.queries.ts';
import { grantsOfPerson } from '../grants.queries.ts';
import { currentGuardianConsent } from '../guardians.queries.ts';
import { consentsOf, currentConsents, ownPerson } from '../me.queries.ts';
import type { OwnRecord } from '../me.schemas.ts';
import { peopleErrors } from '../people.errors.ts';
import { peopleMessages } from '../people.messages.ts';
import { roleName, unitNames } from '../people.present.ts';
import { personContributors } from '../person-registry.ts';
import { PERSONAL_FIELDS } from '../personal-fields.ts';

async function ownSections(ctx: Context, personId: string): Promise<OwnRecord['sections']> {
  const sections: OwnRecord['sections'] = [];
  for (const contributor of personContributors()) {
    const section = await contributor.section?.(ctx, personId);
    if (section === undefined || section === null) continue;
    sections.push({
      title: pick(section.title, ctx.locale), purpose: pick(section.purpose, ctx.locale), rows: section.rows.map((row) => ({ ...row })),
      more: section.more === undefined ? undefined : { title: pick(section.more.title, ctx.locale), path: section.more.path },
    });
  }
  return sections;
}

async function ownSessions(ctx: Context, actor: AccountActor): Promise<OwnRecord['sessions']> {
  const sessions = await listSessions(ctx.db, actor.accountId);
  return sessions.map((row) => ({ id: row.id, current: row.id === actor.sessionId, startedAt: row.created_at.toISOString(), lastSeenAt: row.last_seen_at.toISOString(), address: row.ip_address, browser: row.user_agent }));
}

/** All that is kept about the acting person, each field with why and until when; contacts masked. */
export async function readOwnRecord(ctx: Context): Promise<OwnRecord> {
  const actor = requireAccount(ctx.actor);
  const { personId, accountId } = actor;
  const person = (await ownPerson(ctx.db, personId)) ?? peopleErrors.fail('person.not-found');
  const t = peopleMessages(ctx.locale);
  const now = ctx.clock.now();
  const grants = await grantsOfPerson(ctx.db, personId);
  const nameOf = await unitNames(ctx.db, ctx, [person.unit_id, ...grants.map((grant) => grant.node_id)]);
  const contacts = await maskedContacts(ctx.db, personId);
  const consents = await currentConsents(ctx.db, personId);
  const guardian = await currentGuardianConsent(ctx.db, personId);
  const sessions = await ownSessions(ctx, actor);
  const { username } = await ctx.db.selectFrom('accounts').select('username').where('id', '=', accountId).executeTakeFirstOrThrow();
  const isPast = (grant: (typeof grants)[number]) => grant.revoked_at !== null || (grant.ends_at !== null && grant.ends_at <= now);
  const contact = (kind: string) => contacts.find((each) => each.kind === kind)?.masked ?? t.none;
  const values: Record<(typeof PERSONAL_FIELDS)[number]['key'], string> = {
    name: person.display_name, mobile: contact('mobile'), email: contact('email'), unit: person.unit_id === null ? t.none : nameOf(person.unit_id), age: person.age_band === null ? t.none : t.ages[person.age_band as 'adult'],
    roles: t.count({ count: grants.length }), sessions: t.count({ count: sessions.length }), messages: t.count({ count: (await messagesTo(ctx.db, personId)).length }), consents: t.count({ count: (await consentsOf(ctx.db, personId)).length }),
    guardian: guardian === undefined ? t.none : guardian.guardian_contact_masked, audit: t.kept,
  };
  return {
    personId, kind: person.kind as OwnRecord['kind'], name: person.display_name, username, unit: person.unit_id === null ? null : { id: person.unit_id, name: nameOf(person.unit_id) },
    ageBand: person.age_band as OwnRecord['ageBand'], createdAt: person.created_at.toISOString(), contacts,
    preferences: { locale: person.locale as 'zh-CN', notifyBy: person.notify_by as 'mail', quietFrom: person.quiet_from, quietTo: person.quiet_to },
    fields: PERSONAL_FIELDS.map((field) => ({ key: field.key, label: pick(field.label, ctx.locale), value: values[field.key], why: pick(field.why, ctx.locale), until: pick(field.until, ctx.locale) })),
    roles: grants.map((grant) => ({ role: grant.role, roleName: roleName(grant.role, ctx), nodeName: nameOf(grant.node_id), grantedAt: grant.granted_at.toISOString(), endsAt: (grant.revoked_at ?? grant.ends_at)?.toISOString() ?? null, past: isPast(grant) })),
    consents: CONSENT_PURPOSES.map(({ purpose, label, text }) => ({ purpose, label: pick(label, ctx.locale), text: pick(text, ctx.locale), givenAt: consents.get(purpose)?.givenAt.toISOString() ?? null })),
    guardian: guardian === undefined ? null : { relation: guardian.relation, contact: guardian.guardian_contact_masked, givenAt: guardian.given_at.toISOString() },
    needsGuardian: person.age_band === 'under-14' && guardian === undefined,
    sessions,
    tokens: (await listAccessTokens(ctx.db, accountId)).map((row) => ({ id: row.id, name: row.name, createdAt: row.created_at.toISOString(), expiresAt: row.expires_at.toISOString(), lastUsedAt: row.last_used_at?.toISOString() ?? null })),
    secondFactor: await hasSecondFactor(ctx.db, accountId), recoveryCodes: await countRecoveryCodes(ctx.db, accountId),
    sections: await ownSections(ctx, personId),
  };
}
