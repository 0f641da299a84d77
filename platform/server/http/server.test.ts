import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { daySchema, divisionSchema, idSchema, route } from '../../../kernel/contract.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { newId } from '../ids.ts'
import { implement } from './routes.ts'

const contract = {
  note: route({
    method: 'POST',
    path: '/api/notes/:division',
    summary: { zh: '记一笔', en: 'Write a note' },
    permission: 'notes.write',
    params: z.object({ division: divisionSchema }),
    body: z.strictObject({
      id: idSchema,
      on: daySchema,
      text: z.string().min(1).max(20),
      kind: z.enum(['a', 'b']),
    }),
    answer: z.object({ text: z.string() }),
    errors: ['note-refused'],
  }),
  upload: route({
    method: 'POST',
    path: '/api/notes/file',
    summary: { zh: '上传', en: 'Upload' },
    permission: 'notes.write',
    upload: { maximumBytes: 1000 },
    answer: z.object({ bytes: z.number(), fileName: z.string() }),
  }),
}

let platform: TestPlatform
let app: TestApp
beforeAll(async () => {
  platform = await testPlatform()
  app = await testApp(
    platform,
    [
      implement(contract.note, async ({ body }) =>
        body.text === '坏'
          ? refused({ code: 'note-refused' })
          : body.text === '炸'
            ? Promise.reject(new Error('secret detail'))
            : ok({ text: body.text, hidden: 'x' } as { text: string }),
      ),
      implement(contract.upload, async ({ file }) => ok({ bytes: file.bytes, fileName: file.fileName })),
    ],
    { 'note-refused': { status: 409, zh: '这一笔不能记', en: 'This note is refused' } },
  )
})
afterAll(async () => {
  await app.server.close()
  await platform.close()
})

const writer = () =>
  app.as(app.actor({ permissions: ['notes.write'], scope: { kind: 'division', division: 410621000000 } }))
const good = () => ({ id: newId(), on: '2023-07-05', text: '你好', kind: 'a' })
const post = (payload: unknown, headers: Record<string, string> = writer(), url = '/api/notes/410621') =>
  app.server.inject({ method: 'POST', url, payload: payload as object, headers })

describe('a route', () => {
  it('is closed to who has not signed in and to who may not', async () => {
    expect((await post(good(), {})).json()).toMatchObject({ status: 401, code: 'not-signed-in' })
    const reader = app.as(
      app.actor({ permissions: ['notes.read'], scope: { kind: 'division', division: 0 } }),
    )
    expect((await post(good(), reader)).json()).toMatchObject({ status: 403, code: 'not-permitted' })
  })

  it('names every problem at once, each with its place, in both languages', async () => {
    const answer = await post({ id: 'x', on: '2023-02-30', text: '', kind: 'c', extra: 1 })
    expect(answer.statusCode).toBe(400)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    const document = answer.json()
    expect(
      document.problems
        .map((problem: { path: string; code: string }) => [problem.path, problem.code])
        .toSorted(),
    ).toEqual([
      ['/body/extra', 'value-unknown'],
      ['/body/id', 'id-not-valid'],
      ['/body/kind', 'value-not-in-list'],
      ['/body/on', 'day-not-valid'],
      ['/body/text', 'value-missing'],
    ])
    expect(document.problems[0].messages).toMatchObject({ zh: expect.any(String), en: expect.any(String) })
  })

  it('refuses text that no column can keep, where it stands, and keeps whole signs outside the first plane', async () => {
    for (const text of ['a\0b', 'a\ud800b', '\udc00']) {
      const answer = await post({ ...good(), text })
      expect([answer.statusCode, answer.json().problems]).toEqual([
        400,
        [expect.objectContaining({ code: 'value-not-valid', path: '/body/text' })],
      ])
    }
    expect((await post({ ...good(), text: '\u{20bb7}' })).json()).toEqual({ text: '\u{20bb7}' })
  })

  it('answers in the language that was asked for', async () => {
    expect((await post({ ...good(), text: '坏' })).json()).toMatchObject({
      status: 409,
      message: '这一笔不能记',
    })
    expect(
      (await post({ ...good(), text: '坏' }, { ...writer(), 'accept-language': 'en-GB' })).json(),
    ).toMatchObject({ message: 'This note is refused' })
  })

  it('gives away nothing of what broke, but a reference', async () => {
    const answer = await post({ ...good(), text: '炸' })
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toContain('secret')
    expect(answer.json().reference).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('answers only with what its contract names', async () => {
    expect((await post(good())).json()).toEqual({ text: '你好' })
  })

  it('reads a malformed address and malformed JSON as what they are', async () => {
    expect((await post(good(), writer(), '/api/notes/41x')).json()).toMatchObject({
      status: 404,
      code: 'not-found',
    })
    const answer = await app.server.inject({
      method: 'POST',
      url: '/api/notes/410621',
      payload: '{"a":',
      headers: { ...writer(), 'content-type': 'application/json' },
    })
    expect(answer.json()).toMatchObject({ status: 400, code: 'request-not-valid' })
    expect((await app.server.inject({ method: 'GET', url: '/api/nothing' })).json()).toMatchObject({
      status: 404,
      code: 'not-found',
    })
  })

  it('takes a file, and refuses one over its limit', async () => {
    const send = (size: number) => {
      const boundary = 'xxboundaryxx'
      const payload = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="台账.csv"\r\ncontent-type: text/csv\r\n\r\n${'a'.repeat(size)}\r\n--${boundary}--\r\n`
      return app.server.inject({
        method: 'POST',
        url: '/api/notes/file',
        payload,
        headers: { ...writer(), 'content-type': `multipart/form-data; boundary=${boundary}` },
      })
    }
    expect((await send(900)).json()).toEqual({ bytes: 900, fileName: '台账.csv' })
    expect((await send(2000)).json()).toMatchObject({ status: 413, code: 'file-too-large' })
  })

  it('keeps nothing of a file that breaks off', async () => {
    const answer = await app.server.inject({
      method: 'POST',
      url: '/api/notes/file',
      payload: '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\naaaa',
      headers: { ...writer(), 'content-type': 'multipart/form-data; boundary=x' },
    })
    expect(answer.json()).toMatchObject({ status: 400, code: 'request-not-valid' })
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('zhulian-upload-'))).toEqual([])
  })
})

describe('the OpenAPI description', () => {
  it('is made from the contracts, refusals included', async () => {
    const description = (await app.server.inject({ method: 'GET', url: '/api/openapi.json' })).json()
    expect(description.openapi).toBe('3.1.0')
    const operation = description.paths['/api/notes/{division}'].post
    expect(operation.requestBody.content['application/json'].schema.required).toEqual([
      'id',
      'on',
      'text',
      'kind',
    ])
    expect(Object.keys(operation.responses).toSorted()).toEqual([
      '200',
      '400',
      '401',
      '403',
      '409',
      '429',
      '500',
    ])
    expect(operation.responses['409'].description).toBe('note-refused')
  })
})
