export { findAccountByUsername, isSetUp } from './accounts.queries.ts';
export { actorOf, authenticate } from './authenticate.ts';
export { maskContact, readContact, type Contact, type ContactKind } from './contacts.rules.ts';
export { peopleErrors } from './people.errors.ts';
export { grantAnyRole, grantWorkRoles, invitePeople, manageAccounts, readAuditLog, revealContacts, seePeople } from './people.policy.ts';
export { ADMINISTRATOR_ROLES, ROLE_NAMES, ROLES, type Role, WORK_ROLES } from './people.roles.ts';
export { setupToken } from './setup-token.ts';
