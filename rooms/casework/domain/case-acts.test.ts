import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { actOn, type CaseAct } from './case-acts.ts'
import { type CaseFacts, missingIn, newCase } from './case-file.ts'
import { phaseRulesSchema, rulesAt } from './phase-rules.ts'
import { phases, recordKinds } from './phases.ts'

const rules = phaseRulesSchema.parse(
  parse(readFileSync(join(import.meta.dirname, '../../../data/casework/phases.yaml'), 'utf8')),
)

/** Does what the case waits for, so that chance comes to the end of the table too and not only to its beginning. */
function sensible(facts: CaseFacts): CaseAct {
  const file = (record: Extract<CaseAct, { do: 'file' }>['record']): CaseAct => ({
    do: 'file',
    record,
    corrects: false,
  })
  const [missing] = missingIn(facts, facts.phase, rules)
  const goals = facts.plan?.goals ?? []
  const goal = goals.find((one) => !facts.progressed.includes(one)) ?? 'g1'
  const party = facts.plan?.parties.find((one) => !facts.agreedBy.includes(one)) ?? 'client'
  switch (missing) {
    case 'intake-form':
    case 'consent':
    case 'acceptance':
      return file({ kind: 'intake', consent: true, accepted: true, crisis: false })
    case 'assessment-form':
      return file({ kind: 'assessment' })
    case 'plan-form':
    case 'plan-bodies':
      return file({ kind: 'plan', parties: ['client', 'guardian'], bodies: 2, goals: ['g1', 'g2'] })
    case 'agreement':
      return file({ kind: 'agreement', party })
    case 'contacts':
      return file({ kind: 'process' })
    case 'goal-progress':
      return file({ kind: 'progress', goal })
    case 'evaluation-form':
    case 'evaluation-goals':
      return file({ kind: 'evaluation', goals: [...goals] })
    case 'closing-form':
    case 'acknowledgement':
    case 'transfer-letter':
      return file({
        kind: 'closing',
        reason: facts.early ? 'client-gone' : 'goals-met',
        acknowledged: true,
        letter: false,
      })
    case 'intake-signature':
    case 'evaluation-signature':
    case 'closing-signature': {
      const kind = missing.slice(0, missing.indexOf('-')) as 'intake' | 'evaluation' | 'closing'
      return facts[kind]?.signature === 'none'
        ? { do: 'sign', kind, agreed: true }
        : file(
            kind === 'intake'
              ? { kind, consent: true, accepted: true, crisis: false }
              : kind === 'evaluation'
                ? { kind, goals: [...goals] }
                : { kind, reason: 'client-gone', acknowledged: true, letter: false },
          )
    }
    default: {
      const path = facts.kind === 'consultation' ? (['intake', 'closing'] as const) : phases
      const next = path[path.indexOf(facts.phase as 'intake') + 1]
      if (next) return { do: 'enter', to: next, early: false }
      if (facts.status === 'open') return { do: 'close', reason: facts.closing?.reason ?? 'goals-met' }
      return file({
        kind: 'follow-up',
        months: [1, 3, 6].find((one) => !facts.followedUp.includes(one)) ?? 1,
      })
    }
  }
}

const yesOrNo = fc.boolean()
const goals = fc.constantFrom([], ['g1'], ['g1', 'g2'])
const record = fc.oneof(
  fc.record({ kind: fc.constant('intake' as const), consent: yesOrNo, accepted: yesOrNo, crisis: yesOrNo }),
  fc.constant({ kind: 'assessment' as const }),
  fc.record({
    kind: fc.constant('plan' as const),
    parties: fc.constantFrom(['client'], ['client', 'guardian', 'school']),
    bodies: fc.integer({ min: 0, max: 3 }),
    goals: fc.constantFrom(['g1'], ['g1', 'g2']),
  }),
  fc.record({
    kind: fc.constant('agreement' as const),
    party: fc.constantFrom('client', 'guardian', 'school'),
  }),
  fc.constant({ kind: 'process' as const }),
  fc.record({ kind: fc.constant('progress' as const), goal: fc.constantFrom('g1', 'g2') }),
  fc.record({ kind: fc.constant('evaluation' as const), goals }),
  fc.record({
    kind: fc.constant('closing' as const),
    reason: fc.constantFrom('goals-met' as const, 'client-gone' as const, 'referred' as const),
    acknowledged: yesOrNo,
    letter: yesOrNo,
  }),
  fc.record({ kind: fc.constant('follow-up' as const), months: fc.constantFrom(1, 2, 3, 6) }),
)
const kind = fc.constantFrom(
  'consultation' as const,
  'ordinary' as const,
  'management' as const,
  'crisis' as const,
)
const act: fc.Arbitrary<CaseAct> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('file' as const), record, corrects: yesOrNo }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('sign' as const),
      kind: fc.constantFrom(...recordKinds),
      agreed: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('enter' as const),
      to: fc.constantFrom(...phases),
      early: fc.constantFrom(false, false, false, true),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('set-kind' as const), kind }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('close' as const),
      reason: fc.constantFrom('goals-met' as const, 'client-gone' as const, 'referred' as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'take-back-closing' as const }) },
)

