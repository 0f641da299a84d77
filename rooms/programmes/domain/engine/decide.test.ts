import { describe, expect, it } from 'vitest'
import { correctionMistakes } from '../check/corrections.ts'
import { differencesBetween } from '../check/differences.ts'
import { readFacts } from '../check/read-facts.ts'
import { factFromRecord } from '../language/fact-values.ts'
import { programmeSchema } from '../language/programme.ts'
import { programmeInForce } from '../language/programme-in-force.ts'
import { figure, optionsOf, question, rule, sampleProgramme } from '../sample-programme.ts'
import { decide } from './decide.ts'
import { simulate } from './simulate.ts'

const facts = { age: question('integer'), poor: question('yes_no'), income: question('money') }
const parameters = {
  adult: figure('integer', 18),
  ceiling: figure('fen', 90000),
  grant: figure('fen', 50000),
}
const programme = sampleProgramme({
  facts,
  parameters,
  eligible: [
    rule('adult', { fact: 'age', at_least: 'adult' }),
    rule('needs-it', {
      any: [
        { fact: 'poor', is: 'yes' },
        { fact: 'income', at_most: 'ceiling' },
      ],
    }),
  ],
  amount: 'grant',
})
const of = (given: Record<string, unknown>) => {
  const read = readFacts(programme, given)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return decide(programme, { on: '2023-06-15', facts: read.value })
}

describe('a decision', () => {
  it('gives every rule with its source as a reason', () =>
    expect(of({ age: 17, income: 90000 })).toEqual({
      eligible: 'no',
      amountFen: null,
      ask: [],
      reasons: [
        { rule: 'adult', source: 'test', holds: 'no' },
        { rule: 'needs-it', source: 'test', holds: 'yes' },
      ],
    }))

  it('asks for what can still change it, in the order of the file', () => {
    expect(of({}).ask).toEqual(['age', 'poor', 'income'])
    expect(of({ poor: true }).ask).toEqual(['age'])
    expect(of({ age: 18, poor: true })).toMatchObject({ eligible: 'yes', amountFen: 50000, ask: [] })
  })

  it('asks nothing where every answer leads to the same', () => {
    const either = sampleProgramme({
      facts,
      eligible: [
        rule('either', {
          any: [
            { fact: 'poor', is: 'yes' },
            { fact: 'poor', is: 'no' },
          ],
        }),
      ],
    })
    expect(decide(either, { on: '2023-06-15', facts: {} })).toMatchObject({ eligible: 'yes', ask: [] })
  })

  it('is no outside the days of the programme', () => {
    const reasons = [{ rule: 'in-force', source: 'test', holds: 'no' }]
    expect(decide(programme, { on: '2019-12-31', facts: {} })).toEqual({
      eligible: 'no',
      amountFen: null,
      ask: [],
      reasons,
    })
  })

  it('takes the figure of the day', () => {
    const rising = sampleProgramme({
      facts,
      parameters: {
        ...parameters,
        ceiling: {
          ...parameters.ceiling,
          values: {
            '2020-01-01': { value: 90000, source: 'a' },
            '2024-01-01': { value: 96000, source: 'b' },
          },
        },
      },
      eligible: [rule('needs-it', { fact: 'income', at_most: 'ceiling' })],
    })
    const on = (day: string) => decide(rising, { on: day, facts: { income: 93000 } }).eligible
    expect([on('2023-12-31'), on('2024-01-01')]).toEqual(['no', 'yes'])
  })
})

describe('facts as records have them', () => {
  const posts = programmeSchema.shape.facts.parse({
    posts: question('codes', { options: optionsOf('community-worker', 'other') }),
    level: question('code', { options: optionsOf('none', 'senior') }),
    registered: question('yes_no'),
    logged: question('hours', { from: 'practicum.minutes' }),
  })
  const of = (name: string, recorded: unknown) => {
    const fact = posts[name]
    return fact ? factFromRecord(fact, recorded) : null
  }

  it('are read by the options of the file: what it does not name is other, or not known', () => {
    expect(of('posts', ['community-worker', 'expert'])).toEqual(['community-worker', 'other'])
    expect(of('posts', [])).toEqual([])
    expect(of('level', 'senior')).toBe('senior')
    expect(of('level', 'master')).toBeNull()
    expect(of('registered', true)).toBe('yes')
  })

  it('S13.A3: are the minutes of an hour log as they are, where a person writes hours', () => {
    expect(of('logged', 21_120)).toBe(21_120)
  })
})

