import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, GrantScope } from '../../../kernel/actor.ts'
import { day } from '../../../kernel/day.ts'
import { connect } from '../../../platform/server/database/connect.ts'
import { newId } from '../../../platform/server/ids.ts'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { asOwner, type TestPlatform, testPlatform } from '../../../tests/database.ts'
import { type SmallCounty, shantang, smallCounty, xunxian } from '../../../tests/small-county.ts'
import { loadDivisions } from '../../regions/server/index.ts'
import { lettersErrors } from '../errors.ts'
import { lettersRoutes } from './index.ts'

const working = ['letters.read', 'letters.answer', 'people.read']

let platform: TestPlatform
let app: TestApp
let county: SmallCounty
let worker: Actor
let colleague: Actor
let supervisor: Actor
let stranger: Actor
/** Who also takes in requests. */
let both: Actor
let head: string
let box: string
let address: string

const post = (url: string, payload: object, actor: Actor = worker) =>
  app.server.inject({ method: 'POST', url, headers: app.as(actor), payload })
const put = (url: string, payload: object, actor: Actor = worker) =>
  app.server.inject({ method: 'PUT', url, headers: app.as(actor), payload })
const get = (url: string, actor: Actor = worker) =>
  app.server.inject({ method: 'GET', url, headers: app.as(actor) })
const visitor = (url: string, payload: object) => app.server.inject({ method: 'POST', url, payload })
const rows = (statement: string, values: unknown[] = []) =>
  asOwner(platform.ownerUrl, async (client) => (await client.query(statement, values)).rows)

beforeAll(async () => {
  platform = await testPlatform(day('2023-12-29'))
  // A request is filed only where there is a place.
  const owner = connect(platform.ownerUrl, 'owner', { max: 1 })
  await loadDivisions(owner.pool, { only: [xunxian] })
  await owner.close()
  head = newId()
  app = await testApp(
    platform,
    lettersRoutes(platform, async () => [head]),
    lettersErrors,
  )
  county = await smallCounty(platform)
  const actor = (permissions: readonly string[], scope: GrantScope) => app.actor({ permissions, scope })
  const station = { kind: 'station', station: county.xiaoheStation } as const
  worker = actor(working, station)
  colleague = actor(working, station)
  both = actor([...working, 'intake.record', 'intake.read'], station)
  supervisor = actor(['letters.read', 'casework.sign'], { kind: 'division', division: xunxian })
  stranger = actor([...working, 'casework.sign'], { kind: 'division', division: shantang })
  box = newId()
  const opened = await post('/api/letters/boxes', {
    id: box,
    station: county.xiaoheStation,
    name: '悄悄话信箱',
    openedOn: '2023-09-01',
    online: true,
  })
  expect(opened.statusCode).toBe(201)
  address = opened.json().address
})

afterAll(async () => {
  await app.server.close()
  await platform.close()
})

const onPaper = async (text: string, more: object = {}) => {
  const id = newId()
  const answer = await post('/api/letters', {
    id,
    box,
    thread: newId(),
    receivedOn: '2023-12-26',
    codeName: '小树',
    grade: 5,
    text,
    ...more,
  })
  expect(answer.statusCode).toBe(201)
  return { id, body: answer.json() }
}

const online = async (text: string, more: object = {}) => {
  const id = newId()
  const thread = newId()
  const letter = {
    id,
    thread,
    address,
    codeName: '星星',
    gradeBand: 'upper-primary',
    text,
    secret: `${newId()}${newId()}`.replace(/-/g, '').slice(0, 40),
    ...more,
  }
  const answer = await visitor('/api/public/letters', letter)
  return { id, thread, letter, answer, code: answer.json().code as string }
}

const published = (id: string, version: number, more: object = {}) =>
  post(`/api/letters/${id}/replies`, {
    id: newId(),
    version,
    reply: newId(),
    text: '谢谢你写信来，我们一起想办法。',
    publish: true,
    ...more,
  })

const detail = async (id: string, actor: Actor = worker) => (await get(`/api/letters/${id}`, actor)).json()

