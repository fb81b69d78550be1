import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { testContext, type TestContext } from '../../../tests/support/context.ts';
import { urlOf } from '../../../tests/support/scratch-database.ts';
import { audit } from '../audit/audit.ts';
import { MIGRATIONS_FOLDER } from '../config/root.ts';
import { decryptField, encryptField } from '../crypto/fields.ts';
import { loadKeys } from '../crypto/keys.ts';
import { backup } from './backup.ts';
import { restore, verifyBackup } from './restore.ts';

let ctx: TestContext;
let folder: string;
let sealed: Buffer;
const administer = async (sql: string) => {
  const client = new pg.Client({ connectionString: urlOf(inject('templateUrl'), 'postgres') });
  await client.connect();
  await client.query(sql);
  await client.end();
};

beforeAll(async () => {
  ctx = await testContext();
  folder = await mkdtemp(join(tmpdir(), 'heming-backup-'));
  await mkdir(join(folder, 'data', 'files', 'ab'), { recursive: true });
  await writeFile(join(folder, 'data', 'files', 'ab', 'picture'), 'bytes');
  sealed = encryptField(await loadKeys(join(folder, 'data')), 'test', '13800001234');
  await audit(ctx.db, ctx, { action: 'test.done', objectType: 'test', after: { text: 'tab\tnewline\nbackslash\\ 和鸣' } });
  await ctx.db.insertInto('settings').values({ key: 'x', value: JSON.stringify({ sealed: sealed.toString('base64') }), updated_at: new Date() }).execute();
});
afterAll(async () => {
  await ctx.close();
  await rm(folder, { recursive: true, force: true });
});

test('what was backed up stands in an empty installation again, byte for byte', async () => {
  const target = join(folder, 'copy');
  const manifest = await backup(ctx.databaseUrl, join(folder, 'data'), target);
  expect(manifest.files.map((file) => file.path)).toEqual(['files/ab/picture', 'secret']);

  await administer('create database restored');
  const url = urlOf(inject('templateUrl'), 'restored');
  try {
    await restore(url, join(folder, 'new'), target, MIGRATIONS_FOLDER);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query("select after->>'text' as text from audit_events");
    expect(rows).toEqual([{ text: 'tab\tnewline\nbackslash\\ 和鸣' }]);
    const [setting] = (await client.query<{ sealed: string }>("select value->>'sealed' as sealed from settings where key = 'x'")).rows;
    expect(decryptField(await loadKeys(join(folder, 'new')), 'test', Buffer.from(setting!.sealed, 'base64'))).toBe('13800001234');
    expect((await stat(join(folder, 'new', 'secret'))).mode & 0o777).toBe(0o600);
    await client.end();
    expect(await readFile(join(folder, 'new', 'files', 'ab', 'picture'), 'utf8')).toBe('bytes');
    await expect(restore(url, join(folder, 'new'), target, MIGRATIONS_FOLDER)).rejects.toThrow(/not empty/);
  } finally {
    await administer('drop database restored with (force)');
  }
});

test('a changed or missing file is named and nothing is restored', async () => {
  const target = join(folder, 'spoiled');
  await backup(ctx.databaseUrl, join(folder, 'data'), target);
  await writeFile(join(target, 'data', 'files', 'ab', 'picture'), 'byteS');
  await expect(verifyBackup(target)).rejects.toThrow(/data\/files\/ab\/picture of the backup was changed/);
  await rm(join(target, 'data', 'files', 'ab', 'picture'));
  await expect(verifyBackup(target)).rejects.toThrow(/is missing/);
});

test('a folder that cannot be made, and a database with nothing of ours in it, are refused with a sentence', async () => {
  await writeFile(join(folder, 'file'), '');
  await expect(backup(ctx.databaseUrl, join(folder, 'data'), join(folder, 'file', 'copy'))).rejects.toThrow(/cannot be made/);
  await expect(backup(urlOf(inject('templateUrl'), 'postgres'), join(folder, 'data'), join(folder, 'elsewhere'))).rejects.toThrow(/no installation/);
  await writeFile(join(folder, 'copy', 'manifest.json'), '{"format": 2}');
  await expect(verifyBackup(join(folder, 'copy'))).rejects.toThrow(/manifest.json was changed/);
});
