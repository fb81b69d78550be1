import type { z } from 'zod';
import { staff, type TestContext } from '../../../tests/support/context.ts';
import { province, type Province, readyContent } from '../campaigns/test-kit.ts';
import { createCampaign } from '../campaigns/usecases/create-campaign.ts';
import { publishCampaign } from '../campaigns/usecases/step-campaign.ts';
import { createOrganization } from '../organizations/usecases/create-organization.ts';
import { makePass, passKey, voterTag } from './ballots/pass.ts';
import { addVoters } from './eligibility/voters.ts';
import { requirePoll } from './polls.queries.ts';
import { NewPoll } from './polls.schemas.ts';
import { publishPoll } from './usecases/publish-poll.ts';
import { createPoll } from './usecases/save-poll.ts';

type Input = Partial<z.input<typeof NewPoll>>;

export interface PollWorld {
  readonly world: Province;
  readonly root: TestContext;
  readonly campaignId: string;
  /** A draft with three options, taking one choice, open from 10:00 to 18:00 of 5 March; the clock stands at 09:00. */
  draft(changes?: Input): Promise<string>;
  /** The same, published, with `voters` invitation codes on its list, and the clock at 10:00. */
  running(changes?: Input, voters?: number): Promise<string>;
  /** The pass of the n-th voter of a running poll. */
  pass(pollId: string, n: number): string;
  at(time: string): void;
  reader(): TestContext;
}

/** A published campaign of a small province, in which polls are made. */
export async function pollWorld(): Promise<PollWorld> {
  const world = await province(createOrganization);
  const root = world.admin(world.rootId);
  const content = readyContent();
  const campaign = await createCampaign(root, { hostId: world.rootId, content });
  await publishCampaign(root, campaign.id, { version: campaign.version });
  const { base } = world;
  const at = (time: string) => base.clock.set(new Date(`2026-03-05T${time}+08:00`));
  const tag = (pollId: string, n: number) => voterTag(base.keys, pollId, `code:${n}`);
  const draft = (changes: Input = {}) =>
    createPoll(
      root,
      NewPoll.parse({
        campaignId: campaign.id, title: { zh: '我最喜爱的作品', en: 'The work I like best' }, about: { zh: '请选出您最喜爱的作品。', en: 'Choose the work you like best.' }, eligibility: 'code',
        opensAt: '2026-03-05T10:00:00+08:00', closesAt: '2026-03-05T18:00:00+08:00', options: [{ title: { zh: '春', en: 'Spring' } }, { title: { zh: '夏', en: 'Summer' } }, { title: { zh: '秋', en: 'Autumn' } }], ...changes,
      }),
    );
  return {
    world, root, campaignId: campaign.id, draft, at,
    async running(changes, voters = 20) {
      at('09:00:00');
      const id = await draft(changes);
      if (changes?.eligibility === undefined || changes.eligibility === 'code') await addVoters(base.db, id, Array.from({ length: voters }, (_, n) => tag(id, n)));
      await publishPoll(root, id, (await requirePoll(base.db, id)).version);
      at('10:00:00');
      return id;
    },
    pass: (pollId, n) => makePass(passKey(base.keys, pollId), { voter: tag(pollId, n), givenAt: base.clock.now().getTime() - 5000 }),
    reader: () => base.as({ ...staff(), staff: false }),
  };
}
