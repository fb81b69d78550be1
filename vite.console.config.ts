import { defineConfig } from 'vite';

/** The staff app: one page, a chunk for each page of a module, hashed names below /console/assets. */
export default defineConfig({
  root: 'src/console',
  base: '/console/',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  build: {
    outDir: '../../dist/public/console',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    // Its libraries mark files "use client", which means nothing here and would be reported for each of them.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
});
