import { describe, expect, it } from 'vitest'
import { day } from '../../../../../kernel/day.ts'
import { compile } from '../../engine/compile.ts'
import { decide } from '../../engine/decide.ts'
import { figure, optionsOf, question, rule, sampleProgramme, scopeFor } from '../../sample-programme.ts'
import type { Facts } from '../fact-values.ts'

const facts = {
  members: question('persons'),
  income: question('money'),
  level: question('code', { options: optionsOf('low', 'high') }),
  from: question('day'),
  to: question('day'),
  time: question('minutes'),
  sent: question('moment'),
  yes: question('yes_no'),
}
const parameters = {
  base: figure('fen', 10000),
  each: figure('fen', 2500),
  cap: figure('fen', 20000),
  tier_one: figure('fen', 50000),
  tier_two: figure('fen', 100000),
  percent: figure('percent', 33),
  point: figure('percent', 5),
  step: figure('fen', 100),
  hour: figure('minutes', 60),
  one: figure('integer', 1),
  small: figure('fen', 1),
  decides: figure('integer', 15),
  end: figure('yearly_day', '03-31'),
  ten: figure('workdays', 10),
  start: figure('day', '2018-01-01'),
}

const calendar = {
  daysOff: new Set([day('2023-06-22')]),
  workingWeekends: new Set<never>(),
  years: new Set([2023]),
}

function computed(is: unknown, given: Facts = {}) {
  const programme = sampleProgramme({
    facts,
    parameters,
    values: { found: { title: { zh: '?', en: '?' }, is } },
    eligible: [rule('only', { fact: 'yes', is: 'yes' })],
  })
  const ready = compile(programme)
  expect(ready.mistakes).toEqual([])
  return ready.named('found').value(scopeFor(programme, given, { calendar }))
}

const mistakesOf = (is: unknown) =>
  compile(
    sampleProgramme({
      facts,
      parameters,
      values: { found: { title: { zh: '?', en: '?' }, is } },
      eligible: [rule('only', { fact: 'yes', is: 'yes' })],
    }),
  ).mistakes.map(({ en }) => en)

describe('sums of money', () => {
  it('add, take away without going below nothing, cap and floor', () => {
    expect(computed({ sum: ['base', 'each'] })).toBe(12500)
    expect(computed({ difference: ['base', 'each'] })).toBe(7500)
    expect(computed({ difference: ['each', 'base'] })).toBe(0)
    expect(computed({ lowest: [{ sum: ['base', 'cap'] }, 'cap'] })).toBe(20000)
    expect(computed({ highest: ['base', 'cap'] })).toBe(20000)
  })

  it('multiply money with numbers, and nothing times anything is nothing', () => {
    expect(computed({ product: ['each', 'members'] }, { members: 3 })).toBe(7500)
    expect(computed({ product: ['each', 'members'] })).toBeUndefined()
    expect(computed({ product: ['income', 'members'] }, { members: 0 })).toBe(0)
    expect(mistakesOf({ product: ['each', 'base'] })).toEqual([
      'one part is money, a length of time or a percentage, the others are numbers; for so many per cent write share (found: money, money)',
    ])
  })

  it('divide and take shares in whole fen, by the rounding that is written', () => {
    const quotient = (rounding: string) => ({ quotient: { of: 'base', by: 'members', rounding } })
    expect(computed(quotient('down'), { members: 3 })).toBe(3333)
    expect(computed(quotient('up'), { members: 3 })).toBe(3334)
    expect(computed(quotient('half_up'), { members: 3 })).toBe(3333)
    expect(computed(quotient('half_up'), { members: 16 })).toBe(625)
    expect(computed(quotient('down'), { members: 0 })).toBeUndefined()
    expect(computed({ share: { of: 'each', percent: 'percent', rounding: 'half_up' } })).toBe(825)
    expect(computed({ round: { of: { sum: ['each', 'small'] }, to: 'step', rounding: 'up' } })).toBe(2600)
  })

  it('add and take away percentage points, also so many for each', () => {
    const more = (percent: unknown) =>
      computed({ share: { of: 'base', percent, rounding: 'down' } }, { members: 2 })
    expect(more({ sum: ['percent', 'point'] })).toBe(3800)
    expect(more({ difference: ['percent', 'point'] })).toBe(2800)
    expect(more({ sum: ['percent', { product: ['point', 'members'] }] })).toBe(4300)
    expect(mistakesOf({ sum: ['percent', 'members'] })).toContain(
      'persons and a percentage do not go together',
    )
  })

  it('ask again by how many an amount is divided where the answer is none', () => {
    const programme = sampleProgramme({
      facts,
      parameters,
      eligible: [rule('only', { fact: 'yes', is: 'yes' })],
      amount: { quotient: { of: 'income', by: 'members', rounding: 'down' } },
    })
    const given = (members: number) => ({ on: '2023-05-01', facts: { yes: 'yes', income: 900, members } })
    expect(decide(programme, given(0))).toMatchObject({ eligible: 'yes', amountFen: null, ask: ['members'] })
    expect(decide(programme, given(2))).toMatchObject({ amountFen: 450, ask: [] })
  })

  it('do not add what is not alike', () =>
    expect(mistakesOf({ sum: ['base', 'start'] })).toContain('a day and money do not go together'))
})

