export { activityTitles } from './activities.queries.ts';
export type { ActivityKind, ActivitySummary, GalleryItem, GalleryPicture, GalleryQuery } from './activity-kind.ts';
export { isInAudience } from './audience.queries.ts';
export { openCampaign } from './campaigns.access.ts';
export { campaignErrors } from './campaigns.errors.ts';
export { composeCampaigns, editCampaignProse, mayFor, publishCampaigns, seeCampaigns } from './campaigns.policy.ts';
export { type CampaignRecord, requireCampaign } from './campaigns.queries.ts';
export { refreshPage as refreshCampaignPage } from './page/refresh-page.ts';
export { addActivity, type NewActivity, renameActivity } from './usecases/add-activity.ts';