describe('facts as they are sent', () => {
  it('are refused with what they take', () => {
    const read = readFacts(programme, { aeg: 5, poor: 'maybe', income: -1, age: null })
    expect(read.ok ? [] : read.error.map(({ en }) => en)).toEqual([
      'there is no fact aeg; did you mean age; there are: age, poor, income',
      'poor cannot be "maybe"; it takes: yes, no',
      'income takes money, not -1; write whole fen: 2000 yuan are 200000',
    ])
  })
})

describe('what if a figure moved', () => {
  const rows = [60000, 90000, 95000].map((income, i) => ({
    id: `p${i}`,
    facts: { age: 30, poor: 'no', income },
  }))

  it('tells who gains, who loses, and what it costs', () => {
    const raised = simulate(
      programme,
      [...rows, { id: 'open', facts: { age: 30 } }],
      { on: '2023-06-15' },
      { ceiling: 95000 },
    )
    expect(raised.before).toEqual({ persons: 4, eligible: 2, unknown: 1, costFen: 100000 })
    expect(raised.after).toEqual({ persons: 4, eligible: 3, unknown: 1, costFen: 150000 })
    expect(raised).toMatchObject({
      gainers: 1,
      losers: 0,
      changes: [
        {
          id: 'p2',
          before: { eligible: 'no', amountFen: null },
          after: { eligible: 'yes', amountFen: 50000 },
        },
      ],
      asked: [
        { name: 'income', persons: 1 },
        { name: 'poor', persons: 1 },
      ],
    })
    const lowered = simulate(programme, rows, { on: '2023-06-15' }, { ceiling: 89999, grant: 50001 })
    expect(lowered).toMatchObject({ gainers: 1, losers: 1 })
    expect(lowered.changes.map(({ id }) => id)).toEqual(['p0', 'p1'])
  })
})

describe('versions', () => {
  it('the latest that has begun is in force', () => {
    const newer = { ...programme, in_force: { from: '2023-01-01' } }
    const ended = { ...programme, in_force: { from: '2024-01-01', to: '2024-06-30' } }
    const all = [ended, programme, newer]
    expect(programmeInForce(all, 'sample', '2022-05-01')).toBe(programme)
    expect(programmeInForce(all, 'sample', '2023-05-01')).toBe(newer)
    expect(programmeInForce(all, 'sample', '2024-05-01')).toBe(ended)
    expect(programmeInForce(all, 'sample', '2024-07-01')).toBe(newer)
    expect(programmeInForce(all, 'other', '2024-07-01')).toBeNull()
  })

  it('change a value of the past with a reason only', () => {
    const changed = (more: object) =>
      sampleProgramme({
        facts,
        parameters: {
          ...parameters,
          grant: { ...parameters.grant, values: { '2020-01-01': { value: 60000, source: 'test', ...more } } },
        },
      })
    expect(correctionMistakes(programme, changed({}), '2023-06-15').map(({ en }) => en)).toEqual([
      'grant from 2020-01-01 is changed from 50000 to 60000; write corrects: { reason: … }',
    ])
    expect(
      correctionMistakes(programme, changed({ corrects: { reason: 'misprint' } }), '2023-06-15'),
    ).toEqual([])
    expect(correctionMistakes(programme, changed({}), '2019-06-15')).toEqual([])
  })

  it('differ in the places that say so', () => {
    const other = sampleProgramme({ ...programme, owner: { zh: 'county', en: 'the county' } })
    const steps = [
      { key: 'owner', title: null },
      { key: 'en', title: null },
    ]
    expect(differencesBetween(programme, other)).toEqual([
      { path: 'owner.en', steps, unit: null, before: 'county', after: 'the county' },
    ])
  })
})
