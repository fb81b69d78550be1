import { sql } from 'kysely';
import { holdTree } from '../../ledger/public.ts';
import { decryptField } from '../../platform/crypto/fields.ts';
import type { Db, Tx } from '../../platform/db/db.ts';
import { formatDay, dayOf } from '../../platform/calendar/calendar.ts';
import type { Context } from '../../platform/http/context.ts';
import { pick } from '../../platform/i18n/messages.ts';
import { activityTitles } from '../campaigns/public.ts';
import { type ErasedCounts, findAccountOfPerson, type PersonContributor } from '../people/public.ts';
import { lockLetter } from './letters.queries.ts';
import { signaturesOf } from './pledges.queries.ts';
import { lockPost } from './posts.queries.ts';
import { emptyLetter } from './usecases/letters.ts';
import { NAME_PURPOSE, removeSignature } from './usecases/sign-pledge.ts';
import { takeBack } from './usecases/write-post.ts';
import { ABOUT_NAMES, LETTER_STATE_NAMES, POST_STATE_NAMES } from './voices.messages.ts';
import type { PostState } from './voices.rules.ts';

const SHOWN = 5;
const nothing = { zh: '', en: '' };

async function recordsOf(db: Db, ctx: Context, personId: string) {
  const account = await findAccountOfPerson(db, personId, ctx.clock.now());
  if (account === undefined) return undefined;
  const { accountId } = account;
  const posts = await db.selectFrom('posts').select(['id', 'forum_id', 'body', 'flower', 'state', 'author', 'posted_at']).where('account_id', '=', accountId).orderBy('id', 'desc').execute();
  const letters = await db.selectFrom('letters').select(['id', 'subject', 'about', 'state', 'sent_at']).where('account_id', '=', accountId).orderBy('id', 'desc').execute();
  return { accountId, posts, letters, signatures: await signaturesOf(db, accountId) };
}

/** What a person wrote and signed, as their own page shows, exports and erases it. */
export const voicesOfPerson: PersonContributor = {
  name: 'voices',
  async section(ctx, personId) {
    const records = await recordsOf(ctx.db, ctx, personId);
    if (records === undefined || records.posts.length + records.letters.length + records.signatures.length === 0) return null;
    const { posts, letters, signatures } = records;
    const titles = await activityTitles(ctx.db, [...posts.map((post) => post.forum_id), ...signatures.map(({ pledgeId }) => pledgeId)]);
    const titleOf = (id: string) => pick(titles.get(id) ?? nothing, ctx.locale);
    return {
      title: { zh: '我的留言、来信与承诺', en: 'My posts, letters and pledges' },
      purpose: { zh: '为展示、答复和查验而保存；撤回后文字与姓名即删除，位置和编号保留。', en: 'Kept to be shown, answered and checked; taken back, words and name go, place and number stay.' },
      rows: [
        ...letters.slice(0, SHOWN).map((row) => ({ title: row.subject, value: `${pick(ABOUT_NAMES[row.about as keyof typeof ABOUT_NAMES], ctx.locale)} · ${pick(LETTER_STATE_NAMES[row.state as keyof typeof LETTER_STATE_NAMES], ctx.locale)}`, path: `/me/letters/${row.id}` })),
        ...posts.slice(0, SHOWN).map((row) => ({ title: titleOf(row.forum_id), value: pick(POST_STATE_NAMES[row.state as PostState], ctx.locale), path: `/me/posts/${row.id}` })),
        ...signatures.slice(0, SHOWN).map((row) => ({ title: titleOf(row.pledgeId), value: `#${row.number} · ${formatDay(dayOf(row.signedAt), ctx.locale)}`, path: `/pledges/${row.pledgeId}` })),
      ],
      more: { title: { zh: '全部', en: 'All of them' }, path: '/me/voices' },
    };
  },
  async exportOwnData(ctx, personId) {
    const records = await recordsOf(ctx.db, ctx, personId);
    if (records === undefined) return {};
    const turns = await ctx.db.selectFrom('letter_turns').select(['letter_id', 'by_office', 'body', 'at']).where(sql<boolean>`letter_id = any(${records.letters.map(({ id }) => id)}::uuid[])`).orderBy('letter_id').orderBy('seq').execute();
    return {
      posts: records.posts.map((post) => ({ id: post.id, forum: post.forum_id, body: post.body, flower: post.flower, shownAs: post.author, state: post.state, postedAt: post.posted_at.toISOString() })),
      letters: records.letters.map((letter) => ({ id: letter.id, subject: letter.subject, about: letter.about, state: letter.state, sentAt: letter.sent_at.toISOString(), turns: turns.filter((turn) => turn.letter_id === letter.id).map((turn) => ({ byOffice: turn.by_office, body: turn.body, at: turn.at.toISOString() })) })),
      signatures: records.signatures.map(({ pledgeId, number, shownAs, nameCipher, signedAt }) => ({ pledge: pledgeId, number, name: nameCipher === null ? null : decryptField(ctx.keys, NAME_PURPOSE, nameCipher), shownAs, signedAt: signedAt.toISOString() })),
    };
  },
  async eraseOwnData(db, ctx, personId): Promise<ErasedCounts> {
    const tx = db as Tx;
    const records = await recordsOf(tx, ctx, personId);
    if (records === undefined) return { removed: {}, kept: {} };
    await holdTree(tx);
    const own = { accountId: records.accountId, nodes: [] };
    for (const { id, state } of records.posts) if (state !== 'withdrawn') await takeBack(tx, ctx, await lockPost(tx, id, own));
    for (const { id, state } of records.letters) if (state !== 'withdrawn') await emptyLetter(tx, await lockLetter(tx, id, own));
    for (const { id } of records.signatures) await removeSignature(tx, ctx, id);
    await tx.updateTable('posts').set({ account_id: null }).where('account_id', '=', records.accountId).execute();
    await tx.updateTable('letters').set({ account_id: null, author: '' }).where('account_id', '=', records.accountId).execute();
    await tx.updateTable('letter_turns').set({ by_name: '' }).where('by_office', '=', false).where(sql<boolean>`letter_id = any(${records.letters.map(({ id }) => id)}::uuid[])`).execute();
    return { removed: { posts: records.posts.length, letters: records.letters.length, signatures: records.signatures.length }, kept: {} };
  },
};
