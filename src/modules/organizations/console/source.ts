import type { z } from 'zod';
import { getJson, sendJson } from '../../../console/shared/api-client.ts';
import type { NewOrganization, Organization, OrganizationChange, Spell } from '../organizations.schemas.ts';

/** The addresses of the module's API, as the screens use them. */
export const organizationSource = {
  list: (query: string, signal: AbortSignal) => getJson<{ items: Organization[]; total: number }>(`/api/organizations${query}`, signal),
  one: (id: string, signal?: AbortSignal) => getJson<Organization>(`/api/organizations/${id}`, signal),
  children: (id: string, signal?: AbortSignal) => getJson<Organization[]>(`/api/organizations/${id}/children`, signal),
  history: (id: string, signal?: AbortSignal) => getJson<z.infer<typeof Spell>[]>(`/api/organizations/${id}/history`, signal),
  add: (input: Partial<NewOrganization>) => sendJson<Organization>('POST', '/api/organizations', input),
  change: (id: string, input: Partial<OrganizationChange>) => sendJson<Organization>('PATCH', `/api/organizations/${id}`, input),
  move: (id: string, parentId: string, reason: string) => sendJson<Organization>('POST', `/api/organizations/${id}/move`, { parentId, reason }),
  merge: (id: string, into: string, reason: string) => sendJson<Organization>('POST', `/api/organizations/${id}/merge`, { into, reason }),
  close: (id: string, reason: string) => sendJson<Organization>('POST', `/api/organizations/${id}/close`, { reason }),
};
