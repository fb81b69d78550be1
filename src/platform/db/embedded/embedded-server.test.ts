import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { destroyEmbeddedServer, startEmbeddedServer, type EmbeddedServer } from './embedded-server.ts';
import { isRoot } from './run-as.ts';

const entry = new URL('./embedded-server.ts', import.meta.url).href;
const cleanups: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

afterAll(async () => {
  await destroyEmbeddedServer(sharedFolder);
  rmSync(sharedFolder, { recursive: true, force: true });
});

/** For tests that neither need an empty folder nor leave a server running: making a database takes most of a second. */
const sharedFolder = newParent();

function newParent(mode = 0o711): string {
  const parent = mkdtempSync(join(realpathSync(tmpdir()), 'heming-pg-'));
  chmodSync(parent, mode);
  return parent;
}

/** A new folder below which the server's account can go, and a data folder in it that is destroyed after the test. */
function newDataFolder(name = 'data', mode = 0o711): string {
  const parent = newParent(mode);
  const folder = join(parent, name);
  mkdirSync(folder, { recursive: true });
  cleanups.push(async () => {
    await destroyEmbeddedServer(folder);
    rmSync(parent, { recursive: true, force: true });
  });
  return folder;
}

async function start(dataFolder: string, log?: (line: string) => void): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer({ dataFolder, log, settings: { shared_buffers: '16MB' } });
  cleanups.push(() => server.stop());
  return server;
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

const countKept = async (server: EmbeddedServer) => (await query(server.url, 'select count(*)::int as n from kept'))[0]?.n;
const pidFileOf = (dataFolder: string) => join(dataFolder, 'postgres/cluster/postmaster.pid');
/** A stopping server writes a checkpoint first, which on a busy machine takes its time. */
const until = (holds: () => boolean) => vi.waitUntil(holds, { timeout: 25_000, interval: 5 });
const pidOf = (dataFolder: string) => Number(readFileSync(pidFileOf(dataFolder), 'utf8').split('\n')[0]);

