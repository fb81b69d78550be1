import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cloneDatabase } from '../../../tests/support/scratch-database.ts';
import { arrayBytes, BinaryArray, byteaArray } from './binary-array.ts';
import { type Database, openDatabase } from './db.ts';

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  const copy = await cloneDatabase(inject('templateUrl'), 'heming');
  drop = copy.drop;
  database = openDatabase(copy.url);
});
afterAll(() => database.close().then(drop));

const read = async (array: Buffer, type: string) => (await sql<{ items: unknown }>`select ${array}::${sql.raw(type)}[] as items`.execute(database.db)).rows[0]!.items;

function made(type: ConstructorParameters<typeof BinaryArray>[0], count: number, write: (array: BinaryArray) => void): Buffer {
  const bytes = Buffer.alloc(arrayBytes(count, 64));
  const array = new BinaryArray(type, bytes);
  write(array);
  return bytes.subarray(0, array.done());
}

test('PostgreSQL reads each kind of item as it was meant', async () => {
  expect(await read(byteaArray([Buffer.of(0, 255), Buffer.alloc(0), Buffer.from('选')]), 'bytea')).toEqual([Buffer.of(0, 255), Buffer.alloc(0), Buffer.from('选')]);
  expect(await read(made('bytea', 1, (array) => array.base64url('AAECAwQFBgcICQoLDA0ODw', 16)), 'bytea')).toEqual([Buffer.from([...Array(16).keys()])]);
  expect(await read(made('text', 2, (array) => ['{1,2}', ''].forEach((item) => array.ascii(item))), 'text')).toEqual(['{1,2}', '']);
  expect(await read(made('integer', 2, (array) => [-1, 2_147_483_647].forEach((item) => array.int4(item))), 'integer')).toEqual([-1, 2_147_483_647]);
  expect(await read(made('bigint', 3, (array) => (array.int8(-5n), array.null(), array.int8(2n ** 40n))), 'bigint')).toEqual(['-5', null, String(2 ** 40)]);
  const at = new Date('2026-11-21T08:09:10.123Z');
  expect(await read(made('timestamptz', 1, (array) => array.instant(at.getTime())), 'timestamptz')).toEqual([at]);
  expect(await read(byteaArray([]), 'bytea')).toEqual([]);
});
