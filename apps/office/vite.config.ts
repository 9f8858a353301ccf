/** How the office's screens are built: into apps/office/dist, served under /office/. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root: here,
  base: '/office/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The page's policy allows fonts and pictures from this server only, so none travels as a data: address.
    assetsInlineLimit: 0,
    // The map's engine is one large file by nature; it loads after the page.
    chunkSizeWarningLimit: 1200,
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': process.env.CUNTU_URL ?? 'http://127.0.0.1:8080' } },
});
