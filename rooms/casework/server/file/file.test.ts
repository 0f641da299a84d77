import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, GrantScope } from '../../../../kernel/actor.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../../tests/app.ts'
import { filing, caseRecords as form } from '../../../../tests/casework-world.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../../tests/database.ts'
import { type SmallCounty, shantang, smallCounty, xiaohe } from '../../../../tests/small-county.ts'
import { caseworkErrors } from '../../errors.ts'
import { caseworkRoutes } from '../index.ts'

const everyday = ['casework.read', 'casework.record', 'people.read', 'people.read-sensitive']
const signing = ['casework.read', 'casework.sign', 'people.read', 'people.read-sensitive']

let platform: TestPlatform
let app: TestApp
let county: SmallCounty
let worker: Actor
let supervisor: Actor
let reader: Actor
let elsewhere: Actor

beforeAll(async () => {
  platform = await testPlatform()
  app = await testApp(platform, caseworkRoutes(platform), caseworkErrors)
  county = await smallCounty(platform)
  const actor = (scope: GrantScope, permissions = everyday) => app.actor({ permissions, scope })
  worker = actor({ kind: 'station', station: county.xiaoheStation })
  supervisor = actor({ kind: 'division', division: xiaohe }, signing)
  reader = actor({ kind: 'division', division: xiaohe }, ['casework.read'])
  elsewhere = actor({ kind: 'division', division: shantang })
})

afterAll(async () => {
  await app.server.close()
  await platform.close()
})

const get = (url: string, actor: Actor = worker) =>
  app.server.inject({ method: 'GET', url, headers: app.as(actor) })
const post = (url: string, payload: object, actor: Actor = worker) =>
  app.server.inject({ method: 'POST', url, headers: app.as(actor), payload })
const put = (url: string, payload: object, actor: Actor = worker) =>
  app.server.inject({ method: 'PUT', url, headers: app.as(actor), payload })
const rows = (statement: string, values: unknown[] = []) =>
  asOwner(platform.ownerUrl, async (client) => (await client.query(statement, values)).rows)

const openCase = async (more: object = {}) => {
  const [id, person] = [newId(), await county.person()]
  const facts = {
    kind: 'ordinary',
    problem: 'emotion',
    source: 'school',
    openedOn: '2023-09-04',
    phases: true,
  }
  const answer = await post('/api/cases', { id, person, ...facts, ...more })
  expect(answer.statusCode).toBe(201)
  return { id, person }
}
const file = async (id: string, actor: Actor = worker) => (await get(`/api/cases/${id}/file`, actor)).json()
const record = (id: string, words: object, more: object = {}, actor: Actor = worker) =>
  post(`/api/cases/${id}/records`, filing(words, more), actor)
const enter = async (id: string, to: string, more: object = {}) => {
  const { version } = await file(id)
  return post(`/api/cases/${id}/phase`, { id: newId(), version, to, ...more })
}
const sign = async (id: string, kind: string, more: object = {}, actor: Actor = supervisor) => {
  const { records } = await file(id)
  const one = records.find(
    (line: { kind: string; replacedBy: null }) => line.kind === kind && !line.replacedBy,
  )
  return post(`/api/cases/${id}/records/${one.id}/signature`, { id: newId(), agreed: true, ...more }, actor)
}
const close = async (id: string, reason: string, closedOn = '2023-12-20') => {
  const { version } = await file(id)
  return post(`/api/cases/${id}/closing`, { id: newId(), version, closedOn, reason })
}
const duties = (id: string) =>
  rows(
    `select kind, due_on::text as due, due_at, state, title from duty where subject = $1 order by due_on, kind`,
    [id],
  )
const done = (answer: { statusCode: number; body: string }) =>
  expect([200, 201], answer.body).toContain(answer.statusCode)

/** A case in the middle of the work, with one goal. */
const working = async () => {
  const { id, person } = await openCase()
  const goal = newId()
  done(await record(id, form.intake()))
  done(await enter(id, 'assessment'))
  done(await record(id, form.assessment()))
  done(await enter(id, 'planning'))
  done(await record(id, form.plan([goal])))
  done(await record(id, form.agreement()))
  done(await enter(id, 'intervention'))
  return { id, person, goal }
}

