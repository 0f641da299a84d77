import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { placesMerged } from './merged-places.ts'

const [old, into, elsewhere] = [410621105201, 410621105202, 410621107201]
const at = (division: number, station = 'a') => ({ station, division })
const merger = { code: old, into, from: day('2023-07-01') }

describe('where a case was when its village is taken into another', () => {
  it('an open case moves on the day, with its station', () => {
    const one = { opened: at(old), openedOn: day('2023-03-01'), moves: [], closedOn: null }
    expect(placesMerged(one, merger)).toEqual({
      ...one,
      moves: [{ key: null, movedOn: '2023-07-01', from: at(old), to: at(into) }],
    })
  })

  it('a case opened since then was opened at the new code', () => {
    const one = { opened: at(old), openedOn: day('2023-07-01'), moves: [], closedOn: day('2023-09-01') }
    expect(placesMerged(one, merger)).toEqual({ ...one, opened: at(into) })
  })

  it('a case closed before, and one that had left, stay as they were', () => {
    const closed = {
      opened: at(old),
      openedOn: day('2023-01-01'),
      moves: [],
      closedOn: day('2023-06-30'),
    }
    const left = {
      opened: at(old),
      openedOn: day('2023-01-01'),
      moves: [{ key: 'm', movedOn: day('2023-05-01'), from: at(old), to: at(elsewhere, 'b') }],
      closedOn: null,
    }
    expect(placesMerged(closed, merger)).toEqual(closed)
    expect(placesMerged(left, merger)).toEqual(left)
  })

  it('a later move begins where the merger has put the case', () => {
    const one = {
      opened: at(old),
      openedOn: day('2023-01-01'),
      moves: [{ key: 'm', movedOn: day('2023-10-01'), from: at(old), to: at(elsewhere, 'b') }],
      closedOn: null,
    }
    expect(placesMerged(one, merger).moves).toEqual([
      { key: null, movedOn: '2023-07-01', from: at(old), to: at(into) },
      { key: 'm', movedOn: '2023-10-01', from: at(into), to: at(elsewhere, 'b') },
    ])
  })
})
