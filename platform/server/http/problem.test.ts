import { describe, expect, it } from 'vitest'
import { problemDocument } from './problem.ts'

describe('a refusal', () => {
  it('says its days as people write them, in both languages', () => {
    const codes = { 'not-on-that-day': { status: 404, zh: '在{on}没有', en: 'None on {on}' } }
    const document = problemDocument(codes, { code: 'not-on-that-day', data: { on: '2023-07-05' } }, 'en')
    expect(document.message).toBe('None on 5 Jul 2023')
    expect(document.messages.zh).toBe('在2023年7月5日没有')
    expect(document.data).toEqual({ on: '2023-07-05' })
  })
})
