import { describe, expect, it } from 'vitest'
import { shippedCatalogue } from '../catalogue.ts'
import { denominators, readPlan, shippedPlans } from './plan-files.ts'

const right = `code: plan
title: { zh: 计划, en: Plan }
division: 220000
document: 规划
targets:
  - code: T1
    title: { zh: 站点, en: Stations }
    measure: stations
    compare: 以上
    baseline: { value: 10, on: 2020-12-31 }
    milestones: [{ value: 20, by: 2025-12-31 }]
    article: art 1
    examples:
      - { name: the number itself, on: 2025-12-31, value: 20, expect: { state: met } }
  - code: T2
    title: { zh: 覆盖, en: Coverage }
    measure: township-stations
    coverage: { level: township, at_least: 1 }
    compare: 达到
    milestones: [{ value: 100, by: 2024-12-31 }]
    article: art 2
    examples:
      - { name: one of two, on: 2025-01-01, places: [{ of: 1, value: 1 }, { of: 1, value: 0 }], expect: { state: overdue } }
`
const known = { find: (code: string) => shippedCatalogue().find(code), denominators: ['older-persons'] }

/** What is refused when one piece of the right file is written otherwise. */
const refusedFor = (from: string, to: string, file = 'plan.yaml') => {
  const read = readPlan(file, right.replace(from, to), known)
  return read.ok ? [] : read.error.map(({ line, reason }) => `${line}: ${reason.en}`)
}

describe('a file of targets', () => {
  it('is read when shape, codes, days and examples are right', () => {
    expect(readPlan('plan.yaml', right, known)).toMatchObject({ ok: true, value: { code: 'plan' } })
  })

  it('is refused with the line of a misspelt word or a comparator that does not exist', () => {
    expect(refusedFor('milestones: [{ value: 20', 'milestone: [{ value: 20')).toContain(
      '11: unknown word milestone',
    )
    expect(refusedFor('compare: 以上', 'compare: 左右')[0]).toMatch(/^9: .*no such comparator/)
  })

  it('is refused for a measure that does not exist, unless the plan says that it awaits it', () => {
    expect(refusedFor('measure: stations', 'measure: station')).toEqual(['8: there is no measure station'])
    const awaited = right.replace('document: 规划', 'document: 规划\nawaits: [station]')
    expect(readPlan('plan.yaml', awaited.replace('measure: stations', 'measure: station'), known).ok).toBe(
      true,
    )
  })

  it('is refused for a measure that is no stock without a beginning, and for a denominator nobody knows', () => {
    expect(refusedFor('measure: stations', 'measure: visits')).toEqual([
      '8: visits is no stock: since says from when on it is counted',
    ])
    expect(
      refusedFor('measure: stations', 'per: { denominator: beds, unit: 100 }\n    measure: stations'),
    ).toEqual(['8: beds is none of older-persons'])
    expect(refusedFor('measure: stations', 'declared: beds')).toEqual(['8: beds is none of older-persons'])
  })

  it('is refused for a day that the calendar does not have, in words and not by a code', () => {
    const read = readPlan('plan.yaml', right.replace('on: 2020-12-31', 'on: 2020-13-31'), known)
    expect(read.ok ? [] : read.error.map(({ line, reason }) => [line, reason.zh, reason.en])).toEqual([
      [
        10,
        'targets.0.baseline.on：日期不存在，应为 2023-07-05 这样的格式',
        'targets.0.baseline.on: Not a date; write it like 2023-07-05',
      ],
    ])
  })

  it('is refused for days out of order, a percentage over 100 and a code that stands twice', () => {
    expect(refusedFor('by: 2025-12-31 }]', 'by: 2020-12-31 }]')).toEqual([
      '11: 2020-12-31 is not after 2020-12-31',
    ])
    expect(refusedFor('{ value: 100, by', '{ value: 101, by')).toEqual(['20: 101 is not a percentage'])
    expect(refusedFor('code: T2', 'code: T1')).toEqual(['15: T1 stands twice'])
  })

  it('is refused when an example does not come true', () => {
    expect(refusedFor('expect: { state: met }', 'expect: { state: behind }')).toEqual([
      '14: the number itself: expected state behind, found met',
    ])
    expect(refusedFor('compare: 以上', 'compare: 超过')).toEqual([
      '14: the number itself: expected state met, found on-track',
    ])
  })

  it('is refused when its code is not the name of the file', () => {
    expect(refusedFor('x', 'x', 'other.yaml')).toEqual(["1: the code plan is not the file's name"])
  })
})

describe('the shipped targets', () => {
  it('are all right: J1 to J12, the milestones of Fujian, the staffing of Luancheng', () => {
    const codes = shippedPlans().map(({ code, targets }) => [
      code,
      targets.map((target) => target.code).join(' '),
    ])
    expect(codes).toEqual([
      ['fujian-adolescent-2018-2025', 'F1 F2 F3 F4 F5'],
      [
        'jilin-14th-five-year-plan',
        'J1 J2 J3 J4 J5 J6 J7 J8 J9 J10-county J10-township J10-village J11 J12-persons J12-beds',
      ],
      ['luancheng-staffing', 'L1 L2 L3 L4'],
    ])
    expect(denominators().map(({ code }) => code)).toContain('older-persons')
  })

  it('ask for measures that are counted: none of them waits for a room to come', () => {
    const asked = shippedPlans().flatMap(({ targets }) =>
      targets.flatMap(({ key, counts }) => ('measure' in counts ? [[key, counts.measure] as const] : [])),
    )
    expect(asked.filter(([, measure]) => shippedCatalogue().find(measure) === null)).toEqual([])
    expect(asked).toContainEqual(['jilin-14th-five-year-plan/J12-persons', 'elderly-social-workers'])
    expect(asked).toContainEqual(['fujian-adolescent-2018-2025/F1', 'adolescent-social-workers'])
  })
})
