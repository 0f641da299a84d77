import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../../../kernel/day.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { applicationsWorld, problemsOf } from '../../../../tests/applications-world.ts'
import { checkDigitOf } from '../../../people/index.ts'

const yinchuan = 640100000000
let world: Awaited<ReturnType<typeof applicationsWorld>>
beforeAll(async () => {
  world = await applicationsWorld(day('2023-10-10'))
})
afterAll(() => world.close())

const idNumber = (() => {
  const body = '99010119900101101'
  return body + checkDigitOf(body)
})()

describe('applying without an account', () => {
  const programme = 'yinchuan-certificate-reward'
  const start = newId()
  let code = ''
  const by = (what: string, more: object = {}) =>
    world.post(`/api/public/applications/${what}`, { code, ...more }, null)

  /** Sends a small PDF as evidence, by the code. */
  const upload = (fields: { fact: string }) => {
    const boundary = 'b0undary'
    const parts = Object.entries({ id: newId(), code, title: '证书', ...fields }).map(
      ([name, value]) =>
        `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    const paper = '%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'
    const file = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="z.pdf"\r\ncontent-type: application/pdf\r\n\r\n${paper}\r\n--${boundary}--\r\n`
    return world.app.server.inject({
      method: 'POST',
      url: '/api/public/applications/evidence',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: parts.join('') + file,
    })
  }

  it('answers a code, the same to a resend, and nothing to a program or without consent', async () => {
    const body = { programme, consent: true }
    const begun = await world.post('/api/public/applications', { ...body, id: start }, null)
    expect(begun.status, JSON.stringify(begun.body)).toBe(201)
    code = begun.body.code
    expect(code).toMatch(/^64-[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}$/)
    const again = await world.post('/api/public/applications', { ...body, id: start }, null)
    expect(again.body.code).toBe(code)
    const trapped = await world.post('/api/public/applications', { ...body, website: 'x' }, null)
    expect(trapped.status).toBe(201)
    expect(await world.rows('select count(*)::int as n from application')).toEqual([{ n: 1 }])
    expect((await world.post('/api/public/applications', { programme }, null)).status).toBe(400)
    const contest = await world.post(
      '/api/public/applications',
      { programme: 'xunxian-case-contest', consent: true },
      null,
    )
    expect(contest.body.code).toBe('subject-not-fit')
  })

  it('is filled in and sent by the code; another code opens nothing', async () => {
    const state = await world.post('/api/public/applications/state', { code }, null)
    expect(state.status).toBe(400)
    const seen = (
      await world.app.server.inject({
        method: 'POST',
        url: '/api/public/applications/state',
        payload: { code },
      })
    ).json()
    expect(seen).toMatchObject({ draft: true, missing: { person: ['name', 'idNumber'] } })
    const wrong = await world.app.server.inject({
      method: 'POST',
      url: '/api/public/applications/state',
      payload: { code: '64-2222-2222-2222' },
    })
    expect(wrong.statusCode).toBe(404)
    expect(wrong.json().code).toBe('resume-code-unknown')
    const bad = await by('person', { version: 1, name: '马示例', idNumber: '123' })
    expect(problemsOf(bad.body)).toEqual(['/body/idNumber identity-number-length'])
    const named = await by('person', { version: 1, name: '马示例', idNumber, phone: '19912345678' })
    expect(named.body.person).toMatchObject({ name: '马示例', idNumber: expect.stringContaining('*') })
    let own = named.body
    while (own.missing.answers.length > 0) {
      const [name] = own.missing.answers
      const fact = own.definition.facts[name]
      const value = { level: 'senior', obtained: 'yes' }[name as string] ?? answerTo(fact)
      const answered = await by('answers', { version: own.version, facts: { [name]: value } })
      expect(answered.status, JSON.stringify(answered.body)).toBe(200)
      own = answered.body
    }
    expect(own.missing).toEqual({ answers: [], evidence: ['level'], person: [] })
    const unproved = await by('submission', { version: own.version })
    expect(problemsOf(unproved.body)).toEqual(['/body/evidence/level evidence-missing'])
    expect((await upload({ fact: 'nothing' })).json().code).toBe('evidence-of-nothing')
    const added = await upload({ fact: 'level' })
    expect(added.statusCode, added.body).toBe(201)
    const sent = await by('submission', { version: own.version, insist: true })
    expect(sent.status, JSON.stringify(sent.body)).toBe(200)
    expect(sent.body.line.number).toBe('SQ-640100-2023-00001')
    const officer = world.as('programme-officer', { kind: 'division', division: yinchuan })
    const inbox = (await world.get('/api/applications', officer)).body.items
    expect(inbox).toMatchObject([{ name: '马示例', programme }])
    const full = (await world.get(`/api/applications/${inbox[0].id}`, officer)).body
    expect(full.account).toBeNull()
    const paper = await world.get(`/api/applications/${inbox[0].id}/evidence/${full.evidence[0].id}`, officer)
    expect(paper.bytes.toString('latin1').startsWith('%PDF')).toBe(true)
    const foreign = world.as('programme-officer')
    expect(
      (await world.get(`/api/applications/${inbox[0].id}/evidence/${full.evidence[0].id}`, foreign)).status,
    ).toBe(404)
    expect(JSON.stringify(full)).not.toContain(idNumber)
    const contact = await world.app.server.inject({
      method: 'POST',
      url: `/api/applications/${inbox[0].id}/contact`,
      headers: world.app.as(officer),
      payload: { purpose: '核对身份' },
    })
    expect(contact.json()).toEqual({ idNumber, phone: '19912345678' })
    expect(
      await world.rows(`select action, purpose from audit_line where action = 'applications.unmask'`),
    ).toEqual([{ action: 'applications.unmask', purpose: '核对身份' }])
  })

  it('is told nothing of the number that was typed: neither records, nor what is drawn, nor bars', async () => {
    const begun = await world.post(
      '/api/public/applications',
      { programme: 'chuzhou-certificate-grant', consent: true },
      null,
    )
    const by = { code: begun.body.code }
    const named = await world.post(
      '/api/public/applications/person',
      { ...by, version: 1, name: '别人', idNumber },
      null,
    )
    expect(named.status).toBe(200)
    expect(named.body.facts).toEqual([])
    expect(named.body.missing.answers.length).toBeGreaterThan(0)
  })
})

/** Some answer to a question, by its type. */
function answerTo(fact: { type: string; options?: Record<string, unknown> }): unknown {
  if (fact.type === 'yes_no') return 'yes'
  if (fact.type === 'code') return Object.keys(fact.options ?? {})[0]
  if (fact.type === 'division') return '640104'
  if (fact.type === 'day') return '2023-05-01'
  return 1
}
