import { capability } from '../../platform/auth/actor.ts';

/** See the tree below one's node, with units' particulars. */
export const seeOrganizations = capability('organizations.see', ['office_admin', 'unit_liaison', 'editor', 'system_admin', 'security_admin', 'audit_admin']);
/** Create, rename, move, merge and close below one's node. */
export const manageOrganizations = capability('organizations.manage', ['office_admin', 'system_admin']);
