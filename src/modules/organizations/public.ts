export { Audience, AudienceCount, audienceMembers, countAudience } from './audience.ts';
export { requireWithin } from './organizations.access.ts';
export { organizationErrors } from './organizations.errors.ts';
export { seeOrganizations } from './organizations.policy.ts';
export { findOrganization, findOrganizationByCode, findRoot, listChildren, organizationNames, organizationsById, searchOrganizations } from './organizations.queries.ts';
export { type NewOrganization, type Organization } from './organizations.schemas.ts';
export { aboveScope, inScope, isWithin, pathOf, type Place, placeOf } from './tree.queries.ts';
export { createOrganization } from './usecases/create-organization.ts';
export { createRoot } from './usecases/create-root.ts';
