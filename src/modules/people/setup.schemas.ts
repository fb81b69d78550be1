import { z } from '@hono/zod-openapi';
import { Id } from '../../platform/http/api.ts';
import { refusal } from '../../platform/http/problem.ts';
import { DisplayName, Username } from './people.schemas.ts';

const Administrator = z.object({ username: Username, name: DisplayName, password: z.string().min(1).max(200) });

export const SetupInput = z
  .object({
    token: z.string().min(1).max(100).openapi({ description: 'The set-up token printed in the terminal.' }),
    office: z.object({
      name: z.string().trim().min(1).max(120),
      nameEn: z.string().trim().max(200).default(''),
      code: z.string().trim().toUpperCase().regex(/^[A-Z0-9][A-Z0-9-]{0,39}$/, refusal('机构代码用大写字母、数字和连字符，最多 40 位。', 'A code has capital letters, digits and hyphens, at most 40.') as never).default('ROOT'),
      divisionCode: z.string().trim().regex(/^\d{6}$/).nullable().default(null),
    }),
    system: Administrator,
    security: Administrator,
    audit: Administrator,
  })
  .openapi('Setup');
export type SetupInput = z.infer<typeof SetupInput>;

export const SetupState = z.object({ done: z.boolean() }).openapi('SetupState');
export const SetupAnswer = z.object({ organizationId: Id, personIds: z.object({ system: Id, security: Id, audit: Id }) }).openapi('SetupAnswer');
