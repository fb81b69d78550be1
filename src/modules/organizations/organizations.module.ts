import { createImportApi } from '../../platform/imports/import-api.ts';
import { organizationImport, organizationImportJob } from './imports/organization-import.ts';
import { requireManaged } from './organizations.access.ts';
import { manageOrganizations } from './organizations.policy.ts';
import { organizationsApi } from './organizations.routes.ts';

const importApi = createImportApi({
  base: '/organizations/imports',
  tag: 'organizations',
  capability: manageOrganizations,
  kind: organizationImport,
  job: organizationImportJob,
  fileName: { zh: '机构', en: 'Organizations' },
  authorise: (ctx, nodeId) => requireManaged(ctx.db, ctx, nodeId),
});

export const organizationsModule = {
  name: 'organizations',
  // The import's fixed addresses come before `/organizations/{id}`.
  api: importApi.route('/', organizationsApi),
  jobs: [organizationImportJob],
};
