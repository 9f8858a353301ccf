/** How the verifier's script is built: one file without imports, to stand inside its page. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  root: here,
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    lib: { entry: 'verify.ts', formats: ['iife'], name: 'verify', fileName: () => 'verify.js' },
  },
});
