import { sql } from 'kysely';
import type { Db, Tx } from '../db/db.ts';
import { addItem } from './items.ts';
import { compareTexts, type ReadText, readText, type TextLikeness } from './text/compare-texts.ts';
import { keysOf, textKeys } from './text/text-keys.ts';

/** Shingles below which a text is too short to be compared. */
export const LEAST_SHINGLES = 16;
/** Texts under one key beyond which it says nothing: a phrase that everybody uses. */
const COMMON = 40;
/** What such a key still weighs: enough to find the copies of a text that very many handed in. */
const COMMON_WEIGHT = 0.02;
/** Candidates compared exactly, the most promising ones. */
const CONFIRMED = 20;

const LEAST_SCORE = 0.5;
/** Letters of one passage that alone make a likeness, in however long texts. */
const LONG_PASSAGE = 200;

/** Makes a text findable. @returns false where it is too short to be compared, and nothing is kept */
export async function putText(tx: Tx, ownerId: string, text: ReadText): Promise<boolean> {
  if (text.shingles.length < LEAST_SHINGLES) return false;
  const keys = keysOf(textKeys(text.shingles));
  const id = await addItem(tx, { ownerId, kind: 'text', partId: null, place: 0 }, keys, null);
  await sql`insert into similarity_text_keys (key, item_id) select key, ${id} from unnest(${keys}::int[]) as key`.execute(tx);
  return true;
}

export interface LikeText {
  readonly ownerId: string;
  readonly likeness: TextLikeness;
}

/** Whether two texts are like enough to be shown to somebody. */
export function isLikeText({ score, shared, longest }: TextLikeness): boolean {
  return shared >= LEAST_SHINGLES && (score >= LEAST_SCORE || longest >= LONG_PASSAGE);
}

/**
 * The texts that are like a text, most alike first: found by their keys, then compared exactly.
 * @param textsOf gives the texts of owners; one that has none any more is left out
 */
export async function findLikeTexts(db: Db, ownerId: string, text: ReadText, textsOf: (ownerIds: readonly string[]) => Promise<ReadonlyMap<string, string>>): Promise<LikeText[]> {
  if (text.shingles.length < LEAST_SHINGLES) return [];
  const keys = textKeys(text.shingles);
  const { rows } = await sql<{ key: number; item_id: number }>`
    select k.key, found.item_id from unnest(${keysOf(keys)}::int[]) as k(key)
    cross join lateral (select item_id from similarity_text_keys t where t.key = k.key limit ${sql.lit(COMMON + 1)}) as found`.execute(db);
  const under = new Map<number, number[]>();
  for (const { key, item_id } of rows) {
    const items = under.get(key);
    if (items === undefined) under.set(key, [item_id]);
    else items.push(item_id);
  }
  const isCommon = (key: number) => (under.get(key)?.length ?? 0) > COMMON;
  const weights = new Map<number, number>();
  // A key says the more the fewer stand under it.
  for (const [key, items] of under) for (const item of items) weights.set(item, (weights.get(item) ?? 0) + (isCommon(key) ? COMMON_WEIGHT : 1 + 1 / items.length));
  const candidates = [...weights].toSorted((a, b) => b[1] - a[1]).slice(0, CONFIRMED + 1).map(([item]) => item);
  const owners = await ownersOf(db, candidates, ownerId);
  const texts = await textsOf(owners);
  const anchors = [...keys.anchorAt];
  const common = new Set(anchors.filter((_, number) => isCommon(keys.anchors[number]!)));
  return owners
    .flatMap((owner) => {
      const other = texts.get(owner);
      const likeness = other === undefined ? undefined : compareTexts(text, readText(other), common, anchors);
      return likeness !== undefined && isLikeText(likeness) ? [{ ownerId: owner, likeness }] : [];
    })
    .toSorted((a, b) => b.likeness.score - a.likeness.score);
}

/** The owners of items, in the items' order, without the one who asks. */
async function ownersOf(db: Db, items: readonly number[], own: string): Promise<string[]> {
  if (items.length === 0) return [];
  const { rows } = await sql<{ id: number; owner_id: string }>`select id, owner_id from similarity_items where id = any(${[...items]}::int[])`.execute(db);
  const owners = new Map(rows.map((row) => [row.id, row.owner_id]));
  return items.flatMap((item) => owners.get(item) ?? []).filter((owner) => owner !== own).slice(0, CONFIRMED);
}