describe('choices between amounts', () => {
  it('go by the option of a fact', () => {
    const table = { table: { by: 'level', rows: { low: 'base', high: 'cap' } } }
    expect(computed(table, { level: 'high' })).toBe(20000)
    expect(computed(table)).toBeUndefined()
    expect(mistakesOf({ table: { by: 'level', rows: { low: 'base' } } })).toEqual([
      'no row for high; write otherwise for the rest',
    ])
  })

  it('go by bands whose bound belongs to them', () => {
    const bands = {
      bands: {
        of: 'income',
        rows: [
          { at_most: 'tier_one', gives: 'cap' },
          { at_most: 'tier_two', gives: 'base' },
        ],
        otherwise: 'each',
      },
    }
    expect(computed(bands, { income: 50000 })).toBe(20000)
    expect(computed(bands, { income: 50001 })).toBe(10000)
    expect(computed(bands, { income: 100001 })).toBe(2500)
  })

  it('go by a condition', () => {
    const choose = { choose: { when: { fact: 'yes', is: 'yes' }, then: 'base', otherwise: 'cap' } }
    expect(computed(choose, { yes: 'no' })).toBe(20000)
    expect(computed(choose)).toBeUndefined()
  })
})

describe('months', () => {
  const months = (part_month: string) => ({ months: { from: 'from', to: 'to', part_month, day: 'decides' } })
  const of = (rule: string, from: string, to: string) => computed(months(rule), { from, to })

  it('elapsed: full months from the first day on, the last day included', () => {
    expect(of('elapsed', '2018-01-01', '2018-02-28')).toBe(2)
    expect(of('elapsed', '2018-01-02', '2018-02-28')).toBe(1)
    expect(of('elapsed', '2018-07-01', '2018-08-24')).toBe(1)
    expect(of('elapsed', '2018-01-31', '2018-02-27')).toBe(1)
    expect(of('elapsed', '2018-03-01', '2018-02-01')).toBe(0)
  })

  it('on-day: each calendar month that holds the deciding day', () => {
    expect(of('on-day', '2023-03-10', '2023-09-20')).toBe(7)
    expect(of('on-day', '2023-03-15', '2023-05-14')).toBe(2)
    expect(of('on-day', '2023-03-16', '2023-05-15')).toBe(2)
  })

  it('any-day and whole: each month that is touched, or that lies wholly inside', () => {
    expect(of('any-day', '2023-03-31', '2023-05-01')).toBe(3)
    expect(of('whole', '2023-03-31', '2023-05-01')).toBe(1)
  })
})

describe('days and years', () => {
  it('choose the earlier and the later day', () => {
    expect(computed({ latest: ['from', 'start'] }, { from: '2017-12-01' })).toBe('2018-01-01')
    expect(computed({ earliest: ['from', 'start'] }, { from: '2017-12-01' })).toBe('2017-12-01')
  })

  it('count days with both ends, and years that are full', () => {
    expect(computed({ days: { from: 'from', to: 'to' } }, { from: '2023-02-27', to: '2023-03-01' })).toBe(3)
    expect(computed({ years: { from: 'from', to: 'to' } }, { from: '2019-01-10', to: '2021-06-30' })).toBe(2)
    expect(computed({ years: { from: 'from', to: 'to' } }, { from: '2018-06-30', to: '2021-06-30' })).toBe(3)
  })

  it('make days of years and find the years of days', () => {
    expect(computed({ day_in: { year: { year_of: 'from' }, on: 'end' } }, { from: '2018-05-01' })).toBe(
      '2018-03-31',
    )
    // An instant lies in the year that it has in Shanghai.
    expect(computed({ year_of: 'sent' }, { sent: '2021-12-31T16:30:00Z' })).toBe(2022)
    expect(computed({ year_of: 'sent' }, { sent: '2021-12-31T23:59:59+08:00' })).toBe(2021)
    expect(computed({ years_after: { day: 'from', count: 'one' } }, { from: '2020-02-29' })).toBe(
      '2021-02-28',
    )
  })

  it('count working days by the calendar', () =>
    expect(computed({ workdays_after: { day: 'from', count: 'ten' } }, { from: '2023-06-15' })).toBe(
      '2023-06-30',
    ))
})

describe('lengths of time', () => {
  it('go into each other as plain numbers', () =>
    expect(computed({ quotient: { of: 'time', by: 'hour', rounding: 'down' } }, { time: 179 })).toBe(2))
})

describe('an amount', () => {
  it('is money', () => {
    const programme = sampleProgramme({ facts, parameters, amount: 'members' })
    expect(compile(programme).mistakes.map(({ en }) => en)).toContain('an amount comes out as money')
  })

  it('asks for what it needs once the applicant is eligible, and not before', () => {
    const programme = sampleProgramme({
      facts,
      parameters,
      eligible: [rule('only', { fact: 'yes', is: 'yes' })],
      amount: { table: { by: 'level', rows: { low: 'base', high: { product: ['each', 'members'] } } } },
    })
    const of = (given: Facts) => decide(programme, { on: '2023-06-15', facts: given })
    expect(of({}).ask).toEqual(['yes'])
    expect(of({ yes: 'yes' }).ask).toEqual(['level'])
    expect(of({ yes: 'yes', level: 'high' }).ask).toEqual(['members'])
    expect(of({ yes: 'yes', level: 'low' })).toMatchObject({ amountFen: 10000, ask: [] })
  })
})
