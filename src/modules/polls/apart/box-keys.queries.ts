import { sql } from 'kysely';
import { sha256 } from '../../../ledger/public.ts';
import { fingerprint, parseKey } from '../../../ledger/transparency/check/notes.ts';
import type { Db } from '../../../platform/db/db.ts';

/** The ballot boxes that published rules name, each with the fingerprint of the key that signs its logs. */
export async function boxKeys(db: Db): Promise<{ url: string; fingerprint: string }[]> {
  const { rows } = await sql<{ url: string; key: string }>`select distinct on (box_url, split_part(rules->'box'->>'key', '+', 3)) box_url as url, rules->'box'->>'key' as key from polls where box_url is not null order by 1, split_part(rules->'box'->>'key', '+', 3), id`.execute(db);
  return rows.flatMap(({ url, key }) => {
    const parsed = parseKey(sha256, key);
    return parsed === null ? [] : [{ url, fingerprint: fingerprint(sha256, parsed.publicKey) }];
  });
}
