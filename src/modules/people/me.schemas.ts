import { z } from '@hono/zod-openapi';
import { Id, Instant } from '../../platform/http/api.ts';
import { refusal } from '../../platform/http/problem.ts';
import { AgeBand, ContactKindName, ContactText, DisplayName, GuardianRelation, MaskedContact, PersonKind } from './people.schemas.ts';

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, refusal('请填写时刻，例如 22:00。', 'Give a time of day, such as 22:00.') as never);

export const OwnChange = z
  .object({
    name: DisplayName.optional(),
    ageBand: AgeBand.nullable().optional(),
    locale: z.enum(['zh-CN', 'en']).optional(),
    notifyBy: z.enum(['mail', 'sms', 'none']).optional(),
    quietFrom: TimeOfDay.optional(),
    quietTo: TimeOfDay.optional(),
  })
  .openapi('OwnChange');
export type OwnChange = z.infer<typeof OwnChange>;

export const ContactRequest = z.object({ contact: ContactText.min(1) }).openapi('ContactRequest');
export const ContactProof = z.object({ contact: ContactText.min(1), code: z.string().trim().regex(/^\d{6}$/) }).openapi('ContactProof');
export const ContactParams = z.object({ kind: ContactKindName });

export const ConsentPurposeName = z.enum(['public-display', 'share-with-hosts']);
export const ConsentChange = z.object({ given: z.boolean() }).openapi('ConsentChange');

export const OwnGuardianConsent = z.object({ guardianName: DisplayName, relation: GuardianRelation, contact: ContactText.min(1), code: z.string().trim().regex(/^\d{6}$/), agrees: z.literal(true) }).openapi('OwnGuardianConsent');
export type OwnGuardianConsent = z.infer<typeof OwnGuardianConsent>;

export const NewToken = z.object({ name: z.string().trim().min(1).max(100), days: z.coerce.number().int().min(1).max(365).default(90) }).openapi('NewToken');
export const MadeToken = z.object({ id: Id, token: z.string().openapi({ description: 'Shown this once.' }), expiresAt: Instant }).openapi('MadeToken');
export const CloseAccount = z.object({ confirm: z.literal(true), password: z.string().max(200).default('').openapi({ description: 'Of staff.' }) }).openapi('CloseAccount');
export const ErasureReceipt = z.object({ id: Id, at: Instant, removed: z.record(z.string(), z.number()), kept: z.record(z.string(), z.number()) }).openapi('ErasureReceipt');

export const OwnRecord = z
  .object({
    personId: Id,
    kind: PersonKind,
    name: z.string(),
    username: z.string().nullable(),
    unit: z.object({ id: Id, name: z.string() }).nullable(),
    ageBand: AgeBand.nullable(),
    createdAt: Instant,
    contacts: z.array(MaskedContact),
    preferences: z.object({ locale: z.enum(['zh-CN', 'en']), notifyBy: z.enum(['mail', 'sms', 'none']), quietFrom: z.string(), quietTo: z.string() }),
    fields: z.array(z.object({ key: z.string(), label: z.string(), value: z.string(), why: z.string(), until: z.string() })),
    roles: z.array(z.object({ role: z.string(), roleName: z.string(), nodeName: z.string(), grantedAt: Instant, endsAt: Instant.nullable(), past: z.boolean() })),
    consents: z.array(z.object({ purpose: z.string(), label: z.string(), text: z.string(), givenAt: Instant.nullable() })),
    guardian: z.object({ relation: z.string(), contact: z.string(), givenAt: Instant }).nullable(),
    needsGuardian: z.boolean(),
    sessions: z.array(z.object({ id: Id, current: z.boolean(), startedAt: Instant, lastSeenAt: Instant, address: z.string().nullable(), browser: z.string().nullable() })),
    tokens: z.array(z.object({ id: Id, name: z.string(), createdAt: Instant, expiresAt: Instant, lastUsedAt: Instant.nullable() })),
    secondFactor: z.boolean(),
    recoveryCodes: z.number().int(),
    sections: z.array(z.object({ title: z.string(), purpose: z.string(), rows: z.array(z.object({ title: z.string(), value: z.string(), path: z.string().optional() })), more: z.object({ title: z.string(), path: z.string() }).optional() })),
  })
  .openapi('OwnRecord');
export type OwnRecord = z.infer<typeof OwnRecord>;
