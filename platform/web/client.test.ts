import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { route } from '../../kernel/contract.ts'
import { client } from './client.ts'
import { addressOf, failureFrom, fileNameOf } from './request.ts'

const contract = {
  list: route({
    method: 'GET',
    path: '/api/things',
    summary: { zh: '事物', en: 'Things' },
    permission: 'things.read',
    query: z.object({ q: z.string().optional(), kind: z.array(z.string()).optional() }),
    answer: z.object({ items: z.array(z.string()), next: z.string().nullable() }),
  }),
}

describe('an address', () => {
  it('carries what was asked and leaves out what was not', () => {
    expect(
      addressOf('/api/people/:id', { id: 'a b/c' }, { q: '王 秀兰', from: null, to: undefined, kind: '' }),
    ).toBe('/api/people/a%20b%2Fc?q=%E7%8E%8B+%E7%A7%80%E5%85%B0')
  })

  it('repeats the name of a list', () => {
    const api = client<typeof contract>()
    expect(api.address('/api/things', { query: { kind: ['visit', 'case'] } })).toBe(
      '/api/things?kind=visit&kind=case',
    )
    expect(api.address('/api/things')).toBe('/api/things')
  })

  it('cannot be of a route that the contract does not have', () => {
    const api = client<typeof contract>()
    // @ts-expect-error no such route
    expect(api.address('/api/others')).toBe('/api/others')
  })
})

describe('an error answer', () => {
  const document = {
    status: 409,
    code: 'changed-meanwhile',
    messages: { zh: '内容已被他人修改', en: 'Someone changed this meanwhile' },
    problems: [],
  }

  it('is a refusal when the server says why', () => {
    const failure = failureFrom(409, JSON.stringify(document))
    expect([failure.kind, failure.code]).toEqual(['refused', 'changed-meanwhile'])
  })

  it('is a fault when the server broke, with the reference it gave', () => {
    const failure = failureFrom(
      500,
      JSON.stringify({ ...document, status: 500, code: 'broken', reference: 'r-1' }),
    )
    expect([failure.kind, failure.problem?.reference]).toEqual(['broken', 'r-1'])
  })

  it.each(['', '<html>502 Bad Gateway</html>', '{"half":', '[]', 'null'])(
    'is a fault when it reads %j',
    (text) => {
      expect(failureFrom(502, text).kind).toBe('broken')
      expect(failureFrom(404, text).kind).toBe('broken')
    },
  )
})

describe('the name of a received file', () => {
  it('is the Chinese one when there is one', () => {
    expect(fileNameOf(`attachment; filename="__.xlsx"; filename*=UTF-8''%E5%8F%B0%E8%B4%A6.xlsx`)).toBe(
      '台账.xlsx',
    )
    expect(fileNameOf('attachment; filename="people.csv"')).toBe('people.csv')
    expect(fileNameOf('')).toBe('download')
  })
})