describe('a paper letter', () => {
  it('5.12: gets the next number, its band, and an answer owed in three working days', async () => {
    const { id, body } = await onPaper('作业太多了，我很累。', { receivedOn: '2023-12-22' })
    expect(body.number).toMatch(/^LX-410621-2023-\d{5}$/)
    expect([body.dangers, body.code, body.dueOn]).toEqual([[], null, '2023-12-27'])
    expect(await detail(id)).toMatchObject({
      text: '作业太多了，我很累。',
      grade: 5,
      gradeBand: 'upper-primary',
      late: true,
      urgent: false,
    })
    const [duty] = await rows(`select kind, due_on::text from duty where subject = $1`, [id])
    expect(duty).toEqual({ kind: 'letter-reply', due_on: '2023-12-27' })
  })

  it('sent twice under one id is registered once', async () => {
    const id = newId()
    const body = { id, box, thread: newId(), receivedOn: '2023-12-26', text: '你好' }
    const first = (await post('/api/letters', body)).json()
    expect((await post('/api/letters', body)).json()).toEqual(first)
  })

  it('needs a text or a photo', async () => {
    const answer = await post('/api/letters', { id: newId(), box, thread: newId(), receivedOn: '2023-12-26' })
    expect(answer.json().problems[0]).toMatchObject({ code: 'letter-empty', path: '/body/text' })
  })

  it('gives its writer a code where wanted, and a new one when the slip is lost', async () => {
    const secret = 'abcdefghijklmnopqrstuvwx'
    const { id, body } = await onPaper('想找人说话', { secret })
    expect(body.code).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/)
    const read = (code: string) => visitor('/api/public/letters/reading', { code })
    expect((await read(body.code)).json().texts[0].text).toBe('想找人说话')
    const next = await post(`/api/letters/${id}/code`, { id: newId(), secret: 'zyxwvutsrqponmlkjihgfedcb' })
    expect((await read(body.code)).statusCode).toBe(404)
    expect((await read(next.json().code)).statusCode).toBe(200)
  })

  it('registered by mistake is withdrawn and counts nowhere', async () => {
    const { id } = await onPaper('登记错了')
    const gone = await post(`/api/letters/${id}/withdrawal`, { id: newId(), reason: '重复登记' })
    expect(gone.statusCode).toBe(200)
    expect(await rows('select id from figures_letter where id = $1', [id])).toEqual([])
    expect((await get('/api/letters?search=登记')).json().items).toEqual([])
  })
})

describe('the public page', () => {
  it('takes a letter without an account, gives a code, and shows the answer for it', async () => {
    const { id, code, answer } = await online('我和同桌吵架了，怎么办？')
    expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([201, undefined])
    const before = (await visitor('/api/public/letters/reading', { code })).json()
    expect(before).toMatchObject({ codeName: '星星', waiting: true })
    expect(before.helplines.map(({ number }: { number: string }) => number)).toEqual([
      '12355',
      '12345',
      '110',
    ])
    await published(id, 1)
    const after = (await visitor('/api/public/letters/reading', { code })).json()
    expect(after.texts).toEqual([
      { from: 'pupil', on: '2023-12-29', text: '我和同桌吵架了，怎么办？' },
      { from: 'station', on: '2023-12-29', text: '谢谢你写信来，我们一起想办法。' },
    ])
    expect(after.waiting).toBe(false)
  })

  it('tells a resend the same code and keeps one letter', async () => {
    const { letter, code, thread } = await online('再发一次')
    expect((await visitor('/api/public/letters', letter)).json().code).toBe(code)
    expect(await rows('select id from letter where thread = $1', [thread])).toHaveLength(1)
  })

  it('never tells the code to who knows the id alone', async () => {
    const { letter, code } = await online('只有我知道')
    const guess = await visitor('/api/public/letters', { ...letter, secret: 'another-secret-of-24-chars' })
    expect([guess.statusCode, guess.json().code]).toEqual([409, 'id-already-used'])
    expect(guess.body).not.toContain(code)
  })

  it('writes again in the same conversation', async () => {
    const { code, thread } = await online('第一封')
    const again = await visitor('/api/public/letters/again', { id: newId(), code, text: '第二封' })
    expect(again.statusCode).toBe(201)
    expect(await rows('select code_name from letter where thread = $1', [thread])).toEqual([
      { code_name: '星星' },
      { code_name: '星星' },
    ])
  })

  it('answers a wrong code, an unknown one and what is no code at all alike', async () => {
    const answers = await Promise.all(
      ['1234 5678 9012 3456', '0000000000000000', 'hello', ''].map((code) =>
        visitor('/api/public/letters/reading', { code }),
      ),
    )
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([404]))
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
  })

  it('keeps nothing of whoever wrote but the letter: no address in any table', async () => {
    const { thread } = await online('不留痕迹')
    const text = JSON.stringify(
      await rows(
        `select to_jsonb(t) as t, to_jsonb(l) as l, (select jsonb_agg(a) from audit_line a where a.subject = l.id) as a
         from letter_thread t join letter l on l.thread = t.id where t.id = $1`,
        [thread],
      ),
    )
    expect(text).not.toContain('127.0.0.1')
    expect(text).not.toContain('不留痕迹')
  })

  it('is closed where the box takes no letters online, and unknown where there is none', async () => {
    const { version } = (await get('/api/letters/boxes'))
      .json()
      .items.find((one: { id: string }) => one.id === box)
    const change = { id: newId(), version, name: '悄悄话信箱' }
    await put(`/api/letters/boxes/${box}`, { ...change, online: false })
    expect((await online('关着')).answer.json().code).toBe('mailbox-closed')
    await put(`/api/letters/boxes/${box}`, { ...change, id: newId(), version: version + 1, online: true })
    const nowhere = await online('没有', { address: 'aaaaaaaaaaaa' })
    expect(nowhere.answer.statusCode).toBe(404)
    expect((await app.server.inject(`/api/public/letters/boxes/aaaaaaaaaaaa`)).statusCode).toBe(404)
  })

  it('keeps nothing of a program that fills in the field nobody sees', async () => {
    const { thread, answer } = await online('垃圾', { website: 'http://spam.example' })
    expect(answer.statusCode).toBe(201)
    expect(await rows('select id from letter_thread where id = $1', [thread])).toEqual([])
  })

  it('refuses a program that asks again and again from one address', async () => {
    const flood = Array.from({ length: 70 }, () =>
      app.server.inject({
        method: 'POST',
        url: '/api/public/letters/reading',
        headers: { 'x-forwarded-for': '203.0.113.7' },
        payload: { code: '1111222233334444' },
      }),
    )
    const codes = (await Promise.all(flood)).map(({ statusCode }) => statusCode)
    expect(codes.filter((one) => one === 429).length).toBeGreaterThan(0)
  })
})

