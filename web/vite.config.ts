import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { adaptador } from './adaptador.ts';

/** The one inline script of ours, which sets the chosen theme before the first paint and keeps early choices; the policy lets exactly it through. */
const plantilla = readFileSync(new URL('src/app.html', import.meta.url), 'utf8');
const guion = /<script>([\s\S]*?)<\/script>/.exec(plantilla)?.[1];
if (guion === undefined) throw new Error('src/app.html ya no lleva su guion: quite su hash de la política');
const hashGuion = `sha256-${createHash('sha256').update(guion).digest('base64')}` as const;

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adaptador(),
      // Ours registers it after the numbers, and decides when a new one comes in.
      serviceWorker: { register: false },
      // Styles travel inside the page (8 KB at most): on a slow link ten files more cost a round trip before the first number.
      inlineStyleThreshold: 30_000,
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['self'],
          // WebAssembly is let through where the explorer runs, and there only: see hooks.server.ts.
          'script-src': ['self', hashGuion],
          'worker-src': ['self'],
          'connect-src': ['self'],
          'style-src': ['self', 'unsafe-inline'],
          'img-src': ['self', 'data:', 'blob:'],
          'font-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'frame-ancestors': ['none'],
          'form-action': ['self'],
        },
      },
    }),
  ],
  server: { host: '127.0.0.1' },
  build: {
    target: ['chrome109', 'firefox115', 'safari16'],
    chunkSizeWarningLimit: 700,
    // A text goes where it is said: the tables of lib/textos cost no file of their own.
    rolldownOptions: {
      optimization: { inlineConst: { mode: 'all', pass: 1 } },
      // What pages share, in few files: each costs its turn on a slow machine. Never what a page would not use.
      output: {
        codeSplitting: {
          groups: [{ name: 'comun', entriesAware: true, entriesAwareMergeThreshold: 6_000, minShareCount: 2 }],
        },
      },
    },
  },
});
