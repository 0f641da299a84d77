import { describe, expect, it } from 'vitest'
import { clientOf, isLoopback, rateLimit } from './rate-limit.ts'

describe('a rate limit', () => {
  it('lets a burst through, then one by one as time passes, for each client apart', () => {
    const limit = rateLimit({ burst: 3, perMinute: 60 })
    expect([1, 2, 3, 4].map(() => limit.take('a', 0))).toEqual([true, true, true, false])
    expect(limit.wait('a', 0)).toBe(1)
    expect(limit.take('b', 0)).toBe(true)
    expect(limit.take('a', 999)).toBe(false)
    expect(limit.take('a', 2000)).toBe(true)
  })

  it('never saves up more than its burst', () => {
    const limit = rateLimit({ burst: 2, perMinute: 60 })
    limit.take('a', 0)
    expect([1, 2, 3].map(() => limit.take('a', 3_600_000))).toEqual([true, true, false])
  })

  it('counts an IPv6 line of one house as one client, and a mapped IPv4 address as itself', () => {
    expect(clientOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
    expect(clientOf('2001:db8:1:2::99')).toBe('2001:db8:1:2::/64')
    expect(clientOf('2001:db8::1')).toBe('2001:db8:0:0::/64')
    expect(clientOf('::ffff:192.0.2.1')).toBe('192.0.2.1')
    expect(clientOf('192.0.2.1')).toBe('192.0.2.1')
  })

  it('knows the machine itself', () => {
    expect(['127.0.0.1', '::1', '::ffff:127.0.0.1'].map(isLoopback)).toEqual([true, true, true])
    expect(['192.0.2.1', '2001:db8::1'].map(isLoopback)).toEqual([false, false])
  })
})
