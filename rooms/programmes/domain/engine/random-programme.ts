import fc from 'fast-check'
import type { Condition } from '../language/condition.ts'
import type { Facts } from '../language/fact-values.ts'
import type { Programme } from '../language/programme.ts'
import type { Quantity } from '../language/quantity.ts'
import { figure, optionsOf, question, rule, sampleProgramme } from '../sample-programme.ts'

/** Programmes at random for the tests of the engine: every word of conditions, over questions of every type. */

const facts = {
  a: question('yes_no'),
  kind: question('code', { options: optionsOf('x', 'y', 'z') }),
  posts: question('codes', { options: optionsOf('p', 'q') }),
  age: question('integer'),
  heads: question('integer'),
  income: question('money'),
  since: question('day'),
  place: question('division'),
  sent: question('moment'),
  held: question('codes', { from: 'awards.held' }),
}
const parameters = {
  nought: figure('integer', 0),
  low: figure('integer', 3),
  high: figure('integer', 7),
  poor: figure('fen', 500),
  grant: figure('fen', 10000),
  each: figure('fen', 300),
  cap: figure('fen', 25000),
  half: figure('percent', 50),
  from: figure('day', '2023-03-01'),
  until: figure('day', '2023-06-30'),
}
const yesNo = optionsOf('yes', 'no')
const switches = {
  open: { question: { zh: '?', en: '?' }, options: optionsOf('one', 'two'), default: 'ask', source: 'test' },
  counts: { question: { zh: '?', en: '?' }, options: yesNo, default: 'ask', source: 'test' },
  both: { question: { zh: '?', en: '?' }, options: yesNo, default: 'ask', source: 'test' },
}
const values = {
  doubled: { title: { zh: '?', en: '?' }, is: { sum: ['age', 'age'] } },
}

/** Every class of answers that these programmes can tell apart; a switch is answered like a fact. */
export const answers = {
  a: ['yes', 'no'],
  kind: ['x', 'y', 'z'],
  posts: [[], ['p'], ['q'], ['p', 'q']],
  age: [0, 1, 2, 3, 4, 6, 7, 8],
  heads: [2, 3, 4],
  income: [0, 499, 500, 501],
  since: ['2023-02-28', '2023-03-01', '2023-03-02', '2023-06-29', '2023-06-30', '2023-07-01'],
  place: [410621103000, 410621100000, 410622000000, 320111000000],
  sent: ['2023-06-29T12:00:00+08:00', '2023-06-30T23:59:59+08:00', '2023-07-01T00:00:00+08:00'],
  held: [[], ['other-grant']],
  open: ['one', 'two'],
  counts: ['yes', 'no'],
  both: ['yes', 'no'],
} as const
export type Name = keyof typeof answers
export const names = Object.keys(answers) as Name[]
export const on = '2023-06-15'

const bounded = (fact: string, words: readonly string[], bounds: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...words), fc.constantFrom(...bounds))
    .map(([word, bound]) => ({ fact, [word]: bound }) as unknown as Condition)
const comparisons = ['at_least', 'at_most', 'more_than', 'less_than']

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom('yes', 'no').map((is) => ({ fact: 'a', is })),
  fc.record({
    fact: fc.constant('kind'),
    one_of: fc.subarray(['x', 'y', 'z'], { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ fact: fc.constant('posts'), includes: fc.subarray(['p', 'q'], { minLength: 1 }) }),
  bounded('age', comparisons, ['nought', 'low', 'high']),
  bounded('income', ['at_most', 'more_than'], ['poor']),
  bounded('since', [...comparisons, 'by'], ['from', 'until']),
  fc.constantFrom(410621, 41, 410621100).map((inside) => ({ fact: 'place', inside })),
  fc.constant({ fact: 'sent', by: 'until' } as Condition),
  fc.constantFrom('one', 'two').map((is) => ({ switch: 'open', is })),
)

const tree = (leaves: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> =>
  fc.letrec<{ node: Condition }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaves,
      fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie('node') }),
    ),
  })).node

/** Whether the day counts is asked only once it is that day. */
const deadline = fc.constant({ fact: 'sent', by: 'until', day_included: 'counts' } as Condition)

/** About facts and switches held against figures; then with questions that follow from others; and computed too. */
export const condition = tree(leaf)
export const stagedCondition = tree(fc.oneof(leaf, deadline))
export const computedCondition = tree(
  fc.oneof(
    leaf,
    bounded('age', comparisons, ['heads']),
    bounded('sent', ['at_least', 'less_than'], ['since']),
    fc.constantFrom(...comparisons).map((word) => ({ value: 'doubled', [word]: 'high' }) as never),
  ),
)

export const amount: fc.Arbitrary<Quantity> = fc.letrec<{ node: Quantity }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('grant', 'each', 'income'),
    fc.record({ sum: fc.array(tie('node'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ highest: fc.array(tie('node'), { minLength: 2, maxLength: 2 }) }),
    fc.record({ lowest: fc.array(tie('node'), { minLength: 2, maxLength: 2 }) }),
    fc.tuple(tie('node'), fc.constantFrom('age', 'low')).map(([part, by]) => ({ product: [part, by] })),
    fc.record({ choose: fc.record({ when: leaf, then: tie('node'), otherwise: tie('node') }) }),
    tie('node').map((of) => ({ share: { of, percent: 'half', rounding: 'half_up' as const } })),
    tie('node').map((of) => ({ round: { of, to: 'each', rounding: 'down' as const } })),
    fc
      .tuple(tie('node'), tie('node'))
      .map(([x, otherwise]) => ({ table: { by: 'kind', rows: { x }, otherwise } })),
    fc.tuple(tie('node'), tie('node')).map(([gives, otherwise]) => ({
      bands: { of: 'income', rows: [{ at_most: 'poor', gives }], otherwise },
    })),
  ),
})).node

/** What is known of somebody: any of the answers, or none. */
export const known: fc.Arbitrary<Facts> = fc
  .tuple(...names.map((name) => fc.option(fc.constantFrom(...answers[name]), { nil: undefined })))
  .map((given) => Object.fromEntries(names.map((name, i) => [name, given[i]])) as Facts)

const conflict = {
  rule: 'both-at-once',
  title: { zh: '?', en: '?' },
  with: ['other-grant'],
  fact: 'held',
  stackable: 'both',
  source: 'test',
}

export const programmeOf = (
  rules: readonly Condition[],
  more: { readonly amount?: Quantity; readonly conflict?: boolean } = {},
): Programme =>
  sampleProgramme({
    facts,
    parameters,
    switches,
    values,
    eligible: rules.map((when, i) => rule(`r${i}`, when)),
    ...(more.amount === undefined ? {} : { amount: more.amount }),
    ...(more.conflict ? { conflicts: [conflict] } : {}),
  })

/** Rules that let everybody in: for amounts alone. */
export const everybody: Condition = {
  not: {
    all: [
      { fact: 'a', is: 'yes' },
      { fact: 'a', is: 'no' },
    ],
  },
}

export const rules = fc.array(condition, { minLength: 1, maxLength: 3 })

/** What was known, and what was learned beside it. */
export const learned = (given: Facts, more: Facts): Facts =>
  Object.fromEntries(names.map((name) => [name, given[name] ?? more[name]]))

export const whole = (given: Facts): Facts =>
  Object.fromEntries(names.map((name) => [name, given[name] ?? answers[name][0]])) as Facts
