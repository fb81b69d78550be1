import { z } from '@hono/zod-openapi';
import { GuardedExportView } from '../../platform/exports/exports.schemas.ts';
import { Id, Instant, PageQuery, pageOf } from '../../platform/http/api.ts';
import { refusal } from '../../platform/http/problem.ts';
import { ADMINISTRATOR_ROLES, ROLES } from './people.roles.ts';

export const RoleName = z.enum(ROLES).openapi('Role');
export const PersonKind = z.enum(['staff', 'public']);
export const AgeBand = z.enum(['under-14', '14-17', 'adult']);
export const ContactKindName = z.enum(['mobile', 'email']).openapi('ContactKind');
export const AccountStatus = z.enum(['invited', 'active', 'disabled', 'closed']);

export const DisplayName = z.string().trim().min(1).max(60);
export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9_.-]{2,39}$/, refusal('用户名以小写字母开头，3 至 40 位，可用字母、数字和 . _ -。', 'A user name starts with a letter and has 3 to 40 letters, digits or . _ -.') as never);
export const AdministratorSeat = z.object({ username: Username, name: DisplayName, role: z.enum(ADMINISTRATOR_ROLES) });
export const ContactText = z.string().trim().max(200);
const Reason = z.string().trim().min(2).max(300);

export const MaskedContact = z.object({ kind: ContactKindName, masked: z.string(), verified: z.boolean() }).openapi('MaskedContact');
export const UnitRef = z.object({ id: Id, name: z.string() });

export const GrantView = z
  .object({
    id: Id,
    person: z.object({ id: Id, name: z.string() }),
    role: RoleName,
    roleName: z.string(),
    node: UnitRef,
    grantedAt: Instant,
    endsAt: Instant.nullable(),
    revokedAt: Instant.nullable(),
    revokeReason: z.string().nullable(),
  })
  .openapi('Grant');
export type GrantView = z.infer<typeof GrantView>;

export const PersonItem = z
  .object({
    id: Id,
    name: z.string(),
    kind: PersonKind,
    unit: UnitRef.nullable(),
    username: z.string().nullable(),
    accountId: Id.nullable(),
    status: AccountStatus.nullable(),
    lastSignedInAt: Instant.nullable(),
    contacts: z.array(MaskedContact),
    roles: z.array(z.object({ role: RoleName, roleName: z.string(), nodeId: Id, nodeName: z.string() })),
  })
  .openapi('PersonItem');
export type PersonItem = z.infer<typeof PersonItem>;
export const PersonPage = pageOf(PersonItem).openapi('PersonPage');

export const PersonDetail = PersonItem.extend({
  createdAt: Instant,
  statusReason: z.string().nullable(),
  mustChangePassword: z.boolean(),
  secondFactor: z.boolean(),
  lockedMinutes: z.number().int().openapi({ description: 'Minutes for which wrong passwords lock the account; 0 when it is not locked.' }),
  guardianConsent: z.object({ id: Id, relation: z.string(), givenAt: Instant, textVersion: z.string() }).nullable(),
  grants: z.array(GrantView),
}).openapi('PersonDetail');
export type PersonDetail = z.infer<typeof PersonDetail>;

export const PersonQuery = PageQuery.extend({
  text: z.string().trim().max(200).optional().openapi({ description: 'Part of the name, start of the user name, or a whole mobile number or e-mail address.' }),
  kind: PersonKind.optional(),
  role: RoleName.optional(),
  status: AccountStatus.optional(),
  under: Id.optional().openapi({ description: 'Only people of this organization\'s subtree.' }),
});
export type PersonQuery = z.infer<typeof PersonQuery>;

/** Which people an export is asked for. */
export const PeopleExportChoices = z.object({
  ...PersonQuery.omit({ page: true, size: true, under: true }).shape,
  minors: z.boolean().default(false).openapi({ description: 'Whether people under 18 are in it; left out unless asked for.' }),
});
export type PeopleExportChoices = z.infer<typeof PeopleExportChoices>;
export const NewPeopleExport = PeopleExportChoices.extend({ node: Id.openapi({ description: 'The office whose people, with all below it.' }), reason: z.string().trim().min(1).max(300) }).openapi('NewPeopleExport');
export const PeopleExport = GuardedExportView.extend({ office: z.object({ id: Id, name: z.string() }), minors: z.boolean(), mayDecide: z.boolean() }).openapi('PeopleExport');
export type PeopleExport = z.infer<typeof PeopleExport>;

export const NewStaffInput = z
  .object({
    username: Username,
    name: DisplayName,
    unitId: Id,
    mobile: ContactText.default(''),
    email: ContactText.default(''),
    role: RoleName.nullable().default(null).openapi({ description: 'A role to give at the unit at once; the actor must be entitled to give it.' }),
  })
  .openapi('NewStaff');
export type NewStaffInput = z.infer<typeof NewStaffInput>;

export const Invitation = z.object({ link: z.string().openapi({ description: 'One-time address at which the password is set; shown this once.' }), expiresAt: Instant, mailed: z.boolean() }).openapi('Invitation');
export const NewStaffAnswer = z.object({ personId: Id, accountId: Id, invitation: Invitation }).openapi('NewStaffAnswer');
export const InvitationAcceptance = z.object({ token: z.string().min(20).max(100), password: z.string().min(1).max(200) }).openapi('InvitationAcceptance');

export const PersonChange = z
  .object({ name: DisplayName.optional(), unitId: Id.optional(), mobile: ContactText.optional().openapi({ description: 'Empty removes it.' }), email: ContactText.optional() })
  .openapi('PersonChange');
export type PersonChange = z.infer<typeof PersonChange>;

export const RevealRequest = z.object({ reason: Reason }).openapi('RevealRequest');
export const RevealedContact = z.object({ kind: ContactKindName, value: z.string() }).openapi('RevealedContact');
export const ReasonBody = z.object({ reason: Reason }).openapi('Reason');

export const NewGrantInput = z.object({ personId: Id, role: RoleName, nodeId: Id, endsAt: Instant.nullable().default(null) }).openapi('NewGrant');
export const GrantQuery = PageQuery.extend({ role: RoleName.optional(), personId: Id.optional(), under: Id.optional(), past: z.stringbool().default(false) });
export type GrantQuery = z.infer<typeof GrantQuery>;
export const GrantPage = pageOf(GrantView).openapi('GrantPage');

export const GuardianRelation = z.enum(['father', 'mother', 'grandparent', 'other-guardian']);
export const GuardianConsentInput = z
  .object({ guardianName: DisplayName, relation: GuardianRelation, contact: ContactText.min(1), agrees: z.literal(true) })
  .openapi('GuardianConsent');
export type GuardianConsentInput = z.infer<typeof GuardianConsentInput>;
