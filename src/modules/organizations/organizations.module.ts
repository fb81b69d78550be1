import { organizationsApi } from './organizations.routes.ts';

export const organizationsModule = { name: 'organizations', api: organizationsApi };
