import { describe, expect, it } from 'vitest'
import { coverageOf } from './coverage.ts'

const id = (n: number) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`

describe('coverage of towns', () => {
  it('S5.1 says eleven of eleven when every town and street of 浚县 has its station', () => {
    const codes = [1, 2, 3, 4, 101, 103, 104, 105, 107, 109, 110].map((n) => 410621000000 + n * 1000)
    const towns = codes.map((code) => ({ code, name: `${code}` }))
    const stations = codes.map((division, n) => ({ id: id(n), name: '社工站', division }))
    expect(coverageOf(towns, stations)).toMatchObject({ towns: 11, covered: 11, without: [] })
  })

  it('S18.A2 counts 罗浮山管理区 beside the seventeen towns, and 17 sites are not 18 stations (X5)', () => {
    const codes = [...Array.from({ length: 17 }, (_, n) => 441322100000 + n * 1000), 441322570000]
    const towns = codes.map((code) => ({ code, name: `${code}` }))
    const at = (some: readonly number[]) =>
      some.map((division, n) => ({ id: id(n), name: '社工站', division }))
    expect(coverageOf(towns, at(codes))).toMatchObject({ towns: 18, covered: 18 })
    expect(coverageOf(towns, at(codes.slice(0, 17)))).toMatchObject({
      covered: 17,
      without: [{ code: 441322570000 }],
    })
  })

  it('counts a town once however many stations it has, wherever in the town they stand', () => {
    const town = { code: 410621105000, name: '小河镇' }
    const stations = [410621105000, 410621105203].map((division, n) => ({
      id: id(n),
      name: '社工站',
      division,
    }))
    const coverage = coverageOf([town], stations)
    expect(coverage.covered).toBe(1)
    expect(coverage.withStation[0]?.stations).toHaveLength(2)
  })
})
