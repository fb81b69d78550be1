import { defineConfig } from 'rolldown';

// The server's processes as plain JavaScript beside node_modules: no compiler at run time, quick start.
export default defineConfig({
  input: { web: 'src/entry/web.ts', worker: 'src/entry/worker.ts', cli: 'src/entry/cli.ts', scenario: 'src/entry/scenario.ts' },
  platform: 'node',
  external: [/^node:/, /^[^./]/],
  transform: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  output: { dir: 'dist/server', format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', cleanDir: true, sourcemap: true },
});