describe('a case in six phases', () => {
  it('S2.A3: runs intake, assessment, a plan with three parties, review and closes improved', async () => {
    const { id, person } = await openCase()
    const goals = [newId(), newId()]
    done(await record(id, form.intake({ presentingProblem: '六年级，成绩下滑，不愿进教室' })))
    done(await enter(id, 'assessment'))
    done(await record(id, form.assessment({ strengths: '会画画，肯帮同学' })))
    done(await enter(id, 'planning'))
    const parties = ['client', 'guardian', 'school']
    const tasks = [
      { who: 'worker', task: '每周一次个别辅导' },
      { who: 'guardian', task: '每天陪伴半小时，不比成绩' },
      { who: 'school', body: '金康园小学', task: '课堂上多鼓励' },
    ]
    done(await record(id, form.plan(goals, { parties, tasks })))
    done(await record(id, form.agreement('client')))
    done(await record(id, form.agreement('guardian')))
    const early = await enter(id, 'intervention')
    expect([early.statusCode, early.json().code]).toEqual([409, 'case-phase-incomplete'])
    expect(early.json().problems).toMatchObject([
      { code: 'case-misses-agreement', messages: { zh: '服务协议还没有各方签署' } },
    ])
    const strokes = [[100, 500, 300, 400, 500, 620]]
    const tapped = await record(
      id,
      form.agreement('school', { way: 'strokes', strokes: [[500, 100, 500, 100]] }),
    )
    expect(tapped.json().problems).toMatchObject([
      { code: 'case-strokes-missing', path: '/body/record/strokes' },
    ])
    done(await record(id, form.agreement('school', { name: '李老师', way: 'strokes', strokes })))
    done(await enter(id, 'intervention'))
    for (const day of ['2023-10-09', '2023-10-16', '2023-10-23']) done(await record(id, form.process(day)))
    for (const goal of goals) done(await record(id, form.progress(goal, '2023-10-23')))
    done(await enter(id, 'evaluation'))
    done(await record(id, form.evaluation(goals)))
    expect((await enter(id, 'closing')).json().problems[0].code).toBe('case-misses-evaluation-signature')
    done(await sign(id, 'evaluation', { opinion: '家校合作到位' }))
    done(await enter(id, 'closing'))
    done(await record(id, form.closing({ outcome: '情况改善，回到课堂' })))
    expect((await close(id, 'goals-met')).json().problems[0].code).toBe('case-misses-closing-signature')
    done(await sign(id, 'closing'))
    done(await close(id, 'goals-met'))
    expect((await get(`/api/cases/${id}`)).json()).toMatchObject({
      state: 'closed',
      closeReason: 'goals-met',
      attainment: form.closing().attainment,
      satisfaction: form.closing().satisfaction,
      sensitive: { outcome: null },
    })
    expect((await get(`/api/cases?person=${person}`)).json().items).toHaveLength(1)
    const shown = await file(id)
    expect(shown.contacts).toBe(3)
    expect(shown.steps.map((step: { phase: string }) => step.phase)).toEqual([
      'intake',
      'assessment',
      'planning',
      'intervention',
      'evaluation',
      'closing',
    ])
    expect(
      shown.records.find((one: { body: { name: string } }) => one.body.name === '李老师').body.strokes,
    ).toEqual(strokes)
  })

  it('2.1: opens a clock with each phase as a duty of the worker, and ends it with the phase', async () => {
    const { id } = await openCase()
    expect(await duties(id)).toMatchObject([
      { kind: 'case-intake', due: '2023-09-11', state: 'open', due_at: null },
    ])
    done(await record(id, form.intake()))
    done(await enter(id, 'assessment', { on: '2023-09-06' }))
    expect(await duties(id)).toMatchObject([
      { kind: 'case-intake', state: 'done' },
      { kind: 'case-assessment', due: '2023-09-27', state: 'open' },
    ])
  })

  it('2.1: an urgent case is due to the hour, and a crisis waits for the supervisor', async () => {
    const { id } = await openCase({ urgency: 'urgent' })
    const [duty] = await duties(id)
    expect(duty).toMatchObject({ due: '2023-09-05', due_at: new Date('2023-09-05T23:59:00+08:00') })
    done(await record(id, form.intake({ urgency: 'urgent', crisis: ['self-harm'] })))
    expect(
      (await get('/api/cases?unsigned=true', supervisor)).json().items.map((one: { id: string }) => one.id),
    ).toEqual([id])
    expect((await enter(id, 'assessment')).json().problems[0].code).toBe('case-misses-intake-signature')
    const wordless = await sign(id, 'intake', { agreed: false })
    expect(wordless.json().problems[0]).toMatchObject({ code: 'case-opinion-missing', path: '/body/opinion' })
    done(await sign(id, 'intake', { agreed: false, opinion: '补充安全计划' }))
    done(
      await record(id, form.intake({ urgency: 'urgent', crisis: ['self-harm'], crisisNote: '安全计划已订' })),
    )
    done(await sign(id, 'intake'))
    done(await enter(id, 'assessment'))
    expect((await get('/api/cases?unsigned=true', supervisor)).json().items).toEqual([])
  })

  it('2.1: is followed up one, three and six months after closing, each as a duty and a record', async () => {
    const { id } = await working()
    done(await record(id, form.process('2023-10-09')))
    done(await enter(id, 'closing', { early: true, reason: '随父母迁往外省' }))
    const gone = { reason: 'client-gone', acknowledged: 'impossible' }
    done(await record(id, form.closing(gone)))
    done(await sign(id, 'closing'))
    const before = await close(id, 'client-gone', '2023-10-08')
    expect(before.json().problems).toMatchObject([
      { code: 'case-closed-before-contact', path: '/body/closedOn' },
    ])
    done(await close(id, 'client-gone', '2023-11-30'))
    const open = (await duties(id)).filter(({ state }) => state === 'open')
    expect(open.map(({ kind, due }) => [kind, due])).toEqual([
      ['case-follow-up', '2024-01-02'],
      ['case-follow-up', '2024-02-29'],
      ['case-follow-up', '2024-05-30'],
    ])
    expect((await record(id, form.followUp(2, '2023-12-29'))).json().code).toBe('case-follow-up-unknown')
    expect((await record(id, form.followUp(1, '2023-11-30'))).json().problems).toMatchObject([
      { code: 'case-day-before-closing', path: '/body/record/heldOn' },
    ])
    done(await record(id, form.followUp(1, '2023-12-29')))
    expect((await record(id, form.followUp(1, '2023-12-29'))).json().code).toBe('case-follow-up-done')
    expect((await duties(id)).filter(({ state }) => state === 'open')).toHaveLength(2)
  })

  it('an early ending and a step back say why, and a step back begins a new round', async () => {
    const { id } = await working()
    const silent = await enter(id, 'assessment')
    expect(silent.json().problems[0]).toMatchObject({ code: 'case-reason-missing', path: '/body/reason' })
    done(await enter(id, 'assessment', { reason: '家庭变故，重新预估' }))
    expect(await file(id)).toMatchObject({ phase: 'assessment', round: 2, missing: ['assessment-form'] })
  })

  it('a correction keeps what it replaces, and may not open a phase that lies behind', async () => {
    const { id } = await working()
    const before = (await file(id)).records.find((one: { kind: string }) => one.kind === 'intake')
    const opened = await record(id, form.intake({ consent: 'none' }), { corrects: before.id })
    expect(opened.json().problems[0].code).toBe('case-misses-consent')
    done(await record(id, form.intake({ reason: '更正：由村里转来' }), { corrects: before.id }))
    const intakes = (await file(id)).records.filter((one: { kind: string }) => one.kind === 'intake')
    expect(intakes.map((one: { replacedBy: string | null }) => one.replacedBy === null)).toEqual([
      false,
      true,
    ])
  })

  it('a consultation has two contacts and no full file', async () => {
    const { id } = await openCase({ kind: 'consultation' })
    done(await record(id, form.intake()))
    done(await record(id, form.process('2023-09-05')))
    done(await record(id, form.process('2023-09-06')))
    expect((await record(id, form.process('2023-09-07'))).json().code).toBe('case-contacts-too-many')
    expect((await enter(id, 'assessment')).json().code).toBe('case-phase-not-next')
    done(await enter(id, 'closing'))
  })

  it('that is only registered is closed as ever, and may be run in phases from now on', async () => {
    const { id } = await openCase({ phases: false })
    expect(await file(id)).toMatchObject({ phase: null, records: [], abilities: { begin: true } })
    expect((await record(id, form.intake())).json().code).toBe('case-not-in-phases')
    const { version } = await file(id)
    done(await post(`/api/cases/${id}/phases`, { id: newId(), version }))
    expect((await close(id, 'goals-met')).json().problems[0].code).toBe('case-misses-intake-form')
  })

  it('says every problem of a record with its path, and keeps nothing of it', async () => {
    const { id } = await openCase()
    const wrong = form.process('2023-09-01', { startedAt: '16:00', endedAt: '15:00', nextOn: '2023-08-01' })
    const answer = await record(id, wrong)
    expect(answer.json().problems.map(({ path }: { path: string }) => path)).toEqual([
      '/body/record/heldOn',
      '/body/record/endedAt',
      '/body/record/nextOn',
    ])
    expect((await file(id)).records).toEqual([])
  })
})

