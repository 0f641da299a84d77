import { beforeAll, describe, expect, it } from 'vitest'
import { builtWeb } from '../../tests/web-build.ts'
import { type FirstLoad, firstLoads } from './size.ts'

let loads: FirstLoad[] = []

beforeAll(async () => {
  loads = firstLoads(await builtWeb())
})

describe('the first load over a village line', () => {
  it('is under 350 kB of compressed JavaScript for every page', () => {
    const heavy = loads.filter(({ gzip }) => gzip >= 350_000)
    expect(heavy).toEqual([])
    expect(loads.map(({ page }) => page)).toContain('pages/today.tsx')
    expect(loads.length).toBeGreaterThan(10)
  })

  it('is under 265 kB for signing in', () => {
    expect(loads.find(({ page }) => page === 'pages/sign-in.tsx')?.gzip).toBeLessThan(265_000)
  })
})
