import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type AgreementAct,
  type AgreementFacts,
  type AgreementOutcome,
  agreementProblem,
  allSigned,
  outcomeTerms,
  parties,
} from './agreement.ts'

const outcomes = Object.keys(outcomeTerms) as AgreementOutcome[]

describe('an agreement of three', () => {
  it('S2.A3: runs from three signatures over a review to "improved"', () => {
    const inForce = { state: 'in-force', signed: parties, reviews: 0 } as const
    expect(agreementProblem(inForce, { act: 'close', outcome: 'improved' })).toBe('agreement-not-reviewed')
    expect(agreementProblem({ ...inForce, reviews: 1 }, { act: 'close', outcome: 'improved' })).toBeNull()
  })

  it('is not changed under a signature, and nobody signs twice', () => {
    const one = { state: 'draft', signed: ['pupil'], reviews: 0 } as const
    expect(agreementProblem(one, { act: 'change' })).toBe('agreement-signed')
    expect(agreementProblem(one, { act: 'sign', party: 'pupil' })).toBe('agreement-signed')
    expect(agreementProblem(one, { act: 'sign', party: 'teacher' })).toBeNull()
  })

  it('is in force only with all three signatures, and never closed as improved without a review, whatever is tried', () => {
    const act: fc.Arbitrary<AgreementAct> = fc.oneof(
      fc.constant({ act: 'change' } as const),
      fc.constantFrom(...parties).map((party) => ({ act: 'sign', party }) as const),
      fc.constant({ act: 'review' } as const),
      fc.constantFrom(...outcomes).map((outcome) => ({ act: 'close', outcome }) as const),
    )
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        let facts: AgreementFacts = { state: 'draft', signed: [], reviews: 0 }
        for (const asked of acts) {
          if (agreementProblem(facts, asked) !== null) continue
          if (asked.act === 'sign') {
            const signed = [...facts.signed, asked.party]
            facts = { ...facts, signed, state: allSigned(signed) ? 'in-force' : 'draft' }
          }
          if (asked.act === 'review') facts = { ...facts, reviews: facts.reviews + 1 }
          if (asked.act === 'close') {
            if (asked.outcome !== 'ended-early')
              expect([facts.state, facts.reviews > 0]).toEqual(['in-force', true])
            facts = { ...facts, state: 'closed' }
          }
          if (facts.state === 'in-force') expect(new Set(facts.signed).size).toBe(3)
        }
      }),
    )
  })
})
