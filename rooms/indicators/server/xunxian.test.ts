import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/server/ids.ts'
import { type FiguresWorld, figuresWorld, type WorldVisit } from '../../../tests/figures-world.ts'
import { villages, weixian, xiaohe, xunxian } from '../../../tests/people-world.ts'
import { engineFor } from './engine.ts'
import { verifyFigures } from './verify/verify.ts'

/** How many visits of the year went to people who carry exactly these categories (S5.A1). */
const plan: readonly [readonly string[], number][] = [
  [['DB'], 3529],
  [['DB', 'KJ'], 610],
  [['TK'], 353],
  [['TK', 'KJ'], 20],
  [['CJ'], 351],
  [['CJ', 'KJ'], 90],
  [['QT'], 631],
  [['QT', 'KJ'], 80],
  [['KJ'], 1],
]

let world: FiguresWorld

/** Three visits to a person, four in a household, spread over villages, stations and the days of 2023. */
function yearOfVisits(): WorldVisit[] {
  const { stations } = world.people
  const places = [
    { station: stations.xiaohe, division: villages.zhangzhuang },
    { station: stations.weixian, division: villages.caodian },
    { station: stations.weixian, division: villages.weiZhangzhuang },
    { station: stations.xiaohe, division: xiaohe },
  ]
  const households = Array.from({ length: 600 }, () => newId())
  let next = 0
  return plan.flatMap(([categories, count]) =>
    Array.from({ length: count }, (_, i): WorldVisit => {
      const ordinal = Math.floor(next++ / 3) + 1
      const place = places[(ordinal + i) % places.length] ?? { station: stations.xiaohe, division: xiaohe }
      const month = String((i % 12) + 1).padStart(2, '0')
      const on = `2023-${month}-${String((i % 28) + 1).padStart(2, '0')}`
      return { ...place, on, ordinal, categories, household: households[ordinal % 600] ?? null, minutes: 30 }
    }),
  )
}

beforeAll(async () => {
  world = await figuresWorld()
  await world.add(yearOfVisits())
})
afterAll(() => world.close())

const ask = async (path: string, query: Record<string, string | number>) =>
  (await world.ask(world.officer, path, { node: 410621, period: 2023, measure: 'visits', ...query })).body

describe('the year of Xunxian', () => {
  it('S5.A1: 5665 visits, five figures that sum to 6465, and the note that they overlap by 800', async () => {
    const split = await ask('/api/figures/split', { by: 'category' })
    expect(
      split.parts.map((part: { title: { zh: string }; value: number }) => [part.title.zh, part.value]),
    ).toEqual([
      ['低保', 4139],
      ['特困', 373],
      ['困境儿童', 801],
      ['残疾人', 441],
      ['其他困难群体', 711],
    ])
    expect(split).toMatchObject({
      total: 5665,
      sum: 6465,
      overlap: 800,
      none: 0,
      note: {
        zh: '各类别有交叉，合计 6465 大于总数 5665，交叉 800',
        en: 'Categories overlap: the parts sum to 6465, more than the total 5665, by 800',
      },
    })
  })

  it('7.3: the overlap matrix shows with whom the 800 children are counted twice', async () => {
    const overlap = await ask('/api/figures/overlap', {})
    expect(overlap.groups.map((group: { code: string }) => group.code)).toEqual([
      'dibao',
      'tekun',
      'child',
      'disability',
      'other',
    ])
    expect(overlap.matrix).toEqual([
      [4139, 0, 610, 0, 0],
      [0, 373, 20, 0, 0],
      [610, 20, 801, 90, 80],
      [0, 0, 90, 441, 0],
      [0, 0, 80, 0, 711],
    ])
    expect(overlap).toMatchObject({ total: 5665, sum: 6465, overlap: 800, several: 800 })
  })

  it('7.1: towns sum to the county in visits, and not in persons', async () => {
    const towns = await ask('/api/figures/children', { measures: 'visits,persons-visited,visit-hours' })
    const sumOf = (column: number) =>
      towns.rows.reduce((sum: number, row: { values: number[] }) => sum + (row.values[column] ?? 0), 0)
    expect(towns.total).toEqual([5665, 1889, 2832.5])
    expect([sumOf(0), sumOf(2)]).toEqual([5665, 2832.5])
    expect(sumOf(1)).toBeGreaterThan(1889)
    const months = await ask('/api/figures/series', {
      from: '2023',
      to: '2023',
      measures: 'visits,persons-visited',
    })
    const [visits, persons] = months.lines.map((line: { values: number[] }) =>
      line.values.reduce((sum, value) => sum + value, 0),
    )
    // All but one of the visits of a person fall into different months.
    expect([visits, persons]).toEqual([5665, 5664])
  })

  it('the records behind a figure are as many as it says, page by page, in a fixed order', async () => {
    let cursor: string | null = null
    const ids: string[] = []
    do {
      const query = {
        node: weixian,
        by: 'category',
        value: 'child',
        limit: 100,
        ...(cursor ? { cursor } : {}),
      }
      const page = await ask('/api/figures/records', query)
      ids.push(...page.items.map((item: { id: string }) => item.id))
      cursor = page.next
    } while (cursor)
    const split = await ask('/api/figures/split', { node: weixian, by: 'category' })
    const children = split.parts.find((part: { code: string }) => part.code === 'child')
    expect(children.value).toBeGreaterThan(100)
    expect(ids).toHaveLength(children.value)
    expect(new Set(ids).size).toBe(children.value)
  })

  it('a recount from base records finds no difference', async () => {
    const { rows, differences, unsettled } = await verifyFigures(engineFor(world.platform))
    expect({ differences, unsettled }).toEqual({ differences: [], unsettled: 0 })
    expect(rows).toBeGreaterThan(100)
  })

  it('a recount notices a figure that was tampered with, at its node and period', async () => {
    const { asOwner } = await import('../../../tests/database.ts')
    await asOwner(world.platform.ownerUrl, async (client) => {
      await client.query(`update figure_division set amounts = (select amounts from figure_division
        where division = ${xunxian} and period = 202304) where division = ${xunxian} and period = 202305`)
      await client.query(
        `delete from figure_station where period = 202306 and station = '${world.people.stations.xiaohe}'`,
      )
    })
    const { differences } = await verifyFigures(engineFor(world.platform))
    const places = [...new Set(differences.map(({ node, period }) => `${node} ${period}`))].toSorted()
    expect(places).toEqual([`${xunxian} 202305`, `station:${world.people.stations.xiaohe} 202306`])
  })
})
