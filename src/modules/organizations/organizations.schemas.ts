import { z } from '@hono/zod-openapi';
import { Id, PageQuery, pageOf } from '../../platform/http/api.ts';
import { isDivisionCode } from './divisions/divisions.ts';
import { refusal } from '../../platform/http/problem.ts';

export const KINDS = ['office', 'body', 'school', 'agency', 'enterprise', 'media', 'site', 'community', 'volunteer-group', 'association'] as const;
export const LEVELS = ['national', 'provincial', 'municipal'] as const;
export const STATUSES = ['active', 'closed', 'merged'] as const;

export const OrganizationKind = z.enum(KINDS).openapi('OrganizationKind');
export const CivilityLevel = z.enum(LEVELS).openapi('CivilityLevel', { description: 'Civilized-unit level: national 国家级, provincial 省级, municipal 市级.' });

const Code = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => /^[A-Z0-9][A-Z0-9-]{0,39}$/.test(code), refusal('请填写机构代码：字母、数字和连字符，最多 40 个，例如 HRB-001。', 'Give a code of letters, digits and hyphens, 40 at most, such as HRB-001.'));
const DivisionCode = z.string().trim().refine(isDivisionCode, refusal('请填写六位行政区划代码，例如 230100。', 'Give a six-digit division code, such as 230100.'));

const particulars = {
  name: z.string().trim().min(1).max(120),
  nameEn: z.string().trim().max(200).default(''),
  kind: OrganizationKind,
  sector: z.string().trim().max(40).nullable().default(null),
  level: CivilityLevel.nullable().default(null),
  divisionCode: DivisionCode.nullable().default(null),
};

export const NewOrganization = z.object({ code: Code, parentId: Id, ...particulars }).openapi('NewOrganization');
export type NewOrganization = z.infer<typeof NewOrganization>;

/** A change of particulars; what is left out stays. */
export const OrganizationChange = z
  .object({
    name: particulars.name.optional(),
    nameEn: z.string().trim().max(200).optional(),
    kind: OrganizationKind.optional(),
    sector: z.string().trim().max(40).nullable().optional(),
    level: CivilityLevel.nullable().optional(),
    divisionCode: DivisionCode.nullable().optional(),
    reason: z.string().trim().max(300).default(''),
  })
  .openapi('OrganizationChange');
export type OrganizationChange = z.infer<typeof OrganizationChange>;

const reason = z.string().trim().min(1).max(300);
export const OrganizationMove = z.object({ parentId: Id, reason }).openapi('OrganizationMove');
export const OrganizationMerge = z.object({ into: Id, reason }).openapi('OrganizationMerge');
export const OrganizationClose = z.object({ reason }).openapi('OrganizationClose');

export const Organization = z
  .object({
    id: Id,
    code: z.string(),
    parentId: Id.nullable(),
    name: z.string(),
    nameEn: z.string(),
    kind: OrganizationKind,
    sector: z.string().nullable(),
    level: CivilityLevel.nullable(),
    divisionCode: z.string().nullable(),
    status: z.enum(STATUSES),
    mergedInto: Id.nullable(),
    /** From the root down to the organization itself. */
    path: z.array(Id),
    childCount: z.number().int(),
  })
  .openapi('Organization');
export type Organization = z.infer<typeof Organization>;

export const Spell = z
  .object({
    validFrom: z.iso.datetime(),
    validTo: z.iso.datetime().nullable(),
    parentId: Id.nullable(),
    parentName: z.string().nullable(),
    name: z.string(),
    kind: OrganizationKind,
    sector: z.string().nullable(),
    level: CivilityLevel.nullable(),
    status: z.enum(STATUSES),
    reason: z.string().nullable(),
  })
  .openapi('OrganizationSpell');

export const OrganizationQuery = PageQuery.extend({
  under: Id.optional().openapi({ description: 'Only the subtree of this organization.' }),
  text: z.string().trim().max(60).optional().openapi({ description: 'Part of the name, or the start of the code.' }),
  kind: OrganizationKind.optional(),
  sector: z.string().max(40).optional(),
  level: CivilityLevel.optional(),
  status: z.enum(STATUSES).default('active'),
});
export type OrganizationQuery = z.infer<typeof OrganizationQuery>;
export const OrganizationPage = pageOf(Organization).openapi('OrganizationPage');
