import pg from 'pg';
import { expect, test } from 'vitest';
import { BackupError } from '../platform/backup/backup.ts';
import { ConfigError } from '../platform/config/config.ts';
import { commonErrors } from '../platform/errors/errors.ts';
import { sentenceOf } from './refuse.ts';

test('what can be foreseen is told as a sentence, without the place in the code', () => {
  expect(sentenceOf(new ConfigError('PORT is "x".'))).toBe('PORT is "x".');
  expect(sentenceOf(new BackupError('/x exists already.'))).toBe('/x exists already.');
  expect(sentenceOf(commonErrors.error('input.invalid', { count: 1 }, [{ path: 'role', code: 'x', message: { zh: '不对。', en: 'Wrong.' } }]))).toBe('有1处填写需要修改。\nSomething needs to be changed in 1 place(s).\nrole: 不对。 Wrong.');
  expect(sentenceOf(new TypeError('x is not a function'))).toBeNull();
});

test('a database that cannot be reached is named by what is wrong with it, never by its password', async () => {
  const client = new pg.Client('postgresql://heming:geheim@127.0.0.1:1/heming');
  const sentence = sentenceOf(await client.connect().catch((error: unknown) => error));
  expect(sentence).toBe('The database cannot be used: nothing answers at its address. See DATABASE_URL.');
});
