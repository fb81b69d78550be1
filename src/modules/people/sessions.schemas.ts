import { z } from '@hono/zod-openapi';
import { Id } from '../../platform/http/api.ts';

const Password = z.string().min(1).max(200);

export const SignIn = z.object({ username: z.string().trim().min(1).max(100), password: Password }).openapi('SignIn');
export const SecondFactorCode = z
  .object({ code: z.string().trim().min(6).max(20).openapi({ description: 'Six digits of the authenticator, or a recovery code such as abcde-fghjk.' }) })
  .openapi('SecondFactorCode');
export const CodeRequest = z.object({ contact: z.string().trim().min(1).max(200).openapi({ description: 'Mobile number of mainland China or e-mail address.' }) }).openapi('CodeRequest');
export const CodeSignIn = z.object({ contact: z.string().trim().min(1).max(200), code: z.string().trim().regex(/^\d{6}$/) }).openapi('CodeSignIn');
export const CodeSent = z.object({ sentTo: z.string().openapi({ description: 'The contact, masked.' }), seconds: z.number().int(), outbox: z.boolean().openapi({ description: 'The demonstration shows the code at /demo/outbox.' }) }).openapi('CodeSent');

/** What is left to do before the session is whole. */
export const NextStep = z.enum(['none', 'second-factor', 'set-up-second-factor', 'change-password']);
export type NextStep = z.infer<typeof NextStep>;
export const SignedIn = z.object({ next: NextStep }).openapi('SignedIn');

export const SessionView = z
  .object({
    accountId: Id,
    personId: Id,
    name: z.string(),
    username: z.string().nullable(),
    kind: z.enum(['staff', 'public']),
    unit: z.object({ id: Id, name: z.string() }).nullable(),
    grants: z.array(z.object({ role: z.string(), roleName: z.string(), nodeId: Id, nodeName: z.string(), isTop: z.boolean().openapi({ description: 'Held at the top of the tree.' }) })),
    secondFactor: z.boolean().openapi({ description: 'This session was opened with the second factor, or needs none.' }),
    via: z.enum(['session', 'token']),
    next: NextStep,
  })
  .openapi('Session');
export type SessionView = z.infer<typeof SessionView>;

export const PasswordChange = z.object({ current: Password, password: Password }).openapi('PasswordChange');
export const SecondFactorStart = z.object({ password: Password, code: z.string().trim().max(20).default('').openapi({ description: 'A present code, when a second factor is set up already.' }) }).openapi('SecondFactorStart');
export const SecondFactorSecret = z.object({ secret: z.string(), uri: z.string(), qr: z.string().openapi({ description: 'SVG of the QR code.' }) }).openapi('SecondFactorSecret');
export const RecoveryCodes = z.object({ codes: z.array(z.string()) }).openapi('RecoveryCodes');
export const Done = z.object({ done: z.literal(true) }).openapi('Done');
