// Builds the browser files and the server when their sources changed since the last build; `--force` builds anyway.
// Runs on any Node from 20 up: npm calls it while it installs, before the project's own Node may be in place.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'dist', 'stamp');
const own = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const node = existsSync(own) ? own : process.execPath;

function sourcesOf(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourcesOf(path);
    return /\.test\.tsx?$/.test(entry.name) ? [] : [path];
  });
}

function stamp() {
  const hash = createHash('sha256');
  const configs = ['package-lock.json', 'tsconfig.json', 'tsconfig.browser.json', 'rolldown.config.ts', 'vite.portal.config.ts', 'vite.console.config.ts'];
  for (const path of [...configs.filter((file) => existsSync(join(root, file))), ...sourcesOf('src').toSorted()]) {
    hash.update(path).update('\0').update(readFileSync(join(root, path))).update('\0');
  }
  return hash.digest('hex');
}

const steps = [
  ['site', ['node_modules/vite/bin/vite.js', 'build', '-c', 'vite.portal.config.ts', '--logLevel', 'warn']],
  ['console', ['node_modules/vite/bin/vite.js', 'build', '-c', 'vite.console.config.ts', '--logLevel', 'warn']],
  ['server', ['node_modules/rolldown/bin/cli.mjs', '-c', 'rolldown.config.ts', '--logLevel', 'warn']],
];

const now = stamp();
if (process.argv.includes('--force') || !existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== now) {
  for (const [name, args] of steps) {
    const started = Date.now();
    const { status } = spawnSync(node, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NODE_ENV: 'production' } });
    if (status !== 0) {
      console.error(`The ${name} could not be built.`);
      process.exit(1);
    }
    console.error(`built ${name} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, now);
}