describe('the words of a case', () => {
  it('rest sealed, and reading them is written to the audit trail', async () => {
    const { id, person } = await openCase()
    done(await record(id, form.intake({ presentingProblem: '不愿上学暗语' })))
    const [row] = await rows(
      `select sealed, convert_from(sealed, 'SQL_ASCII') as text from case_record where case_id = $1`,
      [id],
    ).catch(() => [{ text: '' }])
    expect(String(row?.text)).not.toContain('暗语')
    await file(id)
    const lines = await rows(
      `select detail from audit_line where subject = $1 and action = 'casework.read-file'`,
      [person],
    )
    expect(lines.at(-1)?.detail).toEqual({ case: id, records: 1 })
  })

  it('are not shown without the right to sensitive fields, and that reader leaves no such line', async () => {
    const { id } = await openCase()
    done(await record(id, form.intake()))
    const [shown] = (await file(id, reader)).records
    expect(shown).toMatchObject({ kind: 'intake', body: null, opinion: null })
  })

  it('L4: a confidential note is for its author and who signs; a colleague does not learn that there is one', async () => {
    const { id } = await openCase()
    const colleague = app.actor({
      permissions: everyday,
      scope: { kind: 'station', station: county.xiaoheStation },
    })
    done(await post(`/api/cases/${id}/notes`, { id: newId(), text: '疑似家暴，母亲要求保密' }))
    const texts = async (actor: Actor) =>
      (await get(`/api/cases/${id}/notes`, actor)).json().items.map(({ text }: { text: string }) => text)
    expect(await texts(worker)).toEqual(['疑似家暴，母亲要求保密'])
    expect(await texts(supervisor)).toEqual(['疑似家暴，母亲要求保密'])
    expect(await texts(colleague)).toEqual([])
    expect((await file(id, colleague)).notes).toBe(0)
    expect((await get(`/api/cases/${id}/notes`, elsewhere)).statusCode).toBe(404)
  })

  it('half written are kept for their writer alone until they are filed or forgotten', async () => {
    const { id } = await openCase()
    const url = `/api/cases/${id}/drafts/process`
    done(await put(url, { id: newId(), values: '{"aim":"写到一半"}' }))
    expect((await get(url)).json().values).toBe('{"aim":"写到一半"}')
    const colleague = app.actor({
      permissions: everyday,
      scope: { kind: 'station', station: county.xiaoheStation },
    })
    expect((await get(url, colleague)).json().values).toBeNull()
    done(await put(url, { id: newId(), values: null }))
    expect((await get(url)).json().values).toBeNull()
    expect((await get(url, elsewhere)).statusCode).toBe(404)
  })

  it('half written in two windows: what one kept is not written over by the other unasked', async () => {
    const { id } = await openCase()
    const url = `/api/cases/${id}/drafts/process`
    const keep = (text: string, more: object) =>
      put(url, { id: newId(), values: JSON.stringify({ aim: text }), ...more })
    const first = await keep('甲', { seen: null })
    done(first)
    const other = await keep('乙', { seen: null })
    expect(other.statusCode).toBe(409)
    expect(other.json()).toMatchObject({
      code: 'case-draft-elsewhere',
      data: { savedAt: first.json().savedAt },
    })
    expect((await get(url)).json().values).toBe('{"aim":"甲"}')
    done(await keep('甲又写', { seen: first.json().savedAt }))
    done(await keep('乙', {}))
    expect((await get(url)).json().values).toBe('{"aim":"乙"}')
  })
})

