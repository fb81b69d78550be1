import { apiClient } from '../../../console/shared/api-client.ts';
import type { PeopleExportsApi } from '../exports.routes.ts';

/** The routes of exports of people. */
export const exportsApi = apiClient<PeopleExportsApi>();

/** Key of the query that lists them. */
export const EXPORTS = ['people', 'exports'] as const;
