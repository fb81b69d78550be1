import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Call, openCall } from '../test-kit.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { contestActivity, galleryOf } from './gallery.ts';

const WORKS = 10_000;
let call: Call;

beforeAll(async () => {
  call = await openCall();
  const { db } = call.world.base;
  const paths = await Promise.all(call.world.schools.map((id) => db.selectFrom('organization_paths').select('path').where('organization_id', '=', id).where('valid_to', 'is', null).executeTakeFirstOrThrow()));
  const opening = '雪'.repeat(90);
  // The table alone is filled: what is tested is how the gallery reads it.
  await sql`alter table published_works drop constraint published_works_entry_id_fkey`.execute(db);
  for (const [index, { path }] of paths.entries()) {
    await sql`insert into published_works (entry_id, campaign_id, contest_id, category_id, path, published_at, work, tile)
      select gen_random_uuid(), ${call.campaignId}, ${call.contestId}, ${call.text}, ${path}::uuid[], '2026-03-01'::timestamptz + (n * 2 + ${index}) * interval '1 second', '{}', json_build_object('id', gen_random_uuid(), 'place', n * 2 + ${index}, 'title', '{"zh": "作品", "en": ""}'::json, 'credit', '{"name": "李女士", "unit": "河县一中"}'::json, 'opening', ${opening}::text) from generate_series(1, ${WORKS / 2}) n`.execute(db);
  }
  await sql`analyze published_works`.execute(db);
});
afterAll(() => call.world.close());

test('pages of a gallery of 10,000 works are whole, in order and without repeats, by region too', async () => {
  const { db } = call.world.base;
  const page = (offset: number, regionId?: string) => galleryOf(db, call.campaignId, { limit: 36, offset, regionId });
  const [first, second, last] = [await page(0), await page(36), await page(WORKS - 10)];
  expect([first.total, first.items.length, last.items.length]).toEqual([WORKS, 36, 10]);
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(72);
  expect((await page(0, call.world.cities[1])).total).toBe(WORKS / 2);
  expect(await page(WORKS)).toEqual({ items: [], total: WORKS });
});

test('a special page gets the newest of each track and of none, and no more than it asks for', async () => {
  const { db } = call.world.base;
  const track = newId();
  await sql`update published_works set track_id = ${track} where entry_id in (select entry_id from published_works order by published_at limit 3)`.execute(db);
  const latest = await contestActivity.latest!(db, call.campaignId, [track, newId()], 2);
  expect(latest).toHaveLength(4);
  const { rows } = await sql<{ id: string }>`
    (select tile->>'id' as id from published_works where track_id is null order by published_at desc, entry_id desc limit 2)
    union all (select tile->>'id' from published_works where track_id = ${track} order by published_at desc, entry_id desc limit 2)`.execute(db);
  expect(latest.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
});
