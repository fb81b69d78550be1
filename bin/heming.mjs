#!/usr/bin/env node
// Starts the built command line on the project's own Node (the `node` package), whatever the host has.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url);
const own = fileURLToPath(new URL('node_modules/node/bin/node', root));
const cli = fileURLToPath(new URL('dist/server/cli.js', root));
if (!existsSync(cli)) {
  console.error('Heming is not built yet. Run: npm run build');
  process.exit(1);
}
const { status, signal } = spawnSync(existsSync(own) ? own : process.execPath, [cli, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(signal === null ? (status ?? 1) : 1);
