import { describe, expect, it } from 'vitest'
import { satisfactionProblems } from './summary-check.ts'

describe('the questionnaires of a summary', () => {
  it('are returned by no more than got one', () => {
    expect(satisfactionProblems({ handedOut: 30, returned: 28, satisfaction: 462 })).toEqual([])
    expect(satisfactionProblems({ handedOut: 30, returned: 31 })).toEqual([
      { code: 'more-returned-than-handed-out', path: '/body/returned' },
    ])
  })

  it('have no mean when none came back', () => {
    expect(satisfactionProblems({ handedOut: 30, returned: 0, satisfaction: 462 })).toEqual([
      { code: 'satisfaction-of-nobody', path: '/body/satisfaction' },
    ])
  })
})
