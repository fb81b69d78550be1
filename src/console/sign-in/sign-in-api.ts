import type { sessionsApi } from '../../modules/people/sessions.routes.ts';
import type { NextStep } from '../../modules/people/sessions.schemas.ts';
import { apiClient } from '../shared/api-client.ts';

/** The routes of the session. */
export const sessionApi = apiClient<typeof sessionsApi>();
export type { NextStep };
