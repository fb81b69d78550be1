import type { Organization, OrganizationQuery } from '../../modules/organizations/organizations.schemas.ts';
import { getJson } from './api-client.ts';
import { queryString } from './query-string.ts';

export type { Organization };

/** The tops of the tree that the person sees. */
export const organizationTops = (signal?: AbortSignal) => getJson<Organization[]>('/api/organizations/tops', signal);
/** Active organizations right below one. */
export const organizationChildren = (id: string, signal?: AbortSignal) => getJson<Organization[]>(`/api/organizations/${id}/children`, signal);
export const oneOrganization = (id: string, signal?: AbortSignal) => getJson<Organization>(`/api/organizations/${id}`, signal);
/** The first organizations whose name holds the words, or whose code starts with them. */
export const findOrganizations = (query: Partial<OrganizationQuery>, signal?: AbortSignal) => getJson<{ items: Organization[]; total: number }>(`/api/organizations${queryString(query)}`, signal);
