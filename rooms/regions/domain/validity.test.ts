import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { beginningOfRecords, type Division } from './division.ts'
import { overlapsAny, planChange, planClosing } from './validity.ts'

const luanchengCounty: Division = {
  code: 130111000000,
  name: '栾城县',
  level: 'county',
  parent: 130100000000,
  urbanRural: null,
  official: true,
  source: 'divisions-2023',
  from: beginningOfRecords,
  to: null,
  successor: null,
}

describe('a division through time', () => {
  it('ends under the old name the day before it has the new one', () => {
    expect(
      planChange([luanchengCounty], { kind: 'rename', name: '栾城区', from: day('2014-09-09') }),
    ).toEqual({
      ok: true,
      value: {
        end: { from: '1900-01-01', to: '2014-09-08' },
        begin: { ...luanchengCounty, name: '栾城区', source: 'registered', from: '2014-09-09' },
      },
    })
  })

  it('moves to another parent from a day on', () => {
    const plan = planChange([luanchengCounty], {
      kind: 'move',
      parent: 130500000000,
      from: day('2020-01-01'),
    })
    expect(plan).toMatchObject({ ok: true, value: { begin: { parent: 130500000000, name: '栾城县' } } })
  })

  it('refuses a change that would overlap what was already registered', () => {
    const renamed = { ...luanchengCounty, name: '栾城区', from: day('2014-09-09') }
    const before = { ...luanchengCounty, to: day('2014-09-08') }
    const change = { kind: 'rename', name: '栾城市' } as const
    const refusal = { ok: false, error: { code: 'validity-overlaps' } }
    expect(planChange([before, renamed], { ...change, from: day('2014-09-09') })).toEqual(refusal)
    expect(planChange([before, renamed], { ...change, from: day('2010-01-01') })).toEqual(refusal)
    expect(planChange([before, renamed], { ...change, from: day('2014-09-10') }).ok).toBe(true)
  })

  it('refuses a change that changes nothing, and any change after the end', () => {
    expect(
      planChange([luanchengCounty], { kind: 'rename', name: '栾城县', from: day('2014-09-09') }),
    ).toEqual({
      ok: false,
      error: { code: 'nothing-changes' },
    })
    const ended = { ...luanchengCounty, to: day('2014-09-08') }
    const gone = { ok: false, error: { code: 'division-not-in-force' } }
    expect(planChange([ended], { kind: 'rename', name: '栾城区', from: day('2015-01-01') })).toEqual(gone)
    expect(planClosing([ended], day('2015-01-01'))).toEqual(gone)
  })

  it('closes on its last day, not before it began', () => {
    expect(planClosing([luanchengCounty], day('2014-09-08'))).toEqual({
      ok: true,
      value: { from: '1900-01-01', to: '2014-09-08' },
    })
    expect(planClosing([{ ...luanchengCounty, from: day('2020-01-01') }], day('2019-12-31')).ok).toBe(false)
  })

  it('sees that two periods share a day, the last day included', () => {
    const period = { from: day('2021-01-01'), to: day('2021-06-30') }
    expect(overlapsAny([period], { from: day('2021-06-30'), to: null })).toBe(true)
    expect(overlapsAny([period], { from: day('2021-07-01'), to: null })).toBe(false)
  })
})
