import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{kernel,platform,rooms,apps,tests}/**/*.test.ts'],
    globalSetup: ['tests/cluster.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
