import { describe, expect, it } from 'vitest'
import { type Around, drawEcomap, linesOf, placeAround, systemRadius, systems } from './ecomap.ts'
import { aroundOf } from './ecomap-around.ts'

const around = (count: number): Around[] =>
  Array.from({ length: count }, (_, at) => ({
    key: `k${at}`,
    system: systems[(at * 3) % systems.length] ?? 'other',
    name: `系统${at}`,
    strength: 'ordinary',
    stress: false,
    direction: 'none',
  }))

describe('an ecomap', () => {
  it('lets no two systems touch each other or the client, up to twenty-five', () => {
    for (let count = 1; count <= 25; count += 1) {
      const { placed, center } = placeAround(around(count))
      expect(placed).toHaveLength(count)
      for (const a of placed) {
        expect(Math.hypot(a.x - center.x, a.y - center.y)).toBeGreaterThan(systemRadius * 2 + 30)
        for (const b of placed)
          if (a.key < b.key)
            expect(Math.hypot(a.x - b.x, a.y - b.y), `${count} ${a.key} ${b.key}`).toBeGreaterThan(
              systemRadius * 2,
            )
      }
    }
  })

  it('draws no tie through another system', () => {
    for (let count = 13; count <= 25; count += 1) {
      const { placed, center } = placeAround(around(count))
      for (const one of placed)
        for (const other of placed) {
          if (one === other) continue
          const length = Math.hypot(one.x - center.x, one.y - center.y)
          const [dx, dy] = [(one.x - center.x) / length, (one.y - center.y) / length]
          const along = (other.x - center.x) * dx + (other.y - center.y) * dy
          if (along <= 0 || along >= length) continue
          const beside = Math.abs((other.x - center.x) * dy - (other.y - center.y) * dx)
          expect(beside, `${count} ${one.key} ${other.key}`).toBeGreaterThan(systemRadius)
        }
    }
  })

  it('is the same in whatever order the systems are told', () => {
    expect(placeAround(around(17).toReversed())).toEqual(placeAround(around(17)))
  })

  it('says strength, stress and flow by its lines', () => {
    const one = (tie: Partial<Around>) => drawEcomap('甲', [{ ...(around(1)[0] as Around), ...tie }]).shapes
    const paths = (tie: Partial<Around>) => one(tie).filter(({ shape }) => shape === 'path')
    expect(paths({ strength: 'strong' })).toMatchObject([{ width: 4, stroke: 'soft' }])
    expect(paths({ strength: 'weak' })).toMatchObject([{ dash: '5 5' }])
    expect(paths({ stress: true })).toMatchObject([{ stroke: 'danger' }])
    expect(paths({ direction: 'both' })).toHaveLength(3)
  })

  it('breaks a name into at most three lines of six characters', () => {
    expect(linesOf('欧阳慧芳、臧一、臧双二、臧三')).toEqual(['欧阳慧芳、臧', '一、臧双二、', '臧三'])
    expect(linesOf('欧阳慧芳、臧双、臧小')).toEqual(['欧阳慧芳、臧', '双、臧小'])
    expect(linesOf('欧阳慧芳女士、儿子')).toEqual(['欧阳慧芳女士、', '儿子'])
    expect(linesOf('小河镇张庄村民委员会')).toEqual(['小河镇张庄村', '民委员会'])
    expect(linesOf('河南省鹤壁市浚县社会组织服务中心综合办公室')).toEqual([
      '河南省鹤壁市',
      '浚县社会组织',
      '服务中心综…',
    ])
  })

  it('a tie with a known system takes its place; what ended is not drawn', () => {
    const known = [
      { key: 'school:1', system: 'school' as const, name: '中心小学' },
      { key: 'village:1', system: 'village' as const, name: '张庄村' },
    ]
    const tie = {
      id: 't',
      system: 'school' as const,
      name: '中心小学班主任',
      about: 'school:1',
      strength: 'strong' as const,
      stress: false,
      direction: 'in' as const,
      toOn: null,
      state: 'holds' as const,
    }
    expect(aroundOf(known, [tie], '2023-07-01').map(({ key }) => key)).toEqual(['t', 'village:1'])
    expect(aroundOf([], [{ ...tie, toOn: '2023-06-30' }], '2023-07-01')).toEqual([])
    expect(aroundOf([], [{ ...tie, state: 'removed' }], '2023-07-01')).toEqual([])
  })
})
