import { createFilesModule } from './files-module.ts';
import { createLedgerModule } from './ledger-module.ts';
import { PUBLIC_KINDS } from '../portal/pages/figures/public-figures.ts';
import { portalModule } from '../portal/portal.module.ts';
import type { Module } from './module.ts';
import { awardLinksOf, awardsModule } from '../modules/awards/awards.module.ts';
import { createCampaignsModule } from '../modules/campaigns/campaigns.module.ts';
import { contestActivity, contestsModule, registerCallLinks, registerEntryFeedback } from '../modules/contests/contests.module.ts';
import { feedbackFor, judgingModule } from '../modules/judging/judging.module.ts';
import { organizationsModule } from '../modules/organizations/organizations.module.ts';
import { pollActivity, pollsModule } from '../modules/polls/polls.module.ts';
import { noticesModule } from '../modules/notices/notices.module.ts';
import { peopleModule } from '../modules/people/people.module.ts';
import { surveyActivity, surveysModule } from '../modules/surveys/surveys.module.ts';
import { voiceActivities, voicesModule } from '../modules/voices/voices.module.ts';

registerEntryFeedback(feedbackFor);
registerCallLinks(awardLinksOf);

/** The modules of the field, in the order of their dependence. */
const domain: readonly Module[] = [organizationsModule, peopleModule, noticesModule, createCampaignsModule([contestActivity, pollActivity, surveyActivity, ...voiceActivities]), contestsModule, judgingModule, awardsModule, pollsModule, surveysModule, voicesModule];

/** Everything that brings routes, jobs or pages. */
export const modules: readonly Module[] = [
  createLedgerModule(PUBLIC_KINDS, domain.flatMap((module) => module.subjects ?? []), domain.flatMap((module) => module.logOwner ?? [])),
  createFilesModule(domain.flatMap((module) => module.fileVisibility ?? [])),
  ...domain,
  portalModule,
];
