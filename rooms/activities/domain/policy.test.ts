import { describe, expect, it } from 'vitest'
import type { Actor, GrantScope } from '../../../kernel/actor.ts'
import { day } from '../../../kernel/day.ts'
import { type Correctable, mayCorrect, mayPublish } from './policy.ts'

const today = day('2023-12-29')
const xiaohe: GrantScope = { kind: 'division', division: 410621105000 }
const shantang: GrantScope = { kind: 'division', division: 410621101000 }

const actor = (account: string, permissions: string[], scope: GrantScope): Actor => ({
  account,
  name: '测试员',
  kind: 'account',
  grants: [{ id: 'grant', role: 'test', permissions, scope, from: day('2023-01-01'), to: null }],
})

const visit = (changes: Partial<Correctable> = {}): Correctable => ({
  division: 410621105201,
  station: 'station',
  person: 'wang',
  recordedBy: 'li',
  recordedOn: day('2023-12-22'),
  reversal: false,
  reversed: false,
  ...changes,
})

describe('who may correct a visit', () => {
  it('is who may correct at that place, however old the record', () => {
    const head = actor('head', ['activities.correct'], xiaohe)
    expect(mayCorrect(head, visit({ recordedOn: day('2022-01-01') }), today)).toBe(true)
    expect(mayCorrect(actor('head', ['activities.correct'], shantang), visit(), today)).toBe(false)
  })

  it('is who recorded it, for seven days', () => {
    const worker = actor('li', ['activities.record'], xiaohe)
    expect(mayCorrect(worker, visit(), today)).toBe(true)
    expect(mayCorrect(worker, visit({ recordedOn: day('2023-12-21') }), today)).toBe(false)
  })

  it('is not who recorded it when he works there no more', () => {
    expect(mayCorrect(actor('li', ['activities.record'], shantang), visit(), today)).toBe(false)
  })

  it('is not a colleague who may only record', () => {
    expect(mayCorrect(actor('zhao', ['activities.record'], xiaohe), visit(), today)).toBe(false)
  })

  it('is nobody once the record is taken out, and nobody for the reversing record', () => {
    const head = actor('head', ['activities.correct'], xiaohe)
    expect(mayCorrect(head, visit({ reversed: true }), today)).toBe(false)
    expect(mayCorrect(head, visit({ reversal: true }), today)).toBe(false)
  })
})

describe('a photo', () => {
  it('is published only with faces blurred', () => {
    expect(mayPublish({ facesBlurred: true })).toBe(true)
    expect(mayPublish({ facesBlurred: false })).toBe(false)
  })
})
