import type { Context } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import type { WorkbookSheet } from '../../../platform/spreadsheets/write-workbook.ts';
import { activityTitles } from '../../campaigns/public.ts';
import { contestsMessages, ENTRY_STATE_NAMES } from '../contests.messages.ts';
import { requireContest } from '../contests.queries.ts';
import type { EntryQuery } from '../contests.schemas.ts';
import { viewOf } from './entries.access.ts';
import { presentEntries } from './entries.present.ts';
import { listEntries } from './entries.queries.ts';

const BATCH = 200;

/** What a list of entries shows, as a sheet; authors are named as they agreed to be shown in public only, so they are left out. */
export function entriesSheet(ctx: Context, query: Omit<EntryQuery, 'page' | 'size'>): WorkbookSheet {
  const t = contestsMessages(ctx.locale);
  return {
    name: t.entries,
    columns: [
      { key: 'title', header: t.title, width: 36 }, { key: 'call', header: t.call, width: 28 }, { key: 'category', header: t.category, width: 16 }, { key: 'unit', header: t.unit, width: 28 },
      { key: 'state', header: t.state, width: 12 }, { key: 'holder', header: t.holder, width: 24 }, { key: 'submitted', header: t.submittedAt, width: 20 }, { key: 'published', header: t.publishedAt, width: 20 },
    ],
    rows: rowsOf(ctx, query),
  };
}

async function* rowsOf(ctx: Context, query: Omit<EntryQuery, 'page' | 'size'>) {
  const calls = new Map<string, { title: string; categories: Map<string, string> }>();
  const callOf = async (id: string) => {
    const known = calls.get(id);
    if (known !== undefined) return known;
    const { categories } = await requireContest(ctx.db, id);
    const made = { title: pick((await activityTitles(ctx.db, [id])).get(id) ?? { zh: '', en: '' }, ctx.locale), categories: new Map(categories.map((each) => [each.id, pick(each.name, ctx.locale)])) };
    calls.set(id, made);
    return made;
  };
  const minute = (at: string | null) => (at === null ? '' : new Date(at).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }));
  for (let page = 1; ; page++) {
    const { items, total } = await listEntries(ctx.db, viewOf(ctx), { ...query, page, size: BATCH });
    for (const entry of await presentEntries(ctx.db, ctx, items)) {
      const call = await callOf(entry.contestId);
      yield {
        title: pick(entry.title, ctx.locale), call: call.title, category: call.categories.get(entry.categoryId) ?? '', unit: pick(entry.node.name, ctx.locale), state: pick(ENTRY_STATE_NAMES[entry.state], ctx.locale),
        holder: entry.holder === null ? '' : pick(entry.holder.name, ctx.locale), submitted: minute(entry.submittedAt), published: minute(entry.publishedAt),
      };
    }
    if (page * BATCH >= total) return;
  }
}