/** Runs a script in a process of its own that starts the server of the folder as `server`; resolves when it has printed a line or ended. */
async function otherProcess(dataFolder: string, script: string) {
  const text = `
    import { Client } from 'pg';
    import { startEmbeddedServer } from ${JSON.stringify(entry)};
    const server = await startEmbeddedServer({ dataFolder: ${JSON.stringify(dataFolder)} });
    ${script}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', text], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), ended]);
  return { child, ended };
}

test('keeps what was written from one start to the next', async () => {
  const first = await start(sharedFolder);
  expect(first.adopted).toBe(false);
  await query(first.url, 'create table kept (n int); insert into kept values (1)');
  await first.stop();
  expect(existsSync(pidFileOf(sharedFolder))).toBe(false);
  const second = await start(sharedFolder);
  expect(await countKept(second)).toBe(1);
});

test('is durable, checks its pages, listens on no port and sorts Chinese by pinyin on request', async () => {
  const server = await start(sharedFolder);
  const settings = await query(
    server.url,
    `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'listen_addresses', 'jit', 'TimeZone', 'server_encoding')`,
  );
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    data_checksums: 'on',
    listen_addresses: process.platform === 'win32' ? '127.0.0.1' : '',
    jit: 'off',
    TimeZone: 'UTC',
    server_encoding: 'UTF8',
  });
  const sorted = await query(
    server.url,
    `select string_agg(x, '' order by x collate "zh-x-icu") as names from unnest(array['赵', '张', '李', '阿']) as x`,
  );
  expect(sorted).toEqual([{ names: '阿李张赵' }]);
});

test('refuses a setting that would lose data in a power cut, and a wrong password', async () => {
  const folder = sharedFolder;
  await expect(startEmbeddedServer({ dataFolder: folder, settings: { fsync: 'off' } })).rejects.toThrow(/fsync/);
  const server = await start(folder);
  const wrong = server.url.replace(/:[^:@/]+@/, ':wrong@');
  await expect(query(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' });
});

test('a folder name with spaces, quotes and Chinese characters, and one too long for a socket', async () => {
  for (const name of ['和鸣 data\'s "数据"', '很长的目录名'.repeat(5)]) {
    const server = await start(newDataFolder(name));
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
  }
});

test('adopts the server that a killed process left running', async () => {
  const folder = newDataFolder();
  const { child, ended } = await otherProcess(
    folder,
    `const client = new Client(server.url);
     await client.connect();
     await client.query('create table kept (n int); insert into kept values (1), (2)');
     console.log('written');
     setInterval(() => {}, 1000);`,
  );
  child.kill('SIGKILL');
  await ended;
  const left = pidOf(folder);
  const server = await start(folder);
  expect(server.adopted).toBe(true);
  expect(pidOf(folder)).toBe(left);
  expect(await countKept(server)).toBe(2);
  await server.stop();
  expect(existsSync(pidFileOf(folder))).toBe(false);
});

test('a process that ends without stopping its server leaves none behind', async () => {
  const folder = sharedFolder;
  for (const ending of ['', 'process.exit(0);']) {
    const { ended } = await otherProcess(folder, ending);
    await ended;
    await until(() => !existsSync(pidFileOf(folder)));
  }
});

test('the server outlives the process that started it while another uses it, and the last one stops it', async () => {
  const folder = sharedFolder;
  const first = await start(folder);
  const second = await start(folder);
  expect(second.adopted).toBe(true);
  await first.stop();
  expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await expect(destroyEmbeddedServer(folder)).rejects.toThrow(/in use/);
  await second.stop();
  expect(existsSync(pidFileOf(folder))).toBe(false);
});

test('processes that start at once on an empty folder share one server', async () => {
  const folder = newDataFolder();
  const [other, ...servers] = await Promise.all([
    otherProcess(folder, `console.log(server.url); setInterval(() => {}, 1000);`),
    start(folder),
    start(folder),
    start(folder),
  ]);
  const pid = pidOf(folder);
  expect(new Set(servers.map((server) => server.url)).size).toBe(1);
  expect(servers.filter((server) => !server.adopted).length).toBeLessThanOrEqual(1);
  expect(await query(servers[0]!.url, `select count(*)::int as n from pg_stat_activity where application_name = 'heming keeper'`)).toEqual([
    { n: 4 },
  ]);
  other.child.kill('SIGKILL');
  await other.ended;
  expect(pidOf(folder)).toBe(pid);
  expect(readdirSync(folder)).toEqual(['postgres']);
});

test('a start while the server is being stopped waits and starts it anew', async () => {
  const folder = sharedFolder;
  const first = await start(folder);
  const stopped = first.stop();
  const second = await start(folder);
  await stopped;
  expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a killed server is started again at the same address with every commit', async () => {
  const folder = newDataFolder();
  const lines: string[] = [];
  const server = await start(folder, (line) => lines.push(line));
  await query(server.url, 'create table kept (n int); insert into kept select generate_series(1, 1000)');
  const killed = pidOf(folder);
  process.kill(killed, 'SIGKILL');
  const next = await start(folder);
  expect(next.url).toBe(server.url);
  expect(pidOf(folder)).not.toBe(killed);
  expect(await countKept(next)).toBe(1000);
  await until(() => lines.length > 0);
  expect(lines[0]).toMatch(/ended unexpectedly/);
  await next.stop();
  expect(await countKept(server)).toBe(1000);
});

test('a server that is killed again and again comes back every time', async () => {
  const folder = newDataFolder();
  const lines: string[] = [];
  const server = await start(folder, (line) => lines.push(line));
  for (let kills = 1; kills <= 7; kills++) {
    process.kill(pidOf(folder), 'SIGKILL');
    await until(() => lines.filter((line) => line.includes('ended unexpectedly')).length >= kills);
    await vi.waitFor(() => query(server.url, 'select 1'), { timeout: 25_000, interval: 5 });
  }
  expect(lines[0]).not.toMatch(/ in \d+ s/);
  expect(lines.findLast((line) => line.includes('ended unexpectedly'))).toMatch(/ in \d+ s/);
});

test('a pid file whose number belongs to another process by now is no hindrance', async () => {
  const folder = sharedFolder;
  const server = await start(folder);
  const text = readFileSync(pidFileOf(folder), 'utf8');
  await server.stop();
  const { uid, gid } = statSync(join(folder, 'postgres/cluster'));
  const stranger = spawn('sleep', ['60'], { cwd: '/', stdio: 'ignore', ...(isRoot() && { uid, gid }) });
  cleanups.push(() => void stranger.kill());
  writeFileSync(pidFileOf(folder), text.replace(/^\d+/, String(stranger.pid)));
  const again = await start(folder);
  expect(again.adopted).toBe(false);
  expect(await query(again.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('says what hinders the start', async () => {
  const folder = sharedFolder;
  await (await start(folder)).stop();
  const version = join(folder, 'postgres/cluster/PG_VERSION');
  writeFileSync(version, '9\n');
  await expect(startEmbeddedServer({ dataFolder: folder })).rejects.toThrow(/written by PostgreSQL 9/);
  writeFileSync(version, '18\n');
  const custom = join(folder, 'postgres/cluster/custom.conf');
  writeFileSync(custom, 'no_such_setting = 1\n', { mode: 0o644 });
  await expect(startEmbeddedServer({ dataFolder: folder })).rejects.toThrow(/no_such_setting/);
  rmSync(custom);
});

test.runIf(isRoot())(
  'below a folder closed to others the database lives elsewhere, and moves and copies of the data folder are told apart',
  async () => {
    const folder = newDataFolder('data', 0o700);
    const server = await start(folder);
    await query(server.url, 'create table kept (n int); insert into kept values (1)');
    await server.stop();
    expect(existsSync(join(folder, 'postgres'))).toBe(false);

    const copy = `${folder}-copy`;
    cpSync(folder, copy, { recursive: true });
    await expect(startEmbeddedServer({ dataFolder: copy })).rejects.toThrow(/is a copy of/);
    rmSync(copy, { recursive: true });

    const moved = `${folder}-moved`;
    renameSync(folder, moved);
    const again = await start(moved);
    expect(await countKept(again)).toBe(1);
    await again.stop();
    renameSync(moved, folder);
  },
);
