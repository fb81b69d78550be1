import { newId } from '../../platform/ids/ids.ts';
import { staff, type TestContext } from '../../../tests/support/context.ts';
import { createCampaign } from '../campaigns/usecases/create-campaign.ts';
import { publishCampaign } from '../campaigns/usecases/step-campaign.ts';
import { type Province, province, readyContent } from '../campaigns/test-kit.ts';
import { createOrganization } from '../organizations/usecases/create-organization.ts';
import { createForum, setForumState } from './usecases/manage-forum.ts';
import { NewForum, NewPost } from './voices.schemas.ts';

export interface Square {
  readonly world: Province;
  readonly campaignId: string;
  /** A member of the public of that name. */
  reader(name?: string): TestContext;
  /** A clerk who moderates and answers at a node. */
  editor(nodeId: string): TestContext;
  /** An open topic or wall of the province. */
  forum(kind: 'topic' | 'tribute', moderation: 'before' | 'after'): Promise<string>;
}

export const post = (body: string, more: Partial<NewPost> = {}): NewPost => NewPost.parse({ body, ...more });

/** A published campaign of a small province, in which people can speak. */
export async function openSquare(): Promise<Square> {
  const world = await province(createOrganization);
  const root = world.admin(world.rootId);
  const campaign = await createCampaign(root, { hostId: world.rootId, content: readyContent() });
  await publishCampaign(root, campaign.id, { version: campaign.version });
  return {
    world,
    campaignId: campaign.id,
    reader: (name = '欧阳明月') => world.base.as({ ...staff(), name, staff: false, accountId: newId() }),
    editor: (nodeId) => world.base.as(staff({ role: 'editor', nodeId })),
    async forum(kind, moderation) {
      const id = await createForum(root, NewForum.parse({ campaignId: campaign.id, kind, title: { zh: '我身边的好人', en: 'Good people around me' }, lead: { zh: '说说他们。' }, moderation, opensAt: '2026-03-01T00:00:00+08:00', closesAt: '2026-04-10T00:00:00+08:00' }));
      await setForumState(root, id, 'open');
      return id;
    },
  };
}
