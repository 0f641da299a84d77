import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { bandPoints, gradeOf, pointsOf, ranked, totalOf } from './score.ts'
import { type Indicator, indicatorsOf, problemsOf, standardSchema } from './standard.ts'

const standard = standardSchema.parse(
  parse(readFileSync(join(import.meta.dirname, '../../../data/evaluations/station.yaml'), 'utf8')),
)
const indicator = (code: string) => indicatorsOf(standard).find((one) => one.code === code) as Indicator

describe('an evaluation (2.4)', () => {
  it.each([
    [59, 0],
    [60, 8],
    [299, 14],
    [300, 20],
  ])('gives %i visits %i points', (value, points) => {
    expect(bandPoints(indicator('visits'), value)).toBe(points)
  })

  it("weighs the points of those who gave some, and counts a station's own never alone", () => {
    expect(pointsOf(indicator('needs'), standard, { self: 10 }, null)).toBeNull()
    expect(pointsOf(indicator('needs'), standard, { self: 10, 'third-party': 8, purchaser: 6 }, null)).toBe(
      7.2,
    )
    expect(pointsOf(indicator('needs'), standard, { purchaser: 6 }, null)).toBe(6)
  })

  it('has no total while an indicator has no points', () => {
    expect(totalOf(standard, new Map([['needs', 10]]))).toBeNull()
    expect(totalOf(standard, new Map(indicatorsOf(standard).map(({ code, points }) => [code, points])))).toBe(
      100,
    )
  })

  it.each([
    [90, 'excellent'],
    [89.9, 'good'],
    [80, 'good'],
    [79.9, 'qualified'],
    [60, 'qualified'],
    [59.9, 'unqualified'],
  ])('grades %d as %s', (total, code) => {
    expect(gradeOf(standard, total)?.code).toBe(code)
  })

  it('lets equals share a place and says so; who is not fully scored has none', () => {
    const rows = ranked([
      { name: '甲', total: 80 },
      { name: '乙', total: 95 },
      { name: '丙', total: 80 },
      { name: '丁', total: null },
      { name: '戊', total: 70 },
    ])
    expect(rows.map(({ total, place, tied }) => [total, place, tied])).toEqual([
      [95, 1, false],
      [80, 2, true],
      [80, 2, true],
      [70, 4, false],
      [null, null, false],
    ])
  })

  it('refuses a standard whose points do not sum to a hundred or whose measure is not counted', () => {
    expect(problemsOf(standard, () => true)).toEqual([])
    expect(problemsOf(standard, () => false)).toContainEqual({
      path: ['blocks', 1, 'indicators', 0, 'measure'],
      reason: { zh: '没有指标 visits', en: 'there is no measure visits' },
    })
    const short = { ...standard, blocks: standard.blocks.slice(1) }
    expect(problemsOf(short, () => true).map(({ reason }) => reason.en)).toContain(
      'the points sum to 80, not 100',
    )
  })
})