describe('a letter with a sign of danger', () => {
  const danger = '我不想活了，想割腕。'

  it('S2.A3: is urgent at once, with a duty within 24 hours for the worker and for the head', async () => {
    const { id } = await online(danger)
    expect(await detail(id)).toMatchObject({
      urgent: true,
      flags: [{ kind: 'self-harm', source: 'machine' }],
    })
    const duties = await rows(
      `select owner, due_on::text, urgency from duty where subject = $1 and kind = 'letter-safety' order by owner`,
      [id],
    )
    expect(duties.map(({ owner }) => owner).toSorted()).toEqual([worker.account, head].toSorted())
    expect(duties[0]).toMatchObject({ due_on: '2023-12-30', urgency: 2 })
  })

  it('S2.A3: cannot be closed by a reply only; it takes an act of safeguarding and the sign of a supervisor', async () => {
    const { id } = await online(danger)
    const byReply = await published(id, 1, { close: true })
    expect([byReply.statusCode, byReply.json().code]).toEqual([409, 'letter-needs-safeguarding'])
    expect((await published(id, 1)).statusCode).toBe(201)
    const close = async () =>
      post(`/api/letters/${id}/closing`, {
        id: newId(),
        version: (await detail(id)).version,
        reason: 'answered',
      })
    expect((await close()).json().code).toBe('letter-needs-safeguarding')
    const act = { id: newId(), kind: 'mandatory-report', reference: '回执0012', doneOn: '2023-12-29' }
    expect((await post(`/api/letters/${id}/safeguarding`, act)).statusCode).toBe(201)
    expect((await close()).json().code).toBe('letter-needs-signature')
    const [done] = (await detail(id)).acts
    const sign = (actor: Actor) =>
      post(`/api/letters/${id}/safeguarding/${done.id}/signature`, { id: newId() }, actor)
    expect((await sign(worker)).statusCode).toBe(403)
    expect((await sign(supervisor)).statusCode).toBe(200)
    expect((await close()).statusCode).toBe(200)
    expect((await detail(id)).state).toBe('closed')
    const open = await rows(`select id from duty where subject = $1 and state = 'open'`, [id])
    expect(open).toEqual([])
  })

  it('of a code name that cries for help is one too', async () => {
    const { id } = await onPaper('今天天气不错', { codeName: '不想活了' })
    expect((await detail(id)).urgent).toBe(true)
  })

  it('turned into a request is filed at the one door, urgent and without what the letter says', async () => {
    const { id } = await online(danger)
    const act = { id: newId(), kind: 'request', doneOn: '2023-12-29' }
    const at = `/api/letters/${id}/safeguarding`
    expect((await post(at, act)).statusCode).toBe(403)
    expect((await post(at, { ...act, id: newId() }, both)).statusCode).toBe(201)
    const [filed] = await rows(
      `select number, source, urgency, endangered, safe from request where source_room = 'letters' and source_record = $1`,
      [id],
    )
    expect(filed).toMatchObject({ source: 'letter', urgency: 2, endangered: true, safe: false })
    expect((await detail(id)).acts[0].reference).toBe(filed.number)
    const other = await post(at, { id: newId(), kind: 'case', doneOn: '2023-12-29' })
    expect(other.json().problems[0]).toMatchObject({ code: 'value-missing', path: '/body/reference' })
  })

  it('and a harmless one are walked to from the letter by whoever sees requests, and by nobody else', async () => {
    const { id } = await online('爸妈总吵架，我做不了作业')
    const act = { id: newId(), kind: 'request', doneOn: '2023-12-29' }
    expect((await post(`/api/letters/${id}/safeguarding`, act, both)).statusCode).toBe(201)
    const [filed] = await rows(`select id, number, endangered from request where source_record = $1`, [id])
    expect(filed.endangered).toBe(false)
    expect((await detail(id, both)).requests).toEqual([{ id: filed.id, number: filed.number }])
    expect((await detail(id)).requests).toEqual([])
  })

  it('is closed for no other reason either', async () => {
    const { id } = await online(danger)
    const closing = { id: newId(), version: 1, reason: 'nothing-to-answer' }
    expect((await post(`/api/letters/${id}/closing`, closing)).json().code).toBe('letter-needs-safeguarding')
  })

  it('is not withdrawn', async () => {
    const { id } = await onPaper(danger)
    const gone = await post(`/api/letters/${id}/withdrawal`, { id: newId(), reason: '误登' })
    expect(gone.json().code).toBe('letter-not-withdrawable')
  })

  it('that the machine missed is flagged by hand, and a closed letter is open again', async () => {
    const { id } = await online('晚上我总是一个人，有人进我的房间。')
    await published(id, 1, { close: true })
    expect((await detail(id)).state).toBe('closed')
    const flagged = await post(`/api/letters/${id}/flags`, { id: newId(), kind: 'sexual', note: '需核实' })
    expect(flagged.statusCode).toBe(201)
    expect(await detail(id)).toMatchObject({
      state: 'answered',
      urgent: true,
      blocked: 'letter-needs-safeguarding',
    })
  })

  it('that is a false alarm is set aside by a second person with a reason, never by one alone', async () => {
    const { id } = await online(danger)
    const [flag] = (await detail(id)).flags
    const at = `/api/letters/${id}/flags/${flag.id}`
    const reason = { id: newId(), reason: '引用课文' }
    expect((await post(`${at}/setting-aside`, { ...reason, id: newId() }, colleague)).json().code).toBe(
      'letter-flag-not-asked',
    )
    expect((await post(`${at}/asking`, reason)).statusCode).toBe(200)
    expect((await post(`${at}/setting-aside`, { ...reason, id: newId() })).json().code).toBe(
      'letter-second-person',
    )
    const reader = app.actor({
      permissions: ['letters.read'],
      scope: { kind: 'station', station: county.xiaoheStation },
    })
    expect((await post(`${at}/setting-aside`, { ...reason, id: newId() }, reader)).statusCode).toBe(403)
    expect((await post(`${at}/setting-aside`, { ...reason, id: newId() }, colleague)).statusCode).toBe(200)
    expect(await detail(id)).toMatchObject({ urgent: false, blocked: 'letter-not-answered' })
    expect((await published(id, (await detail(id)).version, { close: true })).statusCode).toBe(201)
  })

  it('comes first in the list, whatever came after', async () => {
    await online(danger)
    await online('后来的一封普通信')
    const { items } = (await get('/api/letters?limit=5')).json()
    expect(items[0].urgent).toBe(true)
  })
})

