import { z } from '@hono/zod-openapi';
import { refusal } from '../../../platform/http/problem.ts';
import { Id } from '../../../platform/http/api.ts';

const Agreed = z.boolean().refine((agrees) => agrees, refusal('需要同意后才能继续。', 'Agreement is needed.'));

export const AuthorRef = z.object({ authorId: Id }).openapi('EntryAuthorRef');
export const Invitation = z.object({ code: z.string().openapi({ description: 'Shown this once; only its hash is kept.' }), path: z.string(), expiresAt: z.iso.datetime() }).openapi('AuthorInvitation');
export const InvitationCode = z.object({ code: z.string().trim().min(10).max(80) }).openapi('AuthorInvitationCode');
export const InvitationView = z
  .object({ name: z.string(), role: z.enum(['author', 'tutor']), title: z.object({ zh: z.string(), en: z.string() }), contestId: Id, own: z.boolean().openapi({ description: 'The acting account entered the work itself and cannot answer.' }), text: z.object({ version: z.string(), zh: z.string(), en: z.string() }) })
  .openapi('AuthorInvitationView');
export type InvitationView = z.infer<typeof InvitationView>;
export const InvitationAnswer = InvitationCode.extend({ answer: z.enum(['masked', 'full', 'unit-only', 'refuse']).openapi({ description: 'How the author is named; refuse takes the name out.' }), agrees: Agreed }).openapi('AuthorInvitationAnswer');
export type InvitationAnswer = z.infer<typeof InvitationAnswer>;

export const GuardianInput = z
  .object({
    authorId: Id, purpose: z.enum(['take-part', 'full-name']), relation: z.enum(['father', 'mother', 'grandparent', 'other-guardian']), guardianName: z.string().trim().min(1).max(40),
    contact: z.string().trim().max(120).refine((contact) => /^(1\d{10}|[^@\s]+@[^@\s]+\.[^@\s]+)$/.test(contact), refusal('请填写手机号或电子邮箱。', 'Give a mobile number or an e-mail address.')),
    manner: z.enum(['screen', 'paper']).default('screen').openapi({ description: 'Agreed to on the screen, or on paper that the unit keeps.' }), agrees: Agreed,
  })
  .openapi('EntryGuardianConsentInput');
export type GuardianInput = z.infer<typeof GuardianInput>;
export const GuardianWithdrawal = z
  .object({ authorId: Id, take: z.enum(['full-name', 'name', 'work']).openapi({ description: 'What is taken out: the full name only, every form of the name, or the work.' }) })
  .openapi('EntryGuardianWithdrawal');
export type GuardianWithdrawal = z.infer<typeof GuardianWithdrawal>;

export const ConsentRecord = z
  .object({ authorId: Id, kind: z.enum(['author', 'guardian']), purpose: z.string(), relation: z.string().nullable(), contact: z.string().nullable(), manner: z.string().nullable(), textVersion: z.string(), givenAt: z.iso.datetime(), withdrawnAt: z.iso.datetime().nullable(), withdrawnAs: z.string().nullable() })
  .openapi('EntryConsentRecord');
export type ConsentRecord = z.infer<typeof ConsentRecord>;
