import { CompiledQuery, sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cloneDatabase } from '../../../tests/support/scratch-database.ts';
import { type Database, openDatabase } from './db.ts';
import { statementName } from './named-client.ts';
import { WireParameters } from './wire-parameters.ts';

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  const copy = await cloneDatabase(inject('templateUrl'), 'heming');
  drop = copy.drop;
  database = openDatabase(copy.url, { max: 1 });
});
afterAll(() => database.close().then(drop));

const parameters = new WireParameters();

async function ask(text: string, count: number, write: (to: WireParameters) => void): Promise<(string | null)[][]> {
  parameters.begin(statementName(text), count);
  write(parameters);
  const { rows } = await database.db.executeQuery(CompiledQuery.raw(text, [parameters]) as CompiledQuery<(string | null)[]>);
  return rows;
}

test('each kind of parameter arrives as it was written, and the memory is used again', async () => {
  const text = 'select $1::text, $2::integer + 1, encode($3::bytea, \'hex\'), $4::bigint[], cardinality($5::bytea[])';
  const asked = (word: string, bytes: number) =>
    ask(text, 5, (to) => {
      to.text(word);
      to.text(41);
      to.room(bytes).fill(7);
      to.array('bigint', 2, 16, (array) => {
        array.int8(-3n);
        array.null();
      });
      to.array('bytea', 3, 3 * bytes, (array) => {
        for (let item = 0; item < 3; item++) array.bytes(Buffer.alloc(bytes, item));
      });
    });
  expect(await asked('first', 3)).toEqual([['first', '42', '070707', '{-3,NULL}', '3']]);
  // Larger than the memory it began with, then a small one again.
  expect((await asked('large', 100_000))[0]![2]).toBe('07'.repeat(100_000));
  expect(await asked('', 0)).toEqual([['', '42', '', '{-3,NULL}', '3']]);
});

test('many rows come one after the other, an answer larger than one read in one piece', async () => {
  const rows = await ask('select repeat(\'x\', $1::integer), n::text from generate_series(1, 50) as n', 1, (to) => to.text(10_000));
  expect(rows.map(([text, n]) => [text?.length, n])).toEqual(Array.from({ length: 50 }, (_, at) => [10_000, String(at + 1)]));
});

test('an error of the statement is told, and the connection goes on', async () => {
  const text = 'select 1 / $1::integer';
  await expect(ask(text, 1, (to) => to.text(0))).rejects.toMatchObject({ code: '22012' });
  expect(await ask(text, 1, (to) => to.text(1))).toEqual([['1']]);
  await expect(ask('select nothing from nowhere where $1', 1, (to) => to.text(1))).rejects.toMatchObject({ code: '42P01' });
  expect(await ask(text, 1, (to) => to.text(1))).toEqual([['1']]);
  const { rows } = await sql<{ times: number }>`select count(*) as times from pg_prepared_statements where statement = ${text}`.execute(database.db);
  expect(rows).toEqual([{ times: 1 }]);
});

test('a message says as many parameters as its statement has', () => {
  const one = new WireParameters();
  one.begin('name', 1);
  expect(() => one.message()).toThrow(RangeError);
  one.text(1);
  expect(() => one.text(2)).toThrow(RangeError);
});
