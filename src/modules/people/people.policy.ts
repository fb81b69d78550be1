import { capability } from '../../platform/auth/actor.ts';

/** See people of one's area, contacts masked. */
export const seePeople = capability('people.see', ['office_admin', 'unit_liaison', 'system_admin', 'security_admin']);
/** Read a contact in clear, with a reason; each reading is audited. */
export const revealContacts = capability('people.reveal-contacts', ['office_admin', 'unit_liaison']);
/** Approve another person's export of people of one's area. */
export const approveExports = capability('people.approve-exports', ['office_admin', 'security_admin']);
/** Add people and invite staff within one's area. */
export const invitePeople = capability('people.invite', ['office_admin', 'system_admin']);
/** Disable, enable, unlock and reset accounts within one's area. */
export const manageAccounts = capability('people.manage-accounts', ['system_admin']);
/** Give and take the roles of daily work within one's area. */
export const grantWorkRoles = capability('people.grant-work-roles', ['office_admin', 'security_admin']);
/** Give and take any role within one's area. */
export const grantAnyRole = capability('people.grant-any-role', ['security_admin']);
/** Read the audit log of one's area. */
export const readAuditLog = capability('people.read-audit-log', ['audit_admin']);
