import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { commonErrors, route } from '../../../kernel/contract.ts'
import { ok } from '../../../kernel/result.ts'
import { type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { implement, withCookies } from './routes.ts'
import { httpServer } from './server.ts'

const hello = route({
  method: 'POST',
  path: '/api/hello',
  summary: { zh: '问候', en: 'Hello' },
  permission: 'public',
  answer: z.object({ address: z.string(), secure: z.boolean() }),
})

describe('the door of the server', () => {
  let platform: TestPlatform
  let server: Awaited<ReturnType<typeof httpServer>>

  beforeAll(async () => {
    platform = await testPlatform()
    server = await httpServer({
      database: platform.database,
      clock: platform.clock,
      routes: [
        implement(hello, async ({ caller }) =>
          ok(withCookies({ address: caller.address, secure: caller.secure }, ['a=1; HttpOnly', 'b=2'])),
        ),
      ],
      errors: commonErrors,
      version: 'test',
      identify: async () => null,
      requestsPerMinute: 3,
    })
  })
  afterAll(async () => {
    await server.close()
    await platform.close()
  })
  const post = (headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
    server.inject({ method: 'POST', url: '/api/hello', headers, remoteAddress })

  it('puts the same protection on every answer, refusals too', async () => {
    for (const answer of [
      await post(),
      await server.inject('/api/nothing'),
      await server.inject('/nowhere'),
    ]) {
      expect(answer.headers['x-content-type-options']).toBe('nosniff')
      expect(answer.headers['referrer-policy']).toBe('no-referrer')
      expect(answer.headers['x-frame-options']).toBe('DENY')
      expect(answer.headers['content-security-policy']).toContain("default-src 'self'")
      expect(answer.headers['content-security-policy']).not.toMatch(/https?:|script-src[^;]*unsafe/)
    }
    expect((await post()).headers['cache-control']).toBe('no-store')
  })

  it('sets each cookie of an answer in a header of its own', async () => {
    expect((await post()).headers['set-cookie']).toEqual(['a=1; HttpOnly', 'b=2'])
  })

  it('believes a proxy on this machine about address and HTTPS, and nobody else', async () => {
    const told = { 'x-forwarded-for': '198.51.100.9', 'x-forwarded-proto': 'https' }
    expect((await post(told)).json()).toEqual({ address: '198.51.100.9', secure: true })
    expect((await post(told, '192.0.2.77')).json()).toEqual({ address: '192.0.2.77', secure: false })
  })

  it('refuses a flood from one address with the time to wait; the machine itself is not limited', async () => {
    const statuses = []
    for (let i = 0; i < 5; i++) statuses.push((await post({}, '192.0.2.200')).statusCode)
    expect(statuses).toEqual([200, 200, 200, 429, 429])
    const limited = await post({}, '192.0.2.200')
    expect([limited.json().code, limited.headers['retry-after']]).toEqual(['too-many-requests', '20'])
    for (let i = 0; i < 5; i++) expect((await post()).statusCode).toBe(200)
  })
})
