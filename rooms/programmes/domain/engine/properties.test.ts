import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition } from '../language/condition.ts'
import type { Facts } from '../language/fact-values.ts'
import type { Quantity } from '../language/quantity.ts'
import { figure, optionsOf, question, rule, sampleProgramme } from '../sample-programme.ts'
import { compile } from './compile.ts'
import { decide } from './decide.ts'
import { deadEnds } from './stage-machine.ts'

const facts = {
  a: question('yes_no'),
  b: question('yes_no'),
  kind: question('code', { options: optionsOf('x', 'y', 'z') }),
  age: question('integer'),
  income: question('money'),
}
const parameters = {
  low: figure('integer', 3),
  high: figure('integer', 7),
  poor: figure('fen', 500),
  grant: figure('fen', 10000),
  each: figure('fen', 300),
  cap: figure('fen', 25000),
}

/** Every class of answers that a condition over these facts can tell apart. */
const answers = {
  a: ['yes', 'no'],
  b: ['yes', 'no'],
  kind: ['x', 'y', 'z'],
  age: [0, 2, 3, 4, 6, 7, 8],
  income: [0, 499, 500, 501],
} as const
type Name = keyof typeof answers
const names = Object.keys(answers) as Name[]

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ fact: fc.constantFrom('a', 'b'), is: fc.constantFrom('yes', 'no') }),
  fc.record({
    fact: fc.constant('kind'),
    one_of: fc.subarray(['x', 'y', 'z'], { minLength: 1, maxLength: 2 }),
  }),
  fc
    .tuple(fc.constantFrom('at_least', 'at_most', 'more_than', 'less_than'), fc.constantFrom('low', 'high'))
    .map(([word, bound]) => ({ fact: 'age', [word]: bound }) as unknown as Condition),
  fc
    .constantFrom('at_most', 'more_than')
    .map((word) => ({ fact: 'income', [word]: 'poor' }) as unknown as Condition),
)

const condition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('node') }),
  ),
})).node

const amount: fc.Arbitrary<Quantity> = fc.letrec<{ node: Quantity }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('grant', 'each', 'income'),
    fc.record({ sum: fc.array(tie('node'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ highest: fc.array(tie('node'), { minLength: 2, maxLength: 2 }) }),
    fc.tuple(tie('node'), fc.constantFrom('age', 'low')).map(([part, by]) => ({ product: [part, by] })),
    fc.record({ choose: fc.record({ when: leaf, then: tie('node'), otherwise: tie('node') }) }),
  ),
})).node

const known: fc.Arbitrary<Facts> = fc
  .tuple(...names.map((name) => fc.option(fc.constantFrom(...answers[name]), { nil: undefined })))
  .map((values) => Object.fromEntries(names.map((name, i) => [name, values[i]])))

const programmeOf = (rules: readonly Condition[], given?: Quantity) =>
  sampleProgramme({
    facts,
    parameters,
    eligible: rules.map((when, i) => rule(`r${i}`, when)),
    ...(given === undefined ? {} : { amount: given }),
  })

const rules = fc.array(condition, { minLength: 1, maxLength: 3 })
const on = '2023-06-15'

/** Every way in which the open facts may be answered. */
function completions(given: Facts): Facts[] {
  return names
    .filter((name) => given[name] === undefined)
    .reduce<Facts[]>(
      (all, name) => all.flatMap((one) => answers[name].map((value) => ({ ...one, [name]: value }))),
      [given],
    )
}

