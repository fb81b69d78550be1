import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The public site's style sheet and its small scripts. Old and embedded browsers (messengers) are served, hence the targets.
export default defineConfig({
  base: '/',
  publicDir: at('src/portal/shared/static'),
  build: {
    outDir: at('dist/public/portal'),
    emptyOutDir: true,
    manifest: true,
    target: ['chrome80', 'safari14', 'firefox80'],
    cssTarget: ['chrome80', 'safari14', 'firefox80'],
    modulePreload: { polyfill: false },
    rolldownOptions: { input: [at('src/portal/shared/theme/site.css'), at('src/portal/islands/early.ts'), at('src/portal/islands/site.ts')] },
  },
});
