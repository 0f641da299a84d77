import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, day } from '../../../kernel/day.ts'
import { type CasePlace, turnsOf } from './case-turns.ts'

const places: CasePlace[] = [
  { station: 'a', division: 410621105201 },
  { station: 'b', division: 410621101201 },
  { station: 'c', division: 410621109201 },
]
const start = day('2023-01-01')

describe('what is counted of a case', () => {
  it('is open where it is managed at month end, and new where it was opened', () => {
    const [a, b] = places as [CasePlace, CasePlace]
    const turns = turnsOf({
      opened: a,
      openedOn: day('2023-03-02'),
      moves: [{ movedOn: day('2023-03-20'), from: a, to: b }],
      closedOn: null,
      withdrawn: false,
    })
    const at = (station: string) =>
      turns.filter((turn) => turn.station === station).reduce((sum, { change }) => sum + change, 0)
    expect([at('a'), at('b')]).toEqual([0, 1])
    expect(turns.filter(({ event }) => event === 'opened').map(({ station }) => station)).toEqual(['a'])
  })

  it('is nothing once it was withdrawn', () => {
    const [a] = places as [CasePlace]
    expect(turnsOf({ opened: a, openedOn: start, moves: [], closedOn: start, withdrawn: true })).toEqual([])
  })

  it('active = opening + new − closed, whatever moved meanwhile', () => {
    const one = fc.record({
      opened: fc.constantFrom(...places),
      openedOn: fc.integer({ min: 0, max: 300 }),
      gaps: fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.constantFrom(...places)), { maxLength: 3 }),
      closing: fc.option(fc.integer({ min: 0, max: 90 })),
    })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), fc.integer({ min: 0, max: 400 }), (cases, at) => {
        const turns = cases.flatMap(({ opened, openedOn, gaps, closing }) => {
          let on = openedOn
          let from = opened
          const moves = gaps.map(([gap, to]) => {
            on += gap
            const move = { movedOn: addDays(start, on), from, to }
            from = to
            return move
          })
          const closedOn = closing === null ? null : addDays(start, on + closing)
          return turnsOf({ opened, openedOn: addDays(start, openedOn), moves, closedOn, withdrawn: false })
        })
        const border: Day = addDays(start, at)
        const sum = (some: typeof turns) => some.reduce((total, { change }) => total + change, 0)
        const opening = sum(turns.filter(({ day }) => day < border))
        const during = turns.filter(({ day }) => day >= border)
        const opened = during.filter(({ event }) => event === 'opened').length
        const closed = during.filter(({ event }) => event === 'closed').length
        expect(sum(turns)).toBe(opening + opened - closed)
      }),
    )
  })
})
