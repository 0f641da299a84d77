import { describe, expect, it } from 'vitest'
import { figure, question, rule, sampleProgramme } from '../sample-programme.ts'
import { paidFigures } from './paid-figures.ts'

const paidBy = (amount: unknown) =>
  Object.fromEntries(
    paidFigures(
      sampleProgramme({
        facts: { old: question('yes_no'), fee: question('money'), months: question('months') },
        parameters: {
          rate: figure('percent', 40),
          monthly: figure('fen', 60000),
          cap: figure('fen', 360000),
          floor: figure('fen', 10000),
          poor: figure('fen', 80000),
        },
        values: {
          part: {
            title: { zh: '?', en: '?' },
            is: { share: { of: 'fee', percent: 'rate', rounding: 'down' } },
          },
        },
        eligible: [rule('only', { fact: 'old', is: 'yes' })],
        amount,
      }),
    ),
  )

describe('what a catalogue tells of an amount', () => {
  it('tells a cap of a share as a cap, and not as the sum that everybody is paid', () =>
    expect(paidBy({ lowest: ['part', 'cap'] })).toEqual({ cap: 'most' }))

  it('tells a sum a month and its cap apart', () =>
    expect(paidBy({ lowest: [{ product: ['monthly', 'months'] }, 'cap'] })).toEqual({
      monthly: 'sum',
      cap: 'most',
    }))

  it('tells a floor as a floor, and no line of income at all', () =>
    expect(
      paidBy({
        highest: [
          { bands: { of: 'fee', rows: [{ at_most: 'poor', gives: 'monthly' }], otherwise: 'part' } },
          'floor',
        ],
      }),
    ).toEqual({ monthly: 'sum', floor: 'least' }))
})
