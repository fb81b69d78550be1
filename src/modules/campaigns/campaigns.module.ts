import { createApi } from '../../platform/http/api.ts';
import type { ActivityKind } from './activity-kind.ts';
import { campaignFacts } from './campaigns.facts.ts';
import { createCampaignsApi } from './campaigns.routes.ts';
import { coverVisibility } from './cover-visibility.ts';
import { refreshPages } from './refresh-pages.sweep.ts';
import { templatesApi } from './templates/templates.routes.ts';

/** The campaigns module over the kinds of activities that `app` gives. */
export function createCampaignsModule(activityKinds: readonly ActivityKind[]) {
  const api = createApi();
  for (const router of [createCampaignsApi(activityKinds), templatesApi]) api.route('/', router);
  return { name: 'campaigns', api, factKinds: campaignFacts, sweeps: [refreshPages], fileVisibility: coverVisibility };
}
