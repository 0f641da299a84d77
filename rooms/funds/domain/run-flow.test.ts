import { describe, expect, it } from 'vitest'
import { runStateCodes } from './kinds.ts'
import { may } from './run-flow.ts'

const where = (name: Parameters<typeof may>[1]) => runStateCodes.filter((state) => may(state, name))

describe('a payment run', () => {
  it('is approved before it goes to the bank, and reconciled after', () => {
    expect(where('approve')).toEqual(['prepared'])
    expect(where('hand')).toEqual(['approved'])
    expect(where('reconcile')).toEqual(['handed'])
  })

  it('is never dropped once the bank has it', () => {
    expect(where('drop')).toEqual(['prepared', 'approved'])
  })
})
