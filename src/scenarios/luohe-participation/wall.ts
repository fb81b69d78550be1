import { inParallel } from '../client/in-parallel.ts';
import { nth } from '../content/rng.ts';
import type { Run } from '../run/run.ts';
import { asCitizen, CITIZENS } from './citizens.ts';
import { decideAll, openForum, postsOf, waitingOn } from './talk.ts';

const AT_ONCE = 6;
const TRIBUTES = 160;
const FLOWERS = ['chrysanthemum', 'chrysanthemum', 'pine', 'lily', 'carnation'] as const;
const OPENINGS = ['今天带孩子来看您', '风从河上来', '麦子又青了', '名字我们都记得', '山河无恙', '家乡的路修好了', '您没有走过的桥，我们替您走了', '学校的早读声您听见了吗'] as const;
const CLOSINGS = ['谢谢您。', '请放心。', '献一束花，鞠一个躬。', '我们会好好过日子。', '清明安好。', '明年还来。', '故事会讲下去。'] as const;
/** The one who takes the wall for a shop. */
const SELLER = 41;
const SOLD = '纪念品批发，量大从优，进店有礼。';

export interface Tribute {
  readonly citizen: number;
  readonly flower: (typeof FLOWERS)[number];
  /** Every fourth lays down a flower and says nothing. */
  readonly body: string;
}

/** Who lays down which flower, with what words. */
export function planTributes(scale: number): Tribute[] {
  const count = Math.max(SELLER + 1, Math.round(TRIBUTES * scale));
  return Array.from({ length: count }, (_, at) => ({ citizen: (at + 20) % CITIZENS, flower: nth(FLOWERS, at), body: at === SELLER ? SOLD : at % 4 === 2 ? '' : `${nth(OPENINGS, at)}，${nth(CLOSINGS, at + Math.floor(at / 8))}` }));
}

export function openWall(run: Run): Promise<void> {
  return openForum(run, 'wall', {
    kind: 'tribute', title: { zh: '清明·网上祭英烈', en: 'Qingming: remembering the fallen' }, lead: { zh: '选一种花，写一句话，也可以什么都不写。', en: 'Choose a flower and say a word, or none.' }, moderation: 'before',
    opensAt: '2017-03-30T00:00:00+08:00', closesAt: '2017-04-09T22:00:00+08:00', track: 'track memory',
  });
}

/** People come to the wall; the office looks at what they wrote before it is shown. */
export async function payTributes(run: Run): Promise<void> {
  const wall = run.id('wall');
  const tributes = planTributes(run.memory.scale);
  await inParallel(tributes, AT_ONCE, async ({ citizen, flower, body }) => {
    const mine = asCitizen(run, citizen);
    const { total } = await mine.get<{ total: number }>('/posts', { by: 'me', forum: wall });
    if (total === 0) await mine.post(`/forums/${wall}/posts`, { body, flower });
  });
  run.count('tributes paid', tributes.length);

  const sold = (await postsOf(run, wall)).get(SOLD);
  if (sold?.state === 'waiting') await decideAll(run, [sold], { action: 'refuse', reason: 'advertising', note: '纪念墙不是店铺。' });
  await decideAll(run, await waitingOn(run, wall), { action: 'show', reason: null, note: '' });
  run.count('posts refused');
  run.count('voices.post-decided', tributes.length);
  run.count('voices.tribute-paid', tributes.length - 1);
}
