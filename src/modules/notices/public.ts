export { guardCampaigns } from './campaign-guard.ts';
