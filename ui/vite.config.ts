import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Relative: the desktop shell serves the page from its own scheme.
  base: './',
  plugins: [react({ compiler: true })],
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  build: {
    target: ['es2023', 'chrome120', 'safari17'],
    // Fonts and images stay files: the policy of the window allows 'self' only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test/setup.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
    testTimeout: 60_000,
    maxWorkers: 2,
  },
});
