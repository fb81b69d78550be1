import { apiClient, getJson } from '../../../console/shared/api-client.ts';
import { queryString } from '../../../console/shared/query-string.ts';
import type { DataQuery } from '../../../console/shared/data-table/data-table.tsx';
import type { PeopleApi } from '../people.routes.ts';
import type { AuditRow } from '../audit-log.schemas.ts';
import type { GrantView, PersonDetail, PersonItem } from '../people.schemas.ts';

export type { AuditRow, GrantView, PersonDetail, PersonItem };

/** The routes of people, accounts and roles. */
export const peopleApi = apiClient<PeopleApi>();

export const PEOPLE = ['people'] as const;
export const GRANTS = ['grants'] as const;

interface Page<Row> {
  readonly items: Row[];
  readonly total: number;
}
export const loadPeople = (query: DataQuery, signal: AbortSignal) => getJson<Page<PersonItem>>(`/api/people${queryString(query)}`, signal);
export const loadGrants = (query: DataQuery, signal: AbortSignal) => getJson<Page<GrantView>>(`/api/grants${queryString(query)}`, signal);
export const loadAuditLog = (query: DataQuery, signal: AbortSignal) => getJson<Page<AuditRow>>(`/api/audit-log${queryString(query)}`, signal);
export const loadPerson = (id: string, signal: AbortSignal) => getJson<PersonDetail>(`/api/people/${id}`, signal);