describe('a reply', () => {
  it('that a second reader was asked for waits for the agreement of another', async () => {
    const { id } = await online('想请人看看')
    const reply = newId()
    await post(`/api/letters/${id}/replies`, { id: newId(), version: 1, reply, text: '初稿' })
    const at = `/api/letters/${id}/replies/${reply}`
    await post(`${at}/reading-request`, { id: newId(), version: 1 })
    expect((await post(`${at}/publication`, { id: newId(), version: 2 })).json().code).toBe(
      'letter-reply-waiting',
    )
    const agree = { id: newId(), version: 2, agrees: true, remark: '很好' }
    expect((await post(`${at}/reading`, agree)).json().code).toBe('letter-second-person')
    expect((await post(`${at}/reading`, { ...agree, id: newId() }, colleague)).statusCode).toBe(200)
    expect((await post(`${at}/publication`, { id: newId(), version: 3 })).statusCode).toBe(200)
    const again = await put(at, { id: newId(), version: 4, text: '改' })
    expect(again.json().code).toBe('letter-reply-published')
  })

  it('changed meanwhile is not overwritten', async () => {
    const { id } = await online('两个人同时改')
    const reply = newId()
    await post(`/api/letters/${id}/replies`, { id: newId(), version: 1, reply, text: '初稿' })
    const at = `/api/letters/${id}/replies/${reply}`
    await put(at, { id: newId(), version: 1, text: '二稿' })
    const late = await put(at, { id: newId(), version: 1, text: '三稿' })
    expect([late.statusCode, late.json().code]).toEqual([409, 'changed-meanwhile'])
  })

  it('answers its letter on its day, in time or late', async () => {
    const inTime = await onPaper('按时', { receivedOn: '2023-12-20' })
    await published(inTime.id, 1, { publishedOn: '2023-12-25' })
    const late = await onPaper('晚了', { receivedOn: '2023-12-20' })
    await published(late.id, 1, { publishedOn: '2023-12-26' })
    const answers = await rows(
      'select answered_on::text, in_time from figures_letter_answer where id = any($1) order by answered_on',
      [[inTime.id, late.id]],
    )
    expect(answers).toEqual([
      { answered_on: '2023-12-25', in_time: true },
      { answered_on: '2023-12-26', in_time: false },
    ])
    const tooEarly = await onPaper('早了', { receivedOn: '2023-12-20' })
    expect((await published(tooEarly.id, 1, { publishedOn: '2023-12-19' })).json().problems[0].code).toBe(
      'letter-reply-day',
    )
  })
})

