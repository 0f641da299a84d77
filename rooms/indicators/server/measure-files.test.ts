import { describe, expect, it } from 'vitest'
import { views } from '../domain/views.ts'
import { loadMeasures, readMeasure } from './measure-files.ts'

const right = `code: visits-home
title: { zh: 入户走访, en: Home visits }
unit: 次
definition: { zh: 走访方式为入户的走访记录数, en: Visit records made at home }
source: 走访记录表 5.2
view: figures_visit
count: records
where: { column: method, is: home }
split_by: [category]
examples:
  - name: a telephone call is not a home visit
    rows:
      - { method: home, categories: [DB, KJ] }
      - { method: telephone, categories: [DB] }
    expect: { total: 1, by: { category: { DB|KJ: 1 } } }
`

/** What is refused when one piece of the right file is written otherwise. */
const refusedFor = (from: string, to: string) => {
  const read = readMeasure('visits-home.yaml', right.replace(from, to))
  return read.ok ? [] : read.error.map(({ line, reason }) => `${line}: ${reason.en}`)
}

describe('a measure file', () => {
  it('is read when shape, columns, unit and examples are right', () => {
    const read = readMeasure('visits-home.yaml', right)
    expect(read).toMatchObject({ ok: true, value: { code: 'visits-home', unit: '次', overlap: 'multi' } })
  })

  it('is refused with the line of a misspelt word', () => {
    expect(refusedFor('split_by', 'spilt_by')).toEqual(['9: unknown word spilt_by'])
    expect(refusedFor('column: method', 'colum: method')).toEqual([
      '8: where.column: Invalid input: expected string, received undefined',
      '8: unknown word colum',
    ])
    expect(refusedFor('is: home', 'equals: home')).toEqual([
      '8: where: needs all, any, not, is, one_of, at_least, at_most, contains',
    ])
    expect(refusedFor('count: records', 'count: { summ: minutes }')).toContain('7: unknown word summ')
  })

  it('is refused for a column that the view does not publish', () => {
    expect(refusedFor('column: method', 'column: income')).toEqual([
      '8: figures_visit has no column income; there are visited_on, categories, minutes, urgency, household_visit, follow_up, handled, method, purpose, seen',
    ])
    expect(refusedFor('view: figures_visit', 'view: visit')).toEqual([
      `6: no such view; there are ${Object.keys(views).join(', ')}`,
    ])
    expect(refusedFor('[category]', '[income]')).toEqual(['9: figures_visit is not split by income'])
  })

  it('is refused for a value that no record can have', () => {
    expect(refusedFor('is: home', 'is: hmoe')).toEqual([
      '8: hmoe is none of home, telephone, video, outside, school',
    ])
    expect(refusedFor('is: home', 'at_least: home')).toEqual(['8: method has no order'])
    const handled = '{ column: handled, contains: refferal }'
    expect(refusedFor('{ column: method, is: home }', handled)).toEqual([
      '8: refferal is none of policy, goods, company, referral, other',
    ])
    const [category] = refusedFor('{ column: method, is: home }', '{ column: categories, contains: DP }')
    expect(category).toMatch(/^8: DP is no category; there are DB, /)
    const [first] = refusedFor('examples:', 'overlap: { primary: [TK, DBB] }\nexamples:')
    expect(first).toMatch(/^10: DBB is no category/)
  })

  it('is refused when the unit does not go with the way of counting', () => {
    expect(refusedFor('unit: 次', 'unit: 人')).toEqual(['3: 人 goes with distinct or stock only'])
    expect(refusedFor('count: records', 'count: { distinct: person }')).toEqual([
      '3: 次 is not a unit of distinct things',
    ])
  })

  it('is refused when an example does not come true', () => {
    expect(refusedFor('total: 1', 'total: 2')).toEqual([
      '15: a telephone call is not a home visit: expected 2, counted 1',
    ])
    expect(refusedFor('DB|KJ: 1', 'DB: 1')).toEqual([
      '15: a telephone call is not a home visit: category DB: expected 1, counted 0',
    ])
  })

  it('is refused when the code is not the name of the file, or the YAML is none', () => {
    expect(refusedFor('code: visits-home', 'code: home-visits')).toEqual([
      "1: the code home-visits is not the file's name",
    ])
    expect(refusedFor('zh: 入户走访,', 'zh: 入户走访')[0]).toMatch(/^2: /)
  })

  it('keeps no as a word, as YAML 1.2 does', () => {
    expect(refusedFor('is: home', 'is: no')).toEqual([
      '8: no is none of home, telephone, video, outside, school',
    ])
  })
})

describe('the shipped measures', () => {
  it('are all right, and come in the order of print', () => {
    const loaded = loadMeasures('data/indicators')
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.error, null, 1))
    expect(loaded.value.map((measure) => measure.code).slice(0, 3)).toEqual([
      'visits',
      'persons-visited',
      'households-visited',
    ])
  })
})
