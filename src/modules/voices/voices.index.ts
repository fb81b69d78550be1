import type { Db } from '../../platform/db/db.ts';
import type { Bilingual } from '../../platform/i18n/messages.ts';
import { indexDocument } from '../../platform/search/search.ts';
import { activityTitles, isPublicCampaign } from '../campaigns/public.ts';
import { organizationNames, pathOf } from '../organizations/public.ts';
import { findForum } from './forums.queries.ts';
import { findPledge } from './pledges.queries.ts';

const nothing: Bilingual = { zh: '', en: '' };

interface Opened {
  readonly type: 'topic' | 'tribute' | 'pledge';
  readonly id: string;
  readonly hostId: string;
  readonly campaignId: string;
  readonly text: Bilingual;
  readonly path: string;
  readonly publishedAt: Date;
  readonly changedAt?: Date;
}

async function index(db: Db, { hostId, campaignId, type, id, text, path: address, publishedAt, changedAt }: Opened): Promise<void> {
  if (!(await isPublicCampaign(db, campaignId))) return;
  const [titles, names, path] = await Promise.all([activityTitles(db, [id]), organizationNames(db, [hostId]), pathOf(db, hostId)]);
  await indexDocument(db, { type, id, text, path: address, publishedAt, changedAt: changedAt ?? publishedAt, belongsTo: [...path, campaignId], title: titles.get(id) ?? nothing, byline: names.get(hostId) });
}

/** Puts a topic or wall that was opened into the search and the feeds of its campaign and host, its answer included. What people post is not searched. */
export async function indexForum(db: Db, id: string): Promise<void> {
  const forum = await findForum(db, id);
  if (forum === undefined || forum.state === 'draft') return;
  const { lead, answer, kind } = forum;
  const text = { zh: [lead.zh, answer?.text.zh ?? ''].join('\n').trim(), en: [lead.en, answer?.text.en ?? ''].join('\n').trim() };
  await index(db, { ...forum, type: kind, text, path: `/${kind === 'topic' ? 'topics' : 'tributes'}/${id}`, publishedAt: forum.opensAt, ...(answer === null ? {} : { changedAt: answer.at }) });
}

/** The same of a pledge. */
export async function indexPledge(db: Db, id: string): Promise<void> {
  const pledge = await findPledge(db, id);
  if (pledge === undefined || pledge.state === 'draft') return;
  await index(db, { ...pledge, type: 'pledge', path: `/pledges/${id}`, publishedAt: pledge.opensAt });
}
