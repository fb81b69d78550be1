import type { Bilingual } from '../../platform/i18n/messages.ts';

/** Roles that are granted at a node of the office tree and hold for its subtree. */
export const ROLES = ['office_admin', 'unit_liaison', 'editor', 'commentator', 'volunteer', 'judge', 'inspector', 'system_admin', 'security_admin', 'audit_admin'] as const;
export type Role = (typeof ROLES)[number];

/** The three administrators (三员分立): no person may hold two of them. */
export const ADMINISTRATOR_ROLES = ['system_admin', 'security_admin', 'audit_admin'] as const satisfies readonly Role[];

/** Roles that an office gives within its own area; the others are given by the security administrator. */
export const WORK_ROLES = ['unit_liaison', 'editor', 'commentator', 'volunteer', 'judge', 'inspector'] as const satisfies readonly Role[];

/** Roles that a public account, signed in by a one-time code, may hold; the others need a staff account with a second factor. */
export const PUBLIC_ROLES = ['commentator', 'volunteer', 'judge'] as const satisfies readonly Role[];

export const ROLE_NAMES: Readonly<Record<Role, Bilingual>> = {
  office_admin: { zh: '文明办管理员', en: 'Office administrator' },
  unit_liaison: { zh: '联络员', en: 'Unit liaison' },
  editor: { zh: '编辑', en: 'Editor' },
  commentator: { zh: '评论员', en: 'Named commentator' },
  volunteer: { zh: '志愿者', en: 'Volunteer' },
  judge: { zh: '评委', en: 'Judge' },
  inspector: { zh: '评估专家', en: 'Inspector' },
  system_admin: { zh: '系统管理员', en: 'System administrator' },
  security_admin: { zh: '安全管理员', en: 'Security administrator' },
  audit_admin: { zh: '审计管理员', en: 'Audit administrator' },
};

export const isAdministrator = (role: string): boolean => (ADMINISTRATOR_ROLES as readonly string[]).includes(role);
export const isWorkRole = (role: string): boolean => (WORK_ROLES as readonly string[]).includes(role);
export const isPublicRole = (role: string): boolean => (PUBLIC_ROLES as readonly string[]).includes(role);
