import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { defineConfig } from 'rolldown';

// The server's processes as plain JavaScript beside node_modules: no compiler at run time, quick start.
export default defineConfig({
  input: Object.fromEntries(globSync('src/entry/*.ts').map((path) => [basename(path, '.ts'), path])),
  platform: 'node',
  external: [/^node:/, /^[^./#]/],
  output: { dir: 'dist/server', format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', cleanDir: true, sourcemap: true },
});
