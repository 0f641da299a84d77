import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type FirstLoad, firstLoads } from './size.ts'

const folder = mkdtempSync(join(tmpdir(), 'zhulian-web-'))
let loads: FirstLoad[] = []

beforeAll(async () => {
  // The test runner says `test`, and React would bring its development half.
  vi.stubEnv('NODE_ENV', 'production')
  await build({
    configFile: join(import.meta.dirname, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder },
  })
  loads = firstLoads(folder)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the first load over a village line', () => {
  it('is under 350 kB of compressed JavaScript for every page', () => {
    const heavy = loads.filter(({ gzip }) => gzip >= 350_000)
    expect(heavy).toEqual([])
    expect(loads.map(({ page }) => page)).toContain('pages/today.tsx')
    expect(loads.length).toBeGreaterThan(10)
  })

  it('is under 260 kB for signing in', () => {
    expect(loads.find(({ page }) => page === 'pages/sign-in.tsx')?.gzip).toBeLessThan(260_000)
  })
})
