import { createApi } from '../../platform/http/api.ts';
import type { ActivityKind } from './activity-kind.ts';
import { guardCampaigns } from '../notices/public.ts';
import { createBulletinsApi } from './bulletins/bulletins.routes.ts';
import { mayName } from './campaigns.access.ts';
import { campaignFacts } from './campaigns.facts.ts';
import { createCampaignsApi } from './campaigns.routes.ts';
import { campaignSubjects } from './campaigns.subjects.ts';
import { coverVisibility } from './cover-visibility.ts';
import { shownKinds } from './figures/campaign-figures.ts';
import { createFiguresApi } from './figures/figures.routes.ts';
import { createCampaignPages } from './portal/campaign-pages.tsx';
import { createRefreshPages } from './refresh-pages.sweep.ts';
import { templatesApi } from './templates/templates.routes.ts';

guardCampaigns(mayName);

/** The campaigns module over the kinds of activities that `app` gives. */
export function createCampaignsModule(activityKinds: readonly ActivityKind[]) {
  const api = createApi();
  for (const router of [createCampaignsApi(activityKinds), createFiguresApi(activityKinds), createBulletinsApi(shownKinds(activityKinds)), templatesApi]) api.route('/', router);
  return { name: 'campaigns', api, pages: createCampaignPages(activityKinds), factKinds: campaignFacts, subjects: campaignSubjects, sweeps: [createRefreshPages(activityKinds)], fileVisibility: coverVisibility };
}
