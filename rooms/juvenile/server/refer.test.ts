import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseOf, childOf, type JuvenileWorld, juvenileWorld } from '../../../tests/juvenile-world.ts'

let world: JuvenileWorld
beforeAll(async () => {
  world = await juvenileWorld()
})
afterAll(() => world.close())

describe('a referral with an identity number', () => {
  it('S17.1: is refused with a number whose check digit is wrong or that tells another birthday, and nothing is kept', async () => {
    const { idNumber, ...child } = childOf(106)
    const mistyped = idNumber.slice(0, 17) + (idNumber.endsWith('1') ? '2' : '1')
    for (const [identity, code] of [
      [{ ...child, idNumber: mistyped }, 'identity-number-check-digit'],
      [{ ...child, idNumber, birth: '2007-06-02' }, 'birth-against-number'],
    ] as const) {
      const refused = await world.post('/referrals', world.prosecutor, {
        role: 'suspect',
        identity,
        facts: caseOf(106),
      })
      expect(refused.status).toBe(400)
      expect(refused.body.problems.map((one: { code: string }) => one.code)).toEqual([code])
    }
    const { birth: _, ...unborn } = child
    const taken = await world.post('/referrals', world.prosecutor, {
      role: 'suspect',
      identity: { ...unborn, idNumber: ` ${idNumber.slice(0, 6)} ${idNumber.slice(6)}` },
      facts: caseOf(106),
    })
    expect(taken.body.age).toEqual({ answer: 'minor', age: 15, liability: 'eight' })
  })
})
