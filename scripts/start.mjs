// `npm start`: builds when needed, then becomes the web process (signals reach it, its exit code is ours).
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);

const own = join(root, 'node_modules', 'node', 'bin', 'node');
const child = spawn(existsSync(own) ? own : process.execPath, ['--enable-source-maps', join(root, 'dist', 'server', 'web.js')], { stdio: 'inherit' });
// A terminal sends the signal to the whole group; the child must not get it twice.
let passed = false;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    if (!passed && (signal === 'SIGTERM' || !process.stdin.isTTY)) child.kill(signal);
    passed = true;
  });
}
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
