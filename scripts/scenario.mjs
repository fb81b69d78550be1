// `npm run scenario -- NAME`: builds when needed, starts a web process on data of its own, and runs the scenario against it.
// `--check NAME` opens the same data again and recomputes each figure; `--resume NAME` goes on with a run that was cut short.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const args = process.argv.slice(2);
const name = args.find((arg) => !arg.startsWith('--'));
const isFresh = !args.includes('--check') && !args.includes('--resume');
const AWAY = 75;
const MOST_RESTARTS = 20;
const START_MS = 120_000;

if (name === undefined || !/^[a-z0-9-]+$/.test(name)) {
  console.error('Usage: npm run scenario -- [--check | --resume] NAME');
  process.exit(2);
}
const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { stdio: ['ignore', 2, 2] });
if (built.status !== 0) process.exit(built.status ?? 1);

const own = join(root, 'node_modules', 'node', 'bin', 'node');
const node = existsSync(own) ? own : process.execPath;
const ownFolder = join(root, '.heming', 'scenarios', name);
const data = process.env.HEMING_DATA ? resolve(process.env.HEMING_DATA) : ownFolder;
// Only the folder of that name is removed; a folder named by HEMING_DATA must be empty of a finished run itself.
if (isFresh && data === ownFolder) rmSync(data, { recursive: true, force: true });
mkdirSync(data, { recursive: true });

const port = process.env.PORT ?? String(await freePort());
const secret = randomBytes(24).toString('base64url');
const env = {
  // The scenario stands for the proxy in front, which tells from which network each of its actors comes.
  HEMING_TRUSTED_PROXIES: '1', ...process.env, PORT: port, HEMING_DATA: data, HEMING_DEMO: '1', HEMING_SCENARIO_SECRET: secret, HEMING_URL: `http://127.0.0.1:${port}`, HEMING_LOG: process.env.HEMING_LOG ?? 'warn',
};

let stopping = false;
let scenario;
let web = startWeb();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    stopping = true;
    scenario?.kill('SIGTERM');
    web.kill('SIGTERM');
  });
}

let code = AWAY;
for (let restarts = 0; code === AWAY && !stopping && restarts <= MOST_RESTARTS; restarts += 1) {
  if (web.exitCode !== null || web.signalCode !== null) {
    console.error('The server ended; it is started again.');
    web = startWeb();
  }
  if (!(await isReady())) continue;
  scenario = spawn(node, ['--enable-source-maps', join(root, 'dist', 'server', 'scenario.js'), ...args], { env, stdio: ['ignore', 'inherit', 'inherit'] });
  const running = scenario;
  const lost = () => running.kill('SIGUSR2');
  web.once('exit', lost);
  code = await new Promise((done) => running.once('exit', (status, signal) => done(signal === 'SIGUSR2' ? AWAY : (status ?? 1))));
  web.off('exit', lost);
}
await stopWeb();
process.exit(stopping ? 130 : code);

function startWeb() {
  const started = spawn(node, ['--enable-source-maps', join(root, 'dist', 'server', 'web.js')], { env, stdio: ['ignore', 2, 2] });
  console.error(`server ${started.pid} on port ${port}, data in ${data}`);
  return started;
}

async function isReady() {
  for (const end = Date.now() + START_MS; Date.now() < end && web.exitCode === null && web.signalCode === null; ) {
    const ready = await fetch(`${env.HEMING_URL}/readyz`).then((response) => response.ok, () => false);
    if (ready) return true;
    await pause(100);
  }
  return false;
}

async function stopWeb() {
  if (web.exitCode !== null || web.signalCode !== null) return;
  const ended = new Promise((done) => web.once('exit', done));
  web.kill('SIGTERM');
  await ended;
}

function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => done(free));
    });
  });
}
