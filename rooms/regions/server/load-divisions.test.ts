import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { connect, type Database } from '../../../platform/server/database/connect.ts'
import { type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { beginPeriod, endPeriod } from './division-periods.ts'
import { divisionByCode, pathsOf, periodsOf } from './divisions.ts'
import { type LoadProgress, loadDivisions } from './load-divisions.ts'

const xunxian = 410621000000
const qiantang = 330114000000
const today = day('2023-12-29')

describe('loading the national tree', () => {
  let platform: TestPlatform
  let owner: Database
  const progress: LoadProgress[] = []

  beforeAll(async () => {
    platform = await testPlatform()
    owner = connect(platform.ownerUrl, 'owner', { max: 2 })
    await loadDivisions(owner.pool, {
      only: [xunxian, qiantang],
      onProgress: (step) => progress.push(step),
    })
  })
  afterAll(async () => {
    await owner.close()
    await platform.close()
  })

  const counts = async () => {
    const rows = await sql<{ level: number; rows: number }>`
      select level, count(*) as rows from division where code between ${xunxian} and ${xunxian + 999_999}
      group by level order by level`.execute(platform.database.handle)
    return rows.rows
  }

  it('S5.1 gives 浚县 its eleven towns and streets and 483 villages', async () => {
    expect(await counts()).toEqual([
      { level: 3, rows: 1 },
      { level: 4, rows: 11 },
      { level: 5, rows: 483 },
    ])
  })

  it('brings the ancestors of what was asked for, up to the nation', async () => {
    const paths = await pathsOf(platform.database.handle, [410621105000, 330114004000, 0], today)
    expect([...paths.values()].toSorted()).toEqual([
      '全国',
      '河南省 鹤壁市 浚县 小河镇',
      '浙江省 杭州市 钱塘区 义蓬街道',
    ])
    expect(await divisionByCode(platform.database.handle, 410600000000, today)).toMatchObject({
      name: '鹤壁市',
      level: 'prefecture',
      parent: 410000000000,
    })
    expect(await divisionByCode(platform.database.handle, 410100000000, today)).toBeUndefined()
  })

  it('tells the class of no village, because the source does not know it', async () => {
    const known = await sql`select from division where urban_rural is not null`.execute(
      platform.database.handle,
    )
    expect(known.rows).toHaveLength(0)
  })

  it('keeps where a street stood before its district was founded (domain 3.3)', async () => {
    const db = platform.database.handle
    const yipeng = 330114004000
    expect((await divisionByCode(db, yipeng, day('2021-03-31')))?.parent).toBe(330109000000)
    expect((await divisionByCode(db, yipeng, day('2021-04-01')))?.parent).toBe(qiantang)
    expect(await divisionByCode(db, qiantang, day('2021-03-31'))).toBeUndefined()
    expect((await periodsOf(db, yipeng)).map(({ source }) => source)).toEqual(['history', 'divisions-2023'])
  })

  it('says how far it is', () => {
    expect(progress.at(0)?.stage).toBe('reading')
    expect(progress.at(-1)?.stage).toBe('swapping')
    expect(progress.every(({ rows, of }) => rows <= of)).toBe(true)
  })

  it('ends in the same rows when it runs again, and keeps what an officer registered', async () => {
    const db = owner.handle
    const village = 410621105900
    await beginPeriod(db, {
      code: village,
      name: '新华社区居委会',
      level: 'village',
      parent: 410621105000,
      urbanRural: null,
      official: false,
      source: 'registered',
      from: day('2023-07-01'),
      to: null,
      successor: null,
    })
    await endPeriod(db, 410621105201, { from: day('1900-01-01'), to: day('2023-06-30') }, village)
    const before = await counts()
    await loadDivisions(platform.worker.pool, { only: [xunxian] })
    expect(await counts()).toEqual(before)
    expect(await divisionByCode(db, village, today)).toMatchObject({
      name: '新华社区居委会',
      official: false,
    })
    expect(await divisionByCode(db, 410621105201, today)).toBeUndefined()
  })

  it('refuses two periods of one code that overlap, whoever writes them', async () => {
    const second = sql`
      insert into division (code, name, level, parent, pinyin, initials, grams, valid_from)
      values (410621107000, '卫贤街道', 4, ${xunxian}, 'weixianjiedao', 'wxjd', '{}', '2024-01-01')`
    await expect(second.execute(owner.handle)).rejects.toThrow('two periods of division 410621107000 overlap')
    const atOnce = sql`
      insert into division (code, name, level, parent, pinyin, initials, grams, valid_from, valid_to)
      values (410621999000, '甲', 4, ${xunxian}, 'jia', 'j', '{}', '2024-01-01', '2024-06-30'),
             (410621999000, '乙', 4, ${xunxian}, 'yi', 'y', '{}', '2024-06-30', null)`
    await expect(atOnce.execute(owner.handle)).rejects.toThrow('overlap')
  })
})
