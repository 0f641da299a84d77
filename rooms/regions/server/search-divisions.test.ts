import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '../../../kernel/actor.ts'
import { day } from '../../../kernel/day.ts'
import { type DivisionLevel, rangeOf } from '../../../kernel/division.ts'
import { type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { pathsOf } from './divisions.ts'
import { loadDivisions } from './load-divisions.ts'
import { placeResolverFor, resolveDivisionName } from './place-resolver.ts'
import { searchDivisions } from './search-divisions.ts'

const today = day('2023-12-29')
const xunxian = 410621000000

describe('finding divisions', () => {
  let platform: TestPlatform
  beforeAll(async () => {
    platform = await testPlatform()
    await loadDivisions(platform.worker.pool, { only: [xunxian, 320111000000, 330114000000, 441322000000] })
  })
  afterAll(() => platform.close())

  const find = async (
    text: string,
    more: { level?: DivisionLevel; within?: number; own?: number; limit?: number; on?: string } = {},
  ) => {
    const { own, limit = 5, on, ...rest } = more
    const scope: Scope | undefined =
      own === undefined ? undefined : { ranges: [rangeOf(own)], stations: [], persons: [], organisations: [] }
    const found = await searchDivisions(platform.database.handle, {
      text,
      limit,
      on: on ? day(on) : today,
      own: scope,
      ...rest,
    })
    return found.map(({ code }) => code)
  }

  it('finds any part of a name, the whole name and the higher level first', async () => {
    expect((await find('盘城'))[0]).toBe(320111007000)
    expect(await find('城街道', { level: 'township', within: 320111000000 })).toEqual([320111007000])
    const paths = await pathsOf(platform.database.handle, [320111007000], today)
    expect(paths.get(320111007000)).toBe('江苏省 南京市 浦口区 盘城街道')
  })

  it('finds by spelling, with or without spaces, and by initials', async () => {
    expect((await find('xunxian'))[0]).toBe(xunxian)
    expect((await find('Xun Xian'))[0]).toBe(xunxian)
    expect((await find('xx'))[0]).toBe(xunxian)
    expect((await find('xiaohezhen'))[0]).toBe(410621105000)
    expect((await find('xhz', { within: xunxian }))[0]).toBe(410621105000)
    expect(await find('junxian')).toEqual([])
  })

  it('finds by the beginning of a code', async () => {
    expect(await find('410621', { limit: 3 })).toEqual([xunxian, 410621001000, 410621002000])
    expect(await find('410621105000')).toEqual([410621105000])
  })

  it('finds a village by the name people use', async () => {
    expect(await find('水峪村')).toEqual([410621001210])
    expect(await find('水峪村民委员会')).toEqual([410621001210])
    expect(await find('shuiyucun')).toEqual([410621001210])
  })

  it("shows the caller's own area first, and looks closer there", async () => {
    const [first] = await find('张庄', { own: xunxian })
    expect(Math.floor((first ?? 0) / 1_000_000)).toBe(410621)
    const oneCharacter = await find('峪', { own: xunxian })
    expect(oneCharacter).toContain(410621001210)
    expect(await find('峪')).not.toContain(410621001210)
  })

  it('keeps to a level and to a division when asked', async () => {
    expect(await find('小河', { level: 'township' })).toEqual([410621105000])
    expect(await find('xh', { within: 441322000000, level: 'county' })).toEqual([])
    expect((await find('luofushan', { within: 441322000000 }))[0]).toBe(441322570000)
  })

  it('shows what held on the day that is asked about', async () => {
    expect(await find('钱塘区', { on: '2021-03-31', level: 'county' })).toEqual([])
    expect(await find('钱塘区', { on: '2021-04-01', level: 'county' })).toEqual([330114000000])
  })

  it('takes signs of patterns for what they are, and nothing for nothing', async () => {
    expect(await find('小%河')).toEqual([])
    expect(await find('河_镇')).toEqual([])
    expect(await find('  ')).toEqual([])
    expect(await find("x' or 1=1 --")).toEqual([])
  })

  it('reads the places of a ledger inside a county', async () => {
    const resolve = await placeResolverFor(platform.database.handle, xunxian, today)
    expect(resolve({ town: '小河', village: '' })).toEqual({ ok: true, value: 410621105000 })
    expect(resolve({ town: '卫溪', village: '水峪' })).toEqual({ ok: true, value: 410621001210 })
    expect(resolve({ village: '浚县卫溪街道东街社区' })).toEqual({ ok: true, value: 410621001001 })
    expect(resolve({ town: '盘城' })).toMatchObject({ ok: false, error: { code: 'town-unknown' } })
    const one = { village: '水峪村', within: 410621001000 }
    expect(await resolveDivisionName(platform.database.handle, one, today)).toEqual({
      ok: true,
      value: 410621001210,
    })
  })

  it('reads every village of the county by the name without the body that runs it', async () => {
    const resolve = await placeResolverFor(platform.database.handle, xunxian, today)
    const towns = await searchDivisions(platform.database.handle, {
      text: '410621',
      on: today,
      limit: 50,
      level: 'township',
    })
    const refused: string[] = []
    let read = 0
    for (const town of towns) {
      const villages = await searchDivisions(platform.database.handle, {
        text: String(town.code).slice(0, 9),
        on: today,
        limit: 100,
        level: 'village',
      })
      for (const { code, name } of villages) {
        read += 1
        const written = name.replace(/(?:村民委员会|居民委员会)$/, '')
        const place = resolve({ town: town.name, village: written })
        if (!place.ok || place.value !== code) refused.push(`${town.name} ${name}`)
      }
    }
    expect(read).toBe(483)
    expect(refused).toEqual([])
  })
})