/** Any acts in any order; null stands for what is sensible then. */
const acts = fc.array(fc.oneof({ weight: 1, arbitrary: act }, { weight: 2, arbitrary: fc.constant(null) }), {
  maxLength: 120,
  size: 'max',
})

/**
 * What the table of 2.1 forbids, written down a second time and by hand: the sentences of the table, not its code.
 * Answers the sentence that a state breaks, or null.
 */
function forbidden(facts: CaseFacts): string | null {
  const { kind, phase, early, status, intake, plan, evaluation, closing } = facts
  const order = ['intake', 'assessment', 'planning', 'intervention', 'evaluation', 'closing']
  const isPast = (one: string) => order.indexOf(phase) > order.indexOf(one)
  const full = kind !== 'consultation'
  if (!full && facts.contacts > 2) return 'a consultation has at most two contacts'
  if (!full && phase !== 'intake' && phase !== 'closing') return 'a consultation has no full file'
  if (phase !== 'intake' && !intake) return 'nobody is worked with who was not taken in'
  if (!early && isPast('intake') && !(intake?.consent && intake.accepted))
    return 'nobody is worked with who did not consent or was not taken on'
  if (!early && full) {
    if (isPast('assessment') && !facts.assessed) return 'no plan without an assessment'
    if (isPast('planning') && !plan?.parties.every((party) => facts.agreedBy.includes(party)))
      return 'no intervention without the signed agreement of every party'
    if (isPast('planning') && kind === 'management' && (plan?.bodies ?? 0) < 2)
      return 'case management has several bodies'
    if (isPast('intervention') && facts.contacts < 3) return 'three contacts before the evaluation'
    if (isPast('intervention') && !plan?.goals.every((goal) => facts.progressed.includes(goal)))
      return 'every goal has dated progress before the evaluation'
    if (isPast('evaluation') && evaluation?.signature !== 'agreed')
      return 'no closing without the supervisor’s opinion'
    if (isPast('evaluation') && !plan?.goals.every((goal) => evaluation?.goals.includes(goal)))
      return 'every goal is scored'
  }
  if (early && phase !== 'closing') return 'an early ending leads to closing'
  if (status === 'closed') {
    if (phase !== 'closing' || !closing) return 'closed without a closing form'
    if (!closing.acknowledged) return 'closed without the client’s acknowledgement'
    if (closing.signature !== 'agreed') return 'closed without the supervisor'
    if (closing.reason === 'referred' && !closing.letter) return 'referred without a letter'
    if (early && closing.reason === 'goals-met') return 'ended early, yet goals reached'
  }
  if (status !== 'closed' && facts.followedUp.length > 0 && closing === null)
    return 'followed up before it was closed'
  return null
}

