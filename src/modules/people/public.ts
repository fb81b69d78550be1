export { findAccountOfPerson, isSetUp } from './accounts.queries.ts';
export { authenticate } from './authenticate.ts';
export { readContact, type Contact, type ContactKind } from './contacts.rules.ts';
export { notifyPerson, type Notification } from './notify-person.ts';
export { accountHoldersWithin, holdersOf, type PersonBrief, personNames } from './people.queries.ts';
export { ROLES, type Role } from './people.roles.ts';
export { type ErasedCounts, type PersonContributor, type PersonRecord, type PersonSection, registerPersonContributor } from './person-registry.ts';
export { setupToken } from './setup-token.ts';
export { createAdministrator, issueToken } from './usecases/administer-from-terminal.ts';
