import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closingProblem } from './closing.ts'
import { closeReasonTerms, codesOf, safeguardingTerms } from './letter-codes.ts'

const flag = { setAsideBy: null }
const act = { kind: 'mandatory-report', signedBy: null } as const

describe('closing a letter', () => {
  it('takes an answer, or a reason why there is none to give', () => {
    const plain = { flags: [], acts: [] }
    expect(closingProblem({ ...plain, answered: false, reason: 'answered' })).toBe('letter-not-answered')
    expect(closingProblem({ ...plain, answered: true, reason: 'answered' })).toBeNull()
    expect(closingProblem({ ...plain, answered: false, reason: 'nothing-to-answer' })).toBeNull()
  })

  it('S2.A3: with a sign of danger takes more than a reply: an act and a signature under it', () => {
    const danger = { flags: [flag], answered: true, reason: 'answered' } as const
    expect(closingProblem({ ...danger, acts: [] })).toBe('letter-needs-safeguarding')
    expect(closingProblem({ ...danger, acts: [act] })).toBe('letter-needs-signature')
    const signed = { ...danger, acts: [{ ...act, signedBy: 'a' }] }
    expect(closingProblem(signed)).toBeNull()
    expect(closingProblem({ ...signed, answered: false })).toBe('letter-not-answered')
    expect(closingProblem({ ...signed, answered: false, reason: 'handed-over' })).toBeNull()
  })

  it('S2.A3: is refused for every reason and every reply while a sign of danger stands without a signed act', () => {
    const facts = fc.record({
      flags: fc.array(fc.record({ setAsideBy: fc.option(fc.string(), { nil: null }) })),
      acts: fc.array(
        fc.record({ kind: fc.constantFrom(...codesOf(safeguardingTerms)), signedBy: fc.constant(null) }),
      ),
      answered: fc.boolean(),
      reason: fc.constantFrom(...codesOf(closeReasonTerms)),
    })
    fc.assert(
      fc.property(facts, (given) => {
        const standing = { ...given, flags: [...given.flags, flag] }
        expect(closingProblem(standing)).not.toBeNull()
      }),
    )
  })
})
