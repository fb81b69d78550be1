import { staff, type TestContext } from '../../../tests/support/context.ts';
import { createCampaign } from '../campaigns/usecases/create-campaign.ts';
import { publishCampaign } from '../campaigns/usecases/step-campaign.ts';
import { type Province, province, readyContent } from '../campaigns/test-kit.ts';
import { createOrganization } from '../organizations/usecases/create-organization.ts';
import { requireContest } from './contests.queries.ts';
import { NewContest } from './contests.schemas.ts';
import { createContest } from './usecases/create-contest.ts';
import { setContestState } from './usecases/change-contest.ts';

export interface Call {
  readonly world: Province;
  readonly contestId: string;
  readonly campaignId: string;
  readonly slug: string;
  readonly text: string;
  readonly picture: string;
  readonly film: string;
  /** A member of the public. */
  reader(): TestContext;
}

/** An open call for texts, pictures and films in a published campaign of a small province. */
export async function openCall(): Promise<Call> {
  const world = await province(createOrganization);
  const root = world.admin(world.rootId);
  const content = readyContent();
  const campaign = await createCampaign(root, { hostId: world.rootId, content });
  await publishCampaign(root, campaign.id, { version: campaign.version });
  const contestId = await createContest(
    root,
    NewContest.parse({
      campaignId: campaign.id, title: { zh: '“身边的好”作品征集', en: 'The good around us' }, rules: { zh: '写身边的人和事。\n作品须为原创。', en: 'Write of people around you.\nThe work must be your own.' }, opensAt: '2026-03-01T00:00:00+08:00', closesAt: '2026-04-01T00:00:00+08:00',
      categories: [
        { kind: 'text', name: { zh: '文章', en: 'Articles' }, hint: { zh: '写一个人、一件事。', en: 'Of one person or one deed.' }, minCharacters: 20, maxCharacters: 1000, trackId: content.tracks[0]!.id },
        { kind: 'picture', name: { zh: '图片', en: 'Pictures' }, maxFiles: 2 },
        { kind: 'film', name: { zh: '微视频', en: 'Short films' } },
      ],
      tiers: [{ depth: 1, decideBy: '2026-05-01T00:00:00+08:00', quota: 2 }, { depth: 2, decideBy: '2026-04-15T00:00:00+08:00', quota: null }],
    }),
  );
  await setContestState(root, contestId, 'open');
  const [text, picture, film] = (await requireContest(world.base.db, contestId)).categories.map(({ id }) => id) as [string, string, string];
  return { world, contestId, campaignId: campaign.id, slug: campaign.content.slug, text, picture, film, reader: () => world.base.as({ ...staff(), staff: false }) };
}
