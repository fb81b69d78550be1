import type { Context } from '../../platform/http/context.ts';
import { pick } from '../../platform/i18n/messages.ts';
import { type PersonContributor, findAccountOfPerson } from '../people/public.ts';
import type { Db, Tx } from '../../platform/db/db.ts';
import { ENTRY_STATE_NAMES } from './contests.messages.ts';
import { filesOf } from './entries/entries.queries.ts';
import { eraseEntriesOf } from './usecases/erase-entries.ts';

const SHOWN = 5;

const entriesOf = async (db: Db, ctx: Context, personId: string) => {
  const account = await findAccountOfPerson(db, personId, ctx.clock.now());
  return account === undefined ? [] : db.selectFrom('entries').selectAll().where('account_id', '=', account.accountId).orderBy('id', 'desc').execute();
};

/** A person's entries, as their own page shows, exports and erases them. */
export const entriesOfPerson: PersonContributor = {
  name: 'contests',
  async section(ctx, personId) {
    const rows = await entriesOf(ctx.db, ctx, personId);
    if (rows.length === 0) return null;
    return {
      title: { zh: '我的作品', en: 'My works' },
      purpose: { zh: '为审核与展示您投的作品而保存；作者姓名只用于核对，展示时按您选的方式署名。', en: 'Kept to review and show the works you entered; authors’ names are for checking only and shown as you chose.' },
      rows: rows.slice(0, SHOWN).map((row) => ({ title: pick({ zh: row.title_zh, en: row.title_en }, ctx.locale) || '—', value: pick(ENTRY_STATE_NAMES[row.state as keyof typeof ENTRY_STATE_NAMES], ctx.locale), path: `/me/entries/${row.id}` })),
      more: { title: { zh: `全部作品（${rows.length}件）`, en: `All works (${rows.length})` }, path: '/me/entries' },
    };
  },
  async exportOwnData(ctx, personId) {
    const rows = await entriesOf(ctx.db, ctx, personId);
    const files = await filesOf(ctx.db, rows.map((row) => row.id));
    return {
      entries: rows.map((row) => ({
        id: row.id, state: row.state, title: { zh: row.title_zh, en: row.title_en }, body: row.body, caption: { zh: row.caption_zh, en: row.caption_en }, authors: row.authors, files: files.get(row.id) ?? [],
        createdAt: row.created_at.toISOString(), submittedAt: row.submitted_at?.toISOString() ?? null, publishedAt: row.published_at?.toISOString() ?? null,
      })),
    };
  },
  async eraseOwnData(tx, ctx, personId) {
    const account = await findAccountOfPerson(tx, personId, ctx.clock.now());
    return account === undefined ? { removed: {}, kept: {} } : eraseEntriesOf(tx as Tx, ctx, account.accountId);
  },
};