describe('any programme of the language', () => {
  it('never turns a settled answer when another fact is learned, and settles with all of them known', () => {
    fc.assert(
      fc.property(rules, known, known, (conditions, given, more) => {
        const programme = programmeOf(conditions)
        const before = decide(programme, { on, facts: given })
        const learned = Object.fromEntries(names.map((name) => [name, given[name] ?? more[name]]))
        const after = decide(programme, { on, facts: learned })
        if (before.eligible !== 'unknown') expect(after.eligible).toBe(before.eligible)
        const whole = Object.fromEntries(names.map((name) => [name, learned[name] ?? answers[name][0]]))
        expect(decide(programme, { on, facts: whole })).toMatchObject({ ask: [] })
        expect(decide(programme, { on, facts: whole }).eligible).not.toBe('unknown')
      }),
      { numRuns: 400 },
    )
  })

  it('asks for a fact exactly when some answer to it can still change the answer', () => {
    fc.assert(
      fc.property(rules, known, (conditions, given) => {
        const programme = programmeOf(conditions)
        const decision = decide(programme, { on, facts: given })
        const all = completions(given).map((whole) => ({
          whole,
          eligible: decide(programme, { on, facts: whole }).eligible,
        }))
        const outcomes = new Set(all.map(({ eligible }) => eligible))
        expect(decision.eligible).toBe(outcomes.size === 1 ? [...outcomes][0] : 'unknown')
        const moving = names.filter((name) => {
          if (given[name] !== undefined) return false
          const byOthers = new Map<string, string>()
          return all.some(({ whole, eligible }) => {
            const key = JSON.stringify({ ...whole, [name]: null })
            const other = byOthers.get(key)
            byOthers.set(key, eligible)
            return other !== undefined && other !== eligible
          })
        })
        expect(decision.ask).toEqual(moving)
      }),
      { numRuns: 150 },
    )
  })

  it('never pays more than its cap, nor a part of a fen, nor below nothing', () => {
    fc.assert(
      fc.property(amount, known, (written, given) => {
        const programme = programmeOf(
          [
            {
              not: {
                all: [
                  { fact: 'a', is: 'yes' },
                  { fact: 'a', is: 'no' },
                ],
              },
            },
          ],
          {
            lowest: [written, 'cap'],
          },
        )
        expect(compile(programme).mistakes).toEqual([])
        const { amountFen, ask } = decide(programme, { on, facts: given })
        if (amountFen === null) expect(ask.length).toBeGreaterThan(0)
        else {
          expect(Number.isSafeInteger(amountFen)).toBe(true)
          expect(amountFen).toBeGreaterThanOrEqual(0)
          expect(amountFen).toBeLessThanOrEqual(25000)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('never changes an amount that was told when another fact is learned', () => {
    fc.assert(
      fc.property(amount, known, known, (written, given, more) => {
        const programme = programmeOf(
          [
            {
              not: {
                all: [
                  { fact: 'a', is: 'yes' },
                  { fact: 'a', is: 'no' },
                ],
              },
            },
          ],
          written,
        )
        const before = decide(programme, { on, facts: given }).amountFen
        const learned = Object.fromEntries(names.map((name) => [name, given[name] ?? more[name]]))
        if (before !== null) expect(decide(programme, { on, facts: learned }).amountFen).toBe(before)
      }),
      { numRuns: 400 },
    )
  })
})

describe('any stages that the check lets through', () => {
  it('can always be walked to an end', () => {
    const codes = ['s0', 's1', 's2', 's3', 's4']
    const ways = fc.array(fc.subarray([...codes, 'end'], { minLength: 1 }), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(ways, fc.infiniteStream(fc.nat()), (written, steps) => {
        const programme = sampleProgramme({
          stages: [
            ...codes.map((code, i) => ({
              code,
              title: { zh: '?', en: '?' },
              who: 'body',
              work: 'check',
              then: written[i],
            })),
            { code: 'end', title: { zh: '?', en: '?' }, ends: 'granted' },
          ],
        })
        const { unreached, stuck } = deadEnds(programme)
        fc.pre(unreached.length === 0 && stuck.length === 0)
        // Wherever a walk stands, the end is never out of reach: walk at random, then look again from there.
        let at = 's0'
        for (let i = 0; i < 20 && at !== 'end'; i++) {
          const next: readonly string[] = written[codes.indexOf(at)] ?? []
          at = next[steps.next().value % next.length] ?? 'end'
          const from = {
            ...programme,
            stages: [...programme.stages].toSorted((a) => (a.code === at ? -1 : 0)),
          }
          expect(deadEnds(from).stuck).toEqual([])
        }
      }),
      { numRuns: 300 },
    )
  })
})