describe('who may', () => {
  it('reads, answers and lists letters of the own station only; another is as if it did not exist', async () => {
    const { id } = await online('只给本站看')
    expect((await get(`/api/letters/${id}`, stranger)).statusCode).toBe(404)
    expect((await get('/api/letters', stranger)).json().items).toEqual([])
    expect((await get('/api/letters/boxes', stranger)).json().items).toEqual([])
    const reply = { id: newId(), version: 1, reply: newId(), text: '不该能写', publish: true }
    expect((await post(`/api/letters/${id}/replies`, reply, stranger)).statusCode).toBe(404)
    expect(
      (await post(`/api/letters/${id}/flags`, { id: newId(), kind: 'abuse' }, stranger)).statusCode,
    ).toBe(404)
    expect(
      (
        await post(
          '/api/letters',
          { id: newId(), box, thread: newId(), receivedOn: '2023-12-26', text: '假' },
          stranger,
        )
      ).statusCode,
    ).toBe(404)
  })

  it('without the right to letters reads none, and with that to read alone answers none', async () => {
    const { id } = await online('权限')
    const scope = { kind: 'station', station: county.xiaoheStation } as const
    const everythingElse = app.actor({
      permissions: ['people.read', 'activities.read', 'figures.read'],
      scope,
    })
    const reader = app.actor({ permissions: ['letters.read'], scope })
    expect((await get(`/api/letters/${id}`, everythingElse)).statusCode).toBe(403)
    expect((await get('/api/letters', everythingElse)).statusCode).toBe(403)
    expect((await get(`/api/letters/${id}`, reader)).statusCode).toBe(200)
    const reply = { id: newId(), version: 1, reply: newId(), text: '不该能写' }
    expect((await post(`/api/letters/${id}/replies`, reply, reader)).statusCode).toBe(403)
    expect(
      (await post(`/api/letters/${id}/closing`, { id: newId(), version: 1, reason: 'answered' }, reader))
        .statusCode,
    ).toBe(403)
  })

  it('finds nothing of a text in the list, in a search, in the audit trail or at rest', async () => {
    const { id } = await online('暗语紫色的风筝')
    expect((await get('/api/letters')).body).not.toContain('紫色')
    expect((await get('/api/letters?search=紫色')).json().items).toEqual([])
    await get(`/api/letters/${id}`)
    const lines = await rows('select action, detail from audit_line where subject = $1 order by at', [id])
    expect(lines.map(({ action }) => action)).toEqual(['letters.receive', 'letters.read'])
    expect(JSON.stringify(lines)).not.toContain('紫色')
    const [kept] = await rows(`select encode(sealed, 'escape') as text from letter where id = $1`, [id])
    expect(kept.text).not.toContain('紫色')
  })
})
