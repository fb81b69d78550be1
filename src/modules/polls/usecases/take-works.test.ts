import { afterAll, beforeAll, expect, test } from 'vitest';
import { NewEntry } from '../../contests/contests.schemas.ts';
import { type Call, openCall } from '../../contests/test-kit.ts';
import { publishEntry } from '../../contests/public.ts';
import { createEntry } from '../../contests/usecases/save-entry.ts';
import { requirePoll } from '../polls.queries.ts';
import { NewPoll } from '../polls.schemas.ts';
import { publishPoll } from './publish-poll.ts';
import { createPoll } from './save-poll.ts';

let call: Call;
beforeAll(async () => {
  call = await openCall();
});
afterAll(() => call.world.close());

const WINDOW = { opensAt: '2026-03-06T10:00:00+08:00', closesAt: '2026-03-06T18:00:00+08:00' };

async function published(title: string, address: 'mr' | 'pupil'): Promise<string> {
  const { world } = call;
  const root = world.admin(world.rootId);
  const id = await createEntry(root, call.contestId, NewEntry.parse({ title: { zh: title }, body: '身边的人和事，写得不长，但都是真的，愿更多人看到这些。', authors: [{ name: '林小满', address }], categoryId: call.text, nodeId: world.rootId, submit: true }));
  await root.db.transaction().execute((tx) => publishEntry(tx, root, id));
  return id;
}

test('options taken from a call are its published works, without those of pupils, and the office confirms that none is by a minor', async () => {
  const root = call.world.admin(call.world.rootId);
  const [first, , third] = [await published('雨中的伞', 'mr'), await published('我的同桌', 'pupil'), await published('修鞋的人', 'mr')];
  const input = { campaignId: call.campaignId, title: { zh: '最受喜爱的作品' }, eligibility: 'contact', contestId: call.contestId, ...WINDOW };
  await expect(createPoll(root, NewPoll.parse(input))).rejects.toMatchObject({ code: 'poll.minors' });
  const id = await createPoll(root, NewPoll.parse({ ...input, noMinors: true }));
  await publishPoll(root, id, (await requirePoll(root.db, id)).version);
  expect((await requirePoll(root.db, id)).options.map(({ entryId, title }) => [entryId, title.zh])).toEqual([[first, '雨中的伞'], [third, '修鞋的人']]);
});