describe('a case in six phases', () => {
  it('2.1: no sequence of allowed acts reaches a state that the table forbids', () => {
    fc.assert(
      fc.property(kind, acts, (first, some) => {
        let facts = newCase(first)
        for (const any of some) {
          const one = any ?? sensible(facts)
          const before = facts
          const result = actOn(facts, one, rules)
          if (result.ok) facts = result.value
          expect(forbidden(facts)).toBeNull()
          if (before.phase === 'intake' && facts.phase === 'assessment' && before.intake?.crisis)
            expect(before.intake.signature).toBe('agreed')
          if (before.phase !== facts.phase && facts.phase !== 'closing') {
            const step = phases.indexOf(facts.phase) - phases.indexOf(before.phase)
            expect([1, -2]).toContain(step)
          }
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('reaches every phase and its end, so that the property above says something', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(kind, acts, (first, some) => {
        let facts = newCase(first)
        for (const one of some) {
          const result = actOn(facts, one ?? sensible(facts), rules)
          if (result.ok) facts = result.value
          seen.add(`${facts.status} ${facts.phase}${facts.early ? ' early' : ''}`)
        }
      }),
      { numRuns: 800, seed: 7 },
    )
    expect([...seen].toSorted()).toEqual([
      'closed closing',
      'closed closing early',
      'open assessment',
      'open closing',
      'open closing early',
      'open evaluation',
      'open intake',
      'open intervention',
      'open planning',
    ])
  })

  it('says which record is missing', () => {
    const start = newCase('ordinary')
    const early = actOn(start, { do: 'enter', to: 'assessment', early: false }, rules)
    expect(early).toEqual({
      ok: false,
      error: { code: 'case-phase-incomplete', phase: 'intake', missing: ['intake-form'] },
    })
    const crisis = through(start, {
      do: 'file',
      record: { kind: 'intake', consent: false, accepted: true, crisis: true },
      corrects: false,
    })
    expect(actOn(crisis, { do: 'enter', to: 'assessment', early: false }, rules)).toEqual({
      ok: false,
      error: { code: 'case-phase-incomplete', phase: 'intake', missing: ['consent', 'intake-signature'] },
    })
  })

  it('goes back from intervention to assessment only, and then needs a new assessment, plan and agreement', () => {
    const working = inIntervention()
    const back = through(working, { do: 'enter', to: 'assessment', early: false })
    expect(back).toMatchObject({ phase: 'assessment', round: 2, assessed: false, plan: null, contacts: 0 })
    for (const to of ['intake', 'planning'] as const)
      expect(actOn(working, { do: 'enter', to, early: false }, rules).ok).toBe(false)
    expect(actOn(back, { do: 'enter', to: 'planning', early: false }, rules)).toMatchObject({
      error: { missing: ['assessment-form'] },
    })
  })

  it('is a consultation for two contacts; for the third its kind changes first', () => {
    const note = { do: 'file', record: { kind: 'process' }, corrects: false } as const
    const two = through(through(newCase('consultation'), note), note)
    expect(actOn(two, note, rules)).toMatchObject({ error: { code: 'case-contacts-too-many' } })
    const ordinary = through(through(two, { do: 'set-kind', kind: 'ordinary' }), note)
    expect(ordinary.contacts).toBe(3)
    expect(actOn(ordinary, { do: 'set-kind', kind: 'consultation' }, rules).ok).toBe(false)
  })

  it('that was corrected may not open a phase again that lies behind', () => {
    const record = { kind: 'intake', consent: false, accepted: true, crisis: false } as const
    expect(actOn(inIntervention(), { do: 'file', record, corrects: true }, rules)).toMatchObject({
      error: { code: 'case-phase-incomplete', missing: ['consent'] },
    })
  })

  it('ends early with a reason of its own, never as goals reached', () => {
    const ended = through(inIntervention(), { do: 'enter', to: 'closing', early: true })
    const closing = { kind: 'closing', acknowledged: true, letter: false } as const
    expect(
      actOn(ended, { do: 'file', record: { ...closing, reason: 'goals-met' }, corrects: false }, rules),
    ).toMatchObject({ error: { code: 'case-reason-not-early' } })
    expect(
      actOn(ended, { do: 'file', record: { ...closing, reason: 'client-gone' }, corrects: false }, rules).ok,
    ).toBe(true)
  })
})

describe('the rules of a place', () => {
  it('are its own where it has set a clock, the smallest place first', () => {
    const own = {
      ...rules,
      places: [
        { division: 410600000000, clocks: { planning: { workdays: 7 }, assessment: { workdays: 12 } } },
        { division: 410621000000, clocks: { assessment: { workdays: 10 } } },
      ],
    }
    expect(rulesAt(own, 410621105201).clocks).toMatchObject({
      intake: { workdays: 5 },
      assessment: { workdays: 10 },
      planning: { workdays: 7 },
    })
    expect(rulesAt(own, 410622101001).clocks.assessment.workdays).toBe(12)
    expect(rulesAt(own, 330106009001).clocks.assessment.workdays).toBe(15)
  })
})

function through(facts: CaseFacts, act: CaseAct): CaseFacts {
  const result = actOn(facts, act, rules)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const inIntervention = (): CaseFacts => {
  const file = (record: Extract<CaseAct, { do: 'file' }>['record']): CaseAct => ({
    do: 'file',
    record,
    corrects: false,
  })
  const enter = (to: 'assessment' | 'planning' | 'intervention'): CaseAct => ({
    do: 'enter',
    to,
    early: false,
  })
  return [
    file({ kind: 'intake', consent: true, accepted: true, crisis: false }),
    enter('assessment'),
    file({ kind: 'assessment' }),
    enter('planning'),
    file({ kind: 'plan', parties: ['client'], bodies: 1, goals: ['g1'] }),
    file({ kind: 'agreement', party: 'client' }),
    enter('intervention'),
  ].reduce(through, newCase('ordinary'))
}