describe('who may', () => {
  it('records with casework.record, signs with casework.sign, and never what one wrote oneself', async () => {
    const { id } = await openCase()
    const both = app.actor({
      permissions: [...everyday, 'casework.sign'],
      scope: { kind: 'station', station: county.xiaoheStation },
    })
    expect((await record(id, form.intake(), {}, supervisor)).statusCode).toBe(403)
    expect((await record(id, form.intake(), {}, reader)).statusCode).toBe(403)
    done(await record(id, form.intake({ crisis: ['neglect'] }), {}, both))
    expect((await sign(id, 'intake', {}, worker)).statusCode).toBe(403)
    const own = await sign(id, 'intake', {}, both)
    expect([own.statusCode, own.json().code]).toEqual([403, 'case-signature-own'])
    done(await sign(id, 'intake'))
  })

  it('of another place finds none of it', async () => {
    const { id } = await openCase()
    const { version } = await file(id)
    expect((await get(`/api/cases/${id}/file`, elsewhere)).statusCode).toBe(404)
    expect((await record(id, form.intake(), {}, elsewhere)).statusCode).toBe(404)
    const step = { id: newId(), version, to: 'closing' }
    expect((await post(`/api/cases/${id}/phase`, step, elsewhere)).statusCode).toBe(404)
    const phases = { id: newId(), version }
    expect((await post(`/api/cases/${id}/phases`, phases, elsewhere)).statusCode).toBe(404)
  })

  it('finds cases by the name of a client only where the client may be seen', async () => {
    const { id } = await openCase()
    const found = async (actor: Actor) =>
      (await get('/api/cases?name=wang&limit=100', actor)).json().items.map((one: { id: string }) => one.id)
    expect(await found(reader)).toEqual([])
    expect(await found(elsewhere)).toEqual([])
    expect(id).toBeTruthy()
  })
})
