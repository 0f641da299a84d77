import { describe, expect, it } from 'vitest'
import { question } from '../sample-programme.ts'
import type { Fact } from './fact.ts'
import { factFromRecord, readFact } from './fact-values.ts'

const hours = question('hours', { from: 'practicum.minutes' }) as unknown as Fact

describe('time as a fact (S13.A1)', () => {
  it('is asked in hours and kept in minutes', () => {
    expect([readFact(hours, 480), readFact(hours, '351:30')]).toEqual([28_800, 21_090])
  })

  it('comes from a register in minutes and stays so: 480 hours are not taken for 28 800', () => {
    expect([factFromRecord(hours, 28_800), factFromRecord(hours, '480')]).toEqual([28_800, null])
  })
})
