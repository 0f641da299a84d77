import { defineConfig } from 'vitest/config'
import { FileOrder } from './tests/file-order.ts'

export default defineConfig({
  test: {
    include: ['{kernel,platform,rooms,apps,tests}/**/*.test.ts'],
    globalSetup: ['tests/cluster.ts'],
    testTimeout: 60_000,
    // The first journey has the product built and loaded, which takes minutes where much else runs.
    hookTimeout: 300_000,
    pool: 'forks',
    maxWorkers: 3,
    // A worker keeps what it has imported, as a server does: modules of ours remember nothing but data files and what
    // belongs to a platform, and each file has a platform of its own.
    isolate: false,
    sequence: { sequencer: FileOrder },
  },
})
