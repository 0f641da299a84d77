import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compress } from './compress.ts'
import { plainTable } from './plain-table.ts'
import { shortPreloads } from './preloads.ts'

const preloads = shortPreloads(['/shell/shell.tsx'])

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), plainTable(), preloads.plugin, compress()],
  build: {
    outDir: resolve(import.meta.dirname, '../../dist/web'),
    emptyOutDir: true,
    // Read by size.ts: which file needs which.
    manifest: true,
    modulePreload: { resolveDependencies: preloads.resolveDependencies },
    // Phones of a village are not new: Chromium 105 of August 2022 is the oldest the styles need (`:has`).
    target: ['chrome105', 'safari15.4', 'firefox121'],
    chunkSizeWarningLimit: 700,
    // size.ts tells what matters: the first load of a page.
    reportCompressedSize: false,
    rolldownOptions: {
      // The frame lists every file for itself and for each page that needs it: names would weigh more than the menu.
      output: { chunkFileNames: 'assets/[hash].js', assetFileNames: 'assets/[hash][extname]' },
      // Our own modules do nothing by being imported, so a page takes from a room's door only what it shows.
      treeshake: { moduleSideEffects: (id) => !/\/(apps|rooms|platform|kernel)\/.*\.tsx?$/.test(id) },
    },
  },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:8700' } },
})
