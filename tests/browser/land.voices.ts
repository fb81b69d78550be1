import { findPost } from '../../src/modules/voices/posts.queries.ts';
import { makeAppeal } from '../../src/modules/voices/usecases/appeal.ts';
import { decidePost } from '../../src/modules/voices/usecases/decide-post.ts';
import { writeLetter } from '../../src/modules/voices/usecases/letters.ts';
import { createForum, setForumState } from '../../src/modules/voices/usecases/manage-forum.ts';
import { createPledge, setPledgeState } from '../../src/modules/voices/usecases/manage-pledge.ts';
import { signPledge } from '../../src/modules/voices/usecases/sign-pledge.ts';
import { writePost } from '../../src/modules/voices/usecases/write-post.ts';
import { NewForum, NewLetter, NewPledge, NewPost } from '../../src/modules/voices/voices.schemas.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import { staff, type TestContext } from '../support/context.ts';
import type { Land } from './land.fixture.ts';

const WINDOW = { opensAt: '2026-03-01T00:00:00+08:00', closesAt: '2026-12-01T00:00:00+08:00' };

/** A member of the public, who has no browser. */
export const citizen = (land: Land, name: string): TestContext => land.ctx.as({ ...staff(), name, staff: false, accountId: newId() });

/** A topic with posts in their states and an appeal, a wall, a pledge that was signed, and a letter. */
export async function fillVoices(land: Land, campaignId: string): Promise<Record<'topic' | 'wall' | 'pledge' | 'post' | 'letter', string>> {
  const [province, editor] = [land.as('province'), land.as('editor')];
  const topic = await createForum(province, NewForum.parse({ campaignId, kind: 'topic', title: { zh: '我家门口的小公园', en: 'The small park at our door' }, lead: { zh: '您希望它是什么样子？', en: 'What should it be like?' }, ...WINDOW }));
  const wall = await createForum(province, NewForum.parse({ campaignId, kind: 'tribute', title: { zh: '清明时节寄哀思', en: 'Remembering at Qingming' }, moderation: 'after', ...WINDOW }));
  const pledge = await createPledge(province, NewPledge.parse({ campaignId, title: { zh: '文明上网承诺', en: 'A pledge for the net' }, text: { zh: '我承诺：不传播不实信息，不辱骂他人。', en: 'I will spread no falsehoods and abuse nobody.' }, ...WINDOW }));
  for (const id of [topic, wall]) await setForumState(province, id, 'open');
  await setPledgeState(province, pledge, 'open');
  const [first, second] = [citizen(land, '柳青'), citizen(land, '梅香')];
  const post = (await writePost(first, topic, NewPost.parse({ body: '希望多几张长椅。' }))).id;
  const down = (await writePost(second, topic, NewPost.parse({ body: '低价出售长椅。' }))).id;
  await decidePost(editor, down, { action: 'refuse', version: (await findPost(land.ctx.db, down, 'all'))!.version, reason: 'advertising', note: '' });
  await makeAppeal(second, down, '我说的是公园的长椅。');
  await writePost(first, wall, NewPost.parse({ body: '永远怀念。', flower: 'lily' }));
  await signPledge(second, pledge, { name: '梅香', shownAs: 'masked' });
  const letter = await writeLetter(first, NewLetter.parse({ officeId: land.ids.province, about: 'suggestion', subject: '公园的路灯', body: '公园的路灯天黑很久才亮。', name: '柳青', mayPublish: true }));
  return { topic, wall, pledge, post, letter };
}

/** Names and texts that people wrote there. */
export const VOICES_CONTENT = ['柳青', '梅香', '您希望它是什么样子？', '我承诺：不传播不实信息，不辱骂他人。', '希望多几张长椅。', '低价出售长椅。', '我说的是公园的长椅。', '永远怀念。', '公园的路灯天黑很久才亮。', '公园的路灯', '柳**', '梅**'];
