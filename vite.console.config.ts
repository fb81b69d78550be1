import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The staff app: one page, a chunk for each page of a module, hashed names below /console/assets. */
export default defineConfig({
  root: 'src/console',
  base: '/console/',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: '../../dist/public/console',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
});
