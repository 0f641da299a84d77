import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Facts } from '../language/fact-values.ts'
import { compile } from './compile.ts'
import { decide } from './decide.ts'
import {
  amount,
  answers,
  computedCondition,
  everybody,
  known,
  learned,
  type Name,
  names,
  on,
  programmeOf,
  rules,
  stagedCondition,
  whole,
} from './random-programme.ts'

const computed = fc.array(computedCondition, { minLength: 1, maxLength: 3 })
const any = fc.record({
  conditions: fc.array(fc.oneof(stagedCondition, computedCondition), { minLength: 1, maxLength: 3 }),
  conflict: fc.boolean(),
})

describe('any programme of the language', () => {
  it('never turns a settled answer when another fact is learned, and settles with all of them known', () => {
    fc.assert(
      fc.property(any, known, known, ({ conditions, conflict }, given, more) => {
        const programme = programmeOf(conditions, { conflict })
        const before = decide(programme, { on, facts: given })
        const after = decide(programme, { on, facts: learned(given, more) })
        if (before.eligible !== 'unknown') expect(after.eligible).toBe(before.eligible)
        const all = decide(programme, { on, facts: whole(learned(given, more)) })
        expect(all.ask).toEqual([])
        expect(all.eligible).not.toBe('unknown')
      }),
      { numRuns: 300 },
    )
  })

  it('never calls a rule settled that a further fact could turn', () => {
    fc.assert(
      fc.property(any, known, known, ({ conditions }, given, more) => {
        const programme = programmeOf(conditions)
        const before = decide(programme, { on, facts: given }).reasons
        const after = decide(programme, { on, facts: learned(given, more) }).reasons
        for (const [i, { holds }] of before.entries())
          if (holds !== 'unknown') expect(after[i]?.holds).toBe(holds)
      }),
      { numRuns: 150 },
    )
  })

  it('asks for a fact exactly when some answer to it can still change the answer', () => {
    fc.assert(
      fc.property(rules, fewOpen, (conditions, given) => {
        const programme = programmeOf(conditions)
        const decision = decide(programme, { on, facts: given })
        const open = names.filter((name) => given[name] === undefined)
        const all = completions(given).map((facts) => ({
          facts,
          eligible: decide(programme, { on, facts }).eligible,
        }))
        const outcomes = new Set(all.map(({ eligible }) => eligible))
        expect(decision.eligible).toBe(outcomes.size === 1 ? [...outcomes][0] : 'unknown')
        expect(decision.ask).toEqual(outcomes.size === 1 ? [] : open.filter((name) => moves(all, name)))
      }),
      { numRuns: 150 },
    )
  })

  it('asks for nothing that cannot change the answer, where one question follows from another', () => {
    const staged = fc.array(stagedCondition, { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(staged, fc.boolean(), fewOpen, (conditions, conflict, given) => {
        const programme = programmeOf(conditions, { conflict })
        const decision = decide(programme, { on, facts: given })
        const all = completions(given).map((facts) => ({
          facts,
          eligible: decide(programme, { on, facts }).eligible,
        }))
        for (const name of decision.ask) expect(moves(all, name as Name), name).toBe(true)
        expect(decision.ask.length > 0).toBe(new Set(all.map(({ eligible }) => eligible)).size > 1)
      }),
      { numRuns: 120 },
    )
  })

  it('asks for every fact that a computed value still needs, and for none that is known', () => {
    fc.assert(
      fc.property(computed, fewOpen, (conditions, given) => {
        const programme = programmeOf(conditions)
        const decision = decide(programme, { on, facts: given })
        const all = completions(given).map((facts) => ({
          facts,
          eligible: decide(programme, { on, facts }).eligible,
        }))
        for (const name of names)
          if (moves(all, name) && decision.eligible === 'unknown') expect(decision.ask).toContain(name)
        for (const name of decision.ask) expect(given[name]).toBeUndefined()
      }),
      { numRuns: 120 },
    )
  })

  it('never pays more than its cap, nor a part of a fen, nor below nothing', () => {
    fc.assert(
      fc.property(amount, known, (written, given) => {
        const programme = programmeOf([everybody], { amount: { lowest: [written, 'cap'] } })
        expect(compile(programme).mistakes).toEqual([])
        const { amountFen, ask } = decide(programme, { on, facts: given })
        if (amountFen === null) expect(ask.length).toBeGreaterThan(0)
        else {
          expect(Number.isSafeInteger(amountFen)).toBe(true)
          expect(amountFen).toBeGreaterThanOrEqual(0)
          expect(amountFen).toBeLessThanOrEqual(25000)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('never changes an amount that was told when another fact is learned', () => {
    fc.assert(
      fc.property(amount, known, known, (written, given, more) => {
        const programme = programmeOf([everybody], { amount: written })
        const before = decide(programme, { on, facts: given }).amountFen
        const after = decide(programme, { on, facts: learned(given, more) }).amountFen
        if (before !== null) expect(after).toBe(before)
      }),
      { numRuns: 200 },
    )
  })

  it('pays nobody whom the rules do not let in, and asks nothing of whom they turned away', () => {
    fc.assert(
      fc.property(rules, amount, known, (conditions, written, given) => {
        const found = decide(programmeOf(conditions, { amount: written }), { on, facts: given })
        if (found.eligible !== 'yes') expect(found.amountFen).toBeNull()
        if (found.eligible === 'no') expect(found.ask).toEqual([])
      }),
      { numRuns: 120 },
    )
  })
})

/** Somebody of whom at most five things are not known, so that every way of answering them can be tried. */
const fewOpen: fc.Arbitrary<Facts> = fc
  .tuple(known, fc.subarray(names as Name[], { maxLength: 4 }))
  .map(([given, open]) => {
    const all = whole(given)
    return Object.fromEntries(names.map((name) => [name, open.includes(name) ? undefined : all[name]]))
  })

/** Every way in which the open facts may be answered. */
function completions(given: Facts): Facts[] {
  return names
    .filter((name) => given[name] === undefined)
    .reduce<Facts[]>(
      (all, name) => all.flatMap((one) => answers[name].map((value) => ({ ...one, [name]: value }) as Facts)),
      [given],
    )
}

/** Whether two answers that differ in this fact only lead to different decisions. */
function moves(all: readonly { readonly facts: Facts; readonly eligible: string }[], name: Name): boolean {
  const byOthers = new Map<string, string>()
  return all.some(({ facts, eligible }) => {
    const key = JSON.stringify({ ...facts, [name]: null })
    const other = byOthers.get(key)
    byOthers.set(key, eligible)
    return other !== undefined && other !== eligible
  })
}
