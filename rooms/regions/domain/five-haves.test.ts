import { describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { fiveHaves, type HaveEvidence, haveCodes, worksInSubstance } from './five-haves.ts'

const since = (
  have: HaveEvidence['have'],
  heldOn: string,
  withdrawnOn: string | null = null,
): HaveEvidence => ({
  have,
  heldOn: day(heldOn),
  withdrawnOn: withdrawnOn ? day(withdrawnOn) : null,
})
const all = haveCodes.map((have) => since(have, '2023-03-01'))

describe('the five haves', () => {
  it('S6.A4 shows 4 of 5 and names the process that is missing', () => {
    const evidence = all.filter(({ have }) => have !== 'process')
    expect(fiveHaves(evidence, day('2023-06-01'))).toEqual({
      held: 4,
      of: 5,
      has: ['sign', 'staff', 'mechanism', 'project'],
      missing: ['process'],
    })
    expect(worksInSubstance(day('2023-06-01'), evidence, day('2023-06-01'))).toBe(false)
  })

  it('counts evidence from its day until the day it is withdrawn', () => {
    const staff = [since('staff', '2023-03-01', '2023-09-01')]
    const held = ['2023-02-28', '2023-03-01', '2023-08-31', '2023-09-01'].map(
      (on) => fiveHaves(staff, day(on)).held,
    )
    expect(held).toEqual([0, 1, 1, 0])
  })

  it('counts two pieces of evidence of one have once', () => {
    expect(fiveHaves([...all, since('sign', '2023-04-01')], day('2023-06-01')).held).toBe(5)
  })

  it('works in substance from its declaration and stops when evidence is withdrawn', () => {
    const declared = day('2023-06-01')
    const later = [...all.filter(({ have }) => have !== 'staff'), since('staff', '2023-03-01', '2023-09-01')]
    const works = ['2023-05-31', '2023-06-01', '2023-08-31', '2023-09-01'].map((on) =>
      worksInSubstance(declared, later, day(on)),
    )
    expect(works).toEqual([false, true, true, false])
    expect(worksInSubstance(null, all, day('2023-06-01'))).toBe(false)
  })
})
