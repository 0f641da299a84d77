import { describe, expect, it } from 'vitest'
import { day } from '../../../../kernel/day.ts'
import { followCodeOf, readFollowCode, shownFollowCode } from './follow-code.ts'
import { requestNumber, requestSeries } from './number.ts'
import { similarFrom, similarity } from './similar-text.ts'
import { followedState, isAllowed, needsProtection } from './state.ts'

describe('a request', () => {
  it('is numbered by county and year', () => {
    expect(requestNumber(requestSeries(410621105201, day('2023-12-29')), 7)).toBe('QZ-410621-2023-00007')
  })

  it('is followed by a code that is read as people type it', () => {
    const code = followCodeOf(41, Uint8Array.of(8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 255))
    expect(code).toBe('41abcdefghijkz')
    expect(shownFollowCode(code)).toBe('41-abcd-efgh-ijkz')
    expect(readFollowCode(' 41-ABCD efgh\uff0dijkz ')).toEqual({ province: 41, code })
    expect(readFollowCode('x')).toEqual({ province: 0, code: 'x' })
  })

  it('looks like another when much of what is said is the same', () => {
    const one = '村西头王奶奶一个人住，腿摔伤了没人照顾'
    expect(similarity(one, '王奶奶一个人住村西头，腿摔伤了没人照顾，请来看看')).toBeGreaterThan(similarFrom)
    expect(similarity(one, '想问低保怎么申请，需要哪些材料')).toBeLessThan(similarFrom)
    expect(similarity('', one)).toBe(0)
  })

  it('is decided while it waits, closed once accepted, and taken up again after its end', () => {
    expect(isAllowed('accept', 'received')).toBe(true)
    expect(isAllowed('accept', 'accepted')).toBe(false)
    expect(isAllowed('close', 'looking')).toBe(false)
    expect(isAllowed('close', 'accepted')).toBe(true)
    expect(isAllowed('reopen', 'refused')).toBe(true)
    expect(isAllowed('reopen', 'looking')).toBe(false)
  })

  it('S2.A3: in which somebody may be in danger does not end before something was done', () => {
    const bare = { endangered: true, safe: false }
    expect(needsProtection(bare, 'accept', 'consultation')).toBe(true)
    expect(needsProtection(bare, 'accept', 'case')).toBe(false)
    for (const act of ['close', 'refuse', 'refer', 'withdraw'] as const)
      expect(needsProtection(bare, act)).toBe(true)
    expect(needsProtection({ endangered: true, safe: true }, 'close')).toBe(false)
    expect(needsProtection({ endangered: false, safe: false }, 'refuse')).toBe(false)
  })

  it('tells its requester five things and no more', () => {
    expect(followedState('refused')).toBe('closed')
    expect(followedState('merged')).toBe('looking')
    expect(followedState('referred')).toBe('referred')
  })
})
