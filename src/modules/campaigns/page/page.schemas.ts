import { z } from '@hono/zod-openapi';
import { Day, Id } from '../../../platform/http/api.ts';
import { ActivityState, CampaignNature, CampaignState } from '../campaigns.schemas.ts';

const Both = z.object({ zh: z.string(), en: z.string() });
const Named = z.object({ id: Id, name: Both });
const moment = z.iso.datetime();

/** The special page as it is drawn: dates resolved to days of the campaign's year, organizations named. */
export const CampaignPage = z
  .object({
    id: Id, slug: z.string(), state: CampaignState, year: z.number().int(), nature: CampaignNature, name: Both, slogan: Both, summary: Both,
    approval: z.object({ basis: Both, number: z.string() }).nullable(),
    prose: z.array(z.object({ heading: Both, text: Both })),
    cover: z.object({ fileId: Id, url: z.string(), width: z.number().int(), height: z.number().int(), sources: z.array(z.object({ url: z.string(), width: z.number().int() })), alt: Both }).nullable(),
    host: Named.extend({ path: z.array(Id) }), coHosts: z.array(Named),
    startsOn: Day, endsOn: Day,
    phases: z.array(z.object({ id: Id, name: Both, note: Both, from: moment, to: moment.openapi({ description: 'The instant it ends, which is not part of it.' }) })),
    milestones: z.array(z.object({ id: Id, day: Day, date: Both.openapi({ description: 'The date in words: 清明, 农历五月初五.' }), name: Both, topic: Both, text: Both })),
    tracks: z.array(z.object({ id: Id, name: Both, text: Both })),
    activities: z.array(ActivityState.omit({ consoleHref: true })),
    media: z.array(z.object({ name: Both, url: z.string() })),
    units: z.array(Named.extend({ note: Both })),
    bulletins: z.array(z.object({ id: Id, title: Both, publishedAt: moment })),
    publishedAt: moment, updatedAt: moment,
  })
  .openapi('CampaignPage');
export type CampaignPage = z.infer<typeof CampaignPage>;
