import { describe, expect, it } from 'vitest'
import { ratioOf } from '../domain/ratio.ts'
import { loadMeasures, readMeasure } from './measure-files.ts'

const file = `code: minutes-a-visit
title: { zh: 平均每次走访时长, en: Average length of a visit }
unit: 小时
definition: { zh: 走访时长除以走访次数, en: Hours of visits by visits }
source: test
count: { ratio: { of: visit-hours, per: visits } }
examples:
  - name: three visits of two hours together
    rows: [{ of: 2, per: 3 }]
    expect: 0.67
  - name: of no visit the average is unknown
    rows: [{ of: 0, per: 0 }]
    expect: null
`
const others = () => {
  const loaded = loadMeasures('data/indicators')
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error))
  return loaded.value
}
const refusedFor = (from: string, to: string) => {
  const read = readMeasure('minutes-a-visit.yaml', file.replace(from, to), others())
  return read.ok ? [] : read.error.map(({ line, reason }) => `${line}: ${reason.en}`)
}

describe('a ratio of two measures', () => {
  it('is read with the measures that it divides', () => {
    const read = readMeasure('minutes-a-visit.yaml', file, others())
    expect(read).toMatchObject({
      ok: true,
      value: { view: 'figures_visit', ratio: { of: { code: 'visit-hours' } } },
    })
  })

  it('7.8.9: prints per cent with one decimal, averages with two, and nothing where nothing divides', () => {
    expect(ratioOf(1144, 2869, '%')).toBe(39.9)
    expect(ratioOf(145, 65, '小时')).toBe(2.23)
    expect(ratioOf(7, 0, '%')).toBeNull()
  })

  it('is refused with the line where it names no measure, a wrong unit, or says what its measures say', () => {
    expect(refusedFor('per: visits', 'per: vists')).toEqual([
      '6: no measure vists that is counted from records',
    ])
    expect(refusedFor('unit: 小时', "unit: '%'")).toEqual(['3: 小时 by 次 is in 小时, not in %'])
    expect(refusedFor('source: test', 'source: test\nsplit_by: [category]')).toEqual([
      '6: a ratio is not split',
    ])
    expect(refusedFor('source: test', 'source: test\nview: figures_visit')).toEqual([
      '6: a ratio has no view: its measures have theirs',
    ])
  })

  it('is refused when an example does not come true', () => {
    expect(refusedFor('expect: 0.67', 'expect: 0.66')).toEqual([
      '10: three visits of two hours together: expected 0.66, counted 0.67',
    ])
    expect(refusedFor('[{ of: 2, per: 3 }]', '[{ of: 2 }]')).toEqual([
      '9: a ratio takes one row { of: number, per: number }',
    ])
  })
})
