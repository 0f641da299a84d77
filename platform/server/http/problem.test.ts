import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { problemDocument, problemsOf } from './problem.ts'

describe('a refusal', () => {
  it('says its days as people write them, in both languages', () => {
    const codes = { 'not-on-that-day': { status: 404, zh: '在{on}没有', en: 'None on {on}' } }
    const document = problemDocument(codes, { code: 'not-on-that-day', data: { on: '2023-07-05' } }, 'en')
    expect(document.message).toBe('None on 5 Jul 2023')
    expect(document.messages.zh).toBe('在2023年7月5日没有')
    expect(document.data).toEqual({ on: '2023-07-05' })
  })
})

describe('a refusal that names something by its title', () => {
  it('says the title of the language', () => {
    const codes = { 'not-shown': { status: 409, zh: '“{what}”没有示例', en: 'No example shows “{what}”' } }
    const data = { what: { zh: '总分', en: 'Total' } }
    expect(problemDocument(codes, { code: 'not-shown', data }, 'zh').messages).toEqual({
      zh: '“总分”没有示例',
      en: 'No example shows “Total”',
    })
  })
})

describe('what is out of bounds', () => {
  const bounds = z.object({
    name: z.string().min(2).max(4),
    two: z.array(z.string()).min(2).max(3),
    one: z.array(z.string()).min(1),
    version: z.number().int().min(1).max(9),
  })
  const told = (value: object) => {
    const read = bounds.safeParse(value)
    return read.success ? [] : problemsOf(read.error, 'body').map(({ code, path }) => [path, code])
  }

  it('is told of words as short or long, of lists as few or many, of numbers as small or large', () => {
    expect(told({ name: 'a', two: ['a'], one: [], version: 0 })).toEqual([
      ['/body/name', 'value-too-short'],
      ['/body/two', 'value-too-few'],
      ['/body/one', 'value-missing'],
      ['/body/version', 'value-too-small'],
    ])
    expect(told({ name: 'abcde', two: ['a', 'b', 'c', 'd'], one: ['a'], version: 10 })).toEqual([
      ['/body/name', 'value-too-long'],
      ['/body/two', 'value-too-many'],
      ['/body/version', 'value-too-large'],
    ])
  })
})
