import { describe, expect, it } from 'vitest'
import { nameMistakes } from '../check/check.ts'
import { figure, question, rule, sampleProgramme } from '../sample-programme.ts'
import { decide } from './decide.ts'
import { factsOfSanctions, sanctionOrder } from './sanction.ts'

const on = '2023-06-15'
const served = { months: { from: 'started_on', to: 'left_on', part_month: 'elapsed' } }
const bound = (recovers: object = { part: 'months_missing', of: 'bound_months', rounding: 'up' }) =>
  sampleProgramme({
    facts: { started_on: question('day'), left_on: question('day') },
    parameters: { bound_months: figure('months', 36), one_yuan: figure('fen', 100) },
    values: {
      months_missing: { title: { zh: '?', en: '?' }, is: { difference: ['bound_months', served] } },
    },
    eligible: [rule('began', { fact: 'started_on', at_most: 'decision_day' })],
    sanctions: [{ code: 'left', title: { zh: '?', en: '?' }, revokes: 'no', recovers, source: 'test' }],
  })

describe('a sanction that takes back a part of what was paid', () => {
  const back = (facts: Record<string, string>, paid = 1_000_001) =>
    sanctionOrder(bound(), 'left', on, paid, { facts })

  it('takes the months that were not served of the months agreed, and rounds as the file says', () => {
    // Served 25 months: 11 of 36 parts of 10000.01 yuan are 3055.5586 yuan.
    expect(back({ started_on: '2021-03-01', left_on: '2023-04-15' })?.recoverFen).toBe(305_556)
  })

  it('takes nothing of who served to the end or longer, and all of who left in the first month', () => {
    expect(back({ started_on: '2021-03-01', left_on: '2024-02-29' })?.recoverFen).toBe(0)
    expect(back({ started_on: '2021-03-01', left_on: '2031-03-01' })?.recoverFen).toBe(0)
    expect(back({ started_on: '2021-03-01', left_on: '2021-03-02' })?.recoverFen).toBe(1_000_001)
  })

  it('asks for what it hangs on where nobody knows it, and no applicant is ever asked', () => {
    expect(back({ started_on: '2021-03-01' })).toMatchObject({ recoverFen: null, ask: ['left_on'] })
    expect(factsOfSanctions(bound())).toEqual(['left_on'])
    expect(decide(bound(), { on, facts: {} }).ask).toEqual(['started_on'])
    const unused = nameMistakes(bound()).filter(({ en }) => en.startsWith('nothing uses'))
    expect(unused.map(({ path }) => path.join('.'))).toEqual(['parameters.one_yuan'])
  })

  it('is no part of another kind of thing', () => {
    const wrong = bound({ part: 'months_missing', of: 'one_yuan', rounding: 'up' })
    expect(nameMistakes(wrong).map(({ path, en }) => `${path.join('.')}: ${en}`)).toContain(
      'sanctions.0.recovers: part and of are both numbers, or both lengths of time; found: months, money',
    )
  })
})
