import { describe, expect, it } from 'vitest'
import { lineOf } from './needs.ts'
import { closingFits, matchRate, type NeedState, stepsOpen, type Tier } from './pipeline.ts'

const need = (state: NeedState, tier: Tier = 'street', feedbackOn: string | null = null) =>
  stepsOpen({ state, tier, feedbackOn })

describe('needs of the consortium (S1)', () => {
  it('S1.A3 sends who needs money only to the relief line, and lists who needs a service, also beside money', () => {
    expect(lineOf([{ kind: 'material' }])).toBe('relief')
    expect(lineOf([{ kind: 'service' }])).toBe('consortium')
    expect(lineOf([{ kind: 'material' }, { kind: 'service' }])).toBe('consortium')
    expect(lineOf([{ kind: 'development' }])).toBe('consortium')
    expect(lineOf([])).toBe('none')
  })

  it('goes from match to task, delivery and feedback, and closes only after it was asked about', () => {
    expect(need('open')).toEqual(['match', 'escalate', 'close'])
    expect(need('matched')).toEqual(['match', 'unmatch', 'task', 'escalate', 'close'])
    expect(need('tasked')).toEqual(['deliver', 'escalate', 'close'])
    expect(need('delivered')).toEqual(['feedback'])
    expect(need('delivered', 'street', '2023-12-01')).toEqual(['escalate', 'close'])
    expect(need('closed')).toEqual([])
  })

  it('goes from the community up to the street and the district, and no further', () => {
    expect(need('open', 'community')).toContain('escalate')
    expect(need('open', 'district')).not.toContain('escalate')
  })

  it('is met only by a delivery', () => {
    expect(closingFits('met', 'delivered')).toBe(true)
    expect(closingFits('met', 'open')).toBe(false)
    expect(closingFits('declined', 'matched')).toBe(true)
    expect(closingFits('declined', 'delivered')).toBe(false)
  })

  it('is matched to two thirds when something was found for two of three, and has no rate without needs', () => {
    expect(matchRate({ all: 3, matched: 2 })).toBe(667)
    expect(matchRate({ all: 0, matched: 0 })).toBeNull()
  })
})
