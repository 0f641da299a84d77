import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../../platform/server/ids.ts'
import { type RequestsWorld, requestsWorld } from '../../../../tests/requests-world.ts'
import { shantangVillage, xiaoheVillage, xunxian } from '../../../../tests/small-county.ts'

let world: RequestsWorld
beforeAll(async () => {
  world = await requestsWorld()
})
afterAll(() => world.close())

const numbersOf = (body: { items: { number: string }[] }) => body.items.map(({ number }) => number)

describe('a request that is filed', () => {
  it('S7.9: gets a number, waits in the queue of the station of its place, and has a clock', async () => {
    const { id, status, body } = await world.filed()
    expect(status).toBe(201)
    expect(body.number).toBe('QZ-410621-2023-00001')
    expect(body.code).toMatch(/^41[2-9a-km-z]{12}$/)
    expect(await world.seen(id)).toMatchObject({
      state: 'received',
      station: world.county.xiaoheStation,
      urgency: 'ordinary',
      dueAt: '2024-01-09T00:00:00+08:00',
      overdue: false,
      escalation: 'none',
      ownerName: null,
    })
  })

  it('sent twice under one id is filed once and told the same code', async () => {
    const payload = { id: newId(), text: '想申请轮椅', division: xiaoheVillage, source: 'walk-in' }
    const first = await world.post('/api/requests', payload)
    expect((await world.post('/api/requests', payload)).body).toEqual(first.body)
    expect((await world.post('/api/requests', { ...payload, text: '别的事' })).body.code).toBe(
      'id-already-used',
    )
    const [kept] = await world.rows('select count(*)::int as n from request where id = $1', [payload.id])
    expect(kept.n).toBe(1)
  })

  it('is urgent at once when its words speak of danger, whatever was chosen', async () => {
    const { id } = await world.filed({ text: '孩子说不想活了', urgency: 'ordinary' })
    const one = await world.seen(id)
    expect(one).toMatchObject({ urgency: 'urgent', unprotected: true, dueAt: '2023-12-30T10:00:00+08:00' })
    expect(one.sensitive.dangers).toEqual([{ kind: 'self-harm', word: '不想活' }])
  })

  it('keeps what was said and how to reach the requester sealed, and shows the phone masked', async () => {
    const { id } = await world.filed({ phone: '138 0000 1234', contactName: '王五', text: '父亲中风在床' })
    const [row] = await world.rows('select sealed, about_name from request where id = $1', [id])
    expect(row.sealed.toString('utf8')).not.toContain('中风')
    expect((await world.seen(id)).sensitive).toMatchObject({ phone: '138****1234', contactName: '王五' })
    const bare = await world.post(`/api/requests/${id}/contact`, {})
    expect(bare.status).toBe(400)
    const full = await world.post(`/api/requests/${id}/contact`, { purpose: '回电核实情况' })
    expect(full.body.phone).toBe('138 0000 1234')
    const [line] = await world.rows(
      `select purpose from audit_line where subject = $1 and action = 'intake.contact'`,
      [id],
    )
    expect(line.purpose).toBe('回电核实情况')
  })

  it('of a place without a station waits for the guidance centre, and without one for the county', async () => {
    const other = 410621107201
    const { id, status } = await world.filed({ division: other }, world.centre)
    expect(status).toBe(201)
    expect((await world.seen(id, world.centre)).station).toBeNull()
    const centre = newId()
    await world.rows(
      `insert into station (province, id, code, name, pinyin, initials, kind, division, opened_on)
       values (41, $1, '410621-000-01', '浚县社会工作指导中心', 'zhong', 'z', 'guidance-centre', 410621000000, '2021-01-01')`,
      [centre],
    )
    const next = await world.filed({ division: other }, world.centre)
    expect((await world.seen(next.id, world.centre)).station).toBe(centre)
  })

  it('names a place below the prefecture that exists, and no time to come', async () => {
    const wide = await world.filed({ division: 410600000000 }, world.centre)
    expect([wide.status, wide.body.code]).toEqual([422, 'request-place-too-wide'])
    const late = await world.filed({ receivedAt: '2024-01-01T09:00:00+08:00' })
    expect(late.body.problems[0]).toMatchObject({ code: 'request-time-in-future', path: '/body/receivedAt' })
    const bad = await world.post('/api/requests', { id: 'x', text: ' ', division: 1, phone: 'abc' })
    expect(bad.status).toBe(400)
    expect(bad.body.problems.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      '/body/division',
      '/body/id',
      '/body/phone',
      '/body/text',
    ])
  })
})

describe('the inbox', () => {
  it('has the most urgent first, the oldest of each first, page by page', async () => {
    const fresh = await requestsWorld()
    const made = async (urgency: string, receivedAt: string) =>
      (await fresh.filed({ urgency, receivedAt })).body.number as string
    const ordinary = await made('ordinary', '2023-12-20T09:00:00+08:00')
    const urgent = await made('urgent', '2023-12-29T08:00:00+08:00')
    const pressing = await made('pressing', '2023-12-28T09:00:00+08:00')
    const older = await made('pressing', '2023-12-27T09:00:00+08:00')
    const first = (await fresh.get('/api/requests?limit=2')).body
    expect(numbersOf(first)).toEqual([urgent, older])
    const rest = (await fresh.get(`/api/requests?limit=2&cursor=${first.next}`)).body
    expect(numbersOf(rest)).toEqual([pressing, ordinary])
    expect(rest.next).toBeNull()
    expect(numbersOf((await fresh.get('/api/requests?tab=overdue')).body)).toEqual([ordinary])
    expect((await fresh.get('/api/requests/counts')).body).toEqual({
      waiting: 4,
      mine: 0,
      overdue: 1,
      unanswered: 0,
      limited: false,
    })
    expect((await fresh.get('/api/requests?tab=waiting&cursor=zzz')).status).toBe(400)
    await fresh.close()
  })

  it('shows the tree above what is long overdue', async () => {
    const { body } = await world.filed({ urgency: 'urgent', receivedAt: '2023-12-27T20:00:00+08:00' })
    const line = (tab: string) => world.get(`/api/requests?tab=overdue&escalation=${tab}`)
    expect(numbersOf((await line('centre')).body)).toContain(body.number)
    expect(numbersOf((await line('county')).body)).not.toContain(body.number)
  })

  it('is narrowed by source, need, urgency, place, number, name, pinyin and initials', async () => {
    const { id, body } = await world.filed({
      aboutName: '诸葛明亮',
      source: 'school',
      needs: ['schooling'],
      urgency: 'pressing',
    })
    const finds = async (query: string) => numbersOf((await world.get(`/api/requests?${query}`)).body)
    for (const query of [
      'source=school',
      'need=schooling',
      'urgency=pressing&source=school',
      `division=${xiaoheVillage}&source=school`,
      `search=${body.number}`,
      `search=${encodeURIComponent('诸葛')}`,
      'search=zhugeming',
      'search=zgml',
      `search=${encodeURIComponent('明亮')}`,
    ])
      expect(await finds(query), query).toContain(body.number)
    expect(await finds('source=letter')).toEqual([])
    expect(await finds(`division=${shantangVillage}`)).toEqual([])
    expect((await world.seen(id)).aboutName).toBe('诸葛明亮')
  })
})

describe('who may', () => {
  it('sees, counts and handles requests of the own scope only; another is as if it did not exist', async () => {
    const { id, body } = await world.filed()
    expect((await world.get(`/api/requests/${id}`, undefined, world.stranger)).status).toBe(404)
    expect(
      numbersOf((await world.get('/api/requests?limit=200', undefined, world.stranger)).body),
    ).not.toContain(body.number)
    expect((await world.get('/api/requests/counts', undefined, world.stranger)).body.waiting).toBe(0)
    expect((await world.get(`/api/requests/${id}/lookalikes`, undefined, world.stranger)).status).toBe(404)
    for (const [what, more] of [
      ['owner', {}],
      ['return', {}],
      ['triage', { urgency: 'urgent', needs: ['care'], crisis: [] }],
      ['protection', { act: '已报警' }],
      ['person', { person: null }],
      ['acceptance', { way: 'task' }],
      ['move', { station: world.county.shantangStation, reason: '别处' }],
      ['referral', { to: '教育局', reason: '就学' }],
      ['refusal', { reason: '无', words: '无' }],
      ['merging', { into: newId() }],
      ['closing', { words: '好' }],
      ['reopening', { reason: '再来' }],
      ['withdrawal', { reason: '误登' }],
    ] as const)
      expect((await world.act(id, what, more, world.stranger)).status, what).toBe(404)
    const message = { id: newId(), text: '您好' }
    expect((await world.post(`/api/requests/${id}/messages`, message, world.stranger)).status).toBe(404)
    expect(
      (await world.post(`/api/requests/${id}/contact`, { purpose: '看看' }, world.stranger)).status,
    ).toBe(404)
    const registration = { id: newId(), version: 1, person: newId(), name: '王' }
    expect((await world.post(`/api/requests/${id}/registration`, registration, world.stranger)).status).toBe(
      404,
    )
    const signing = world.actor({ kind: 'division', division: 410621101000 }, ['casework.sign'])
    expect((await world.act(id, 'release', { reason: '无' }, signing)).status).toBe(404)
    const correction = {
      id: newId(),
      version: 1,
      text: '改',
      division: xiaoheVillage,
      source: 'found',
      reason: '改',
    }
    expect((await world.put(`/api/requests/${id}`, correction, world.stranger)).status).toBe(404)
    expect((await world.seen(id)).version).toBe(1)
  })

  it('reads nothing and does nothing without the right, nor takes the list away', async () => {
    const { id } = await world.filed()
    const visitor = world.actor({ kind: 'division', division: xunxian }, ['people.read', 'activities.read'])
    const reader = world.actor({ kind: 'division', division: xunxian }, ['intake.read'])
    for (const url of [
      '/api/requests',
      '/api/requests/counts',
      `/api/requests/${id}`,
      `/api/requests/${id}/lookalikes`,
    ])
      expect((await world.get(url, undefined, visitor)).status, url).toBe(403)
    expect((await world.act(id, 'acceptance', { way: 'task' }, reader)).status).toBe(403)
    expect((await world.act(id, 'release', { reason: '无' })).status).toBe(403)
    expect((await world.filed({}, reader)).body.code).toBe('not-permitted')
    expect((await world.get('/api/requests/export', undefined, reader)).status).toBe(403)
    expect((await world.get('/api/requests/export', undefined, world.centre)).status).toBe(200)
    expect((await world.get('/api/requests', undefined, null)).status).toBe(401)
  })

  it('sees what was said only with the right to sensitive fields; reading it is written down', async () => {
    const { id } = await world.filed({ text: '家里有人病了', aboutName: '李四' })
    const reader = world.actor({ kind: 'division', division: xunxian }, ['intake.read'])
    expect(await world.seen(id, reader)).toMatchObject({
      sensitive: null,
      messages: null,
      aboutName: null,
      unprotected: null,
    })
    expect((await world.seen(id)).sensitive.text).toBe('家里有人病了')
    const lines = await world.rows(
      `select account from audit_line where subject = $1 and action = 'intake.read'`,
      [id],
    )
    expect(lines.map(({ account }) => account)).toEqual([world.worker.account])
  })

  it('only files and follows what it filed: a child director sees no inbox and no work on it', async () => {
    const { id, status } = await world.filed({ source: undefined, text: '村东头孩子没上学' }, world.director)
    expect(status).toBe(201)
    const others = await world.filed()
    expect((await world.get('/api/requests', undefined, world.director)).status).toBe(403)
    const mine = (await world.get('/api/requests/filed', undefined, world.director)).body
    expect(mine.items.map((item: { id: string }) => item.id)).toEqual([id])
    expect(mine.items[0].source).toBe('patrol')
    await world.triaged(id, { needs: ['schooling'] })
    await world.act(id, 'acceptance', {
      way: 'consultation',
      reason: '内部说明',
      words: '已与学校联系，下周复学',
    })
    expect((await world.get(`/api/requests/filed/${id}`, undefined, world.director)).body).toMatchObject({
      state: 'closed',
      words: '已与学校联系，下周复学',
      text: '村东头孩子没上学',
    })
    expect((await world.get(`/api/requests/filed/${others.id}`, undefined, world.director)).status).toBe(404)
    const outside = await world.filed({ division: shantangVillage }, world.director)
    expect(outside.body.code).toBe('request-place-outside')
  })

  it('S7.9: a partner body refers somebody from anywhere and follows it, and sees nothing else', async () => {
    const { id, status, body } = await world.filed({ source: undefined, text: '学生长期缺课' }, world.partner)
    expect([status, body.number]).toEqual([201, null])
    expect((await world.seen(id)).source).toBe('department')
    expect((await world.seen(id)).organisation).not.toBeNull()
    const mine = (await world.get('/api/requests/filed', undefined, world.partner)).body
    expect(mine.items.map((item: { id: string }) => item.id)).toEqual([id])
    expect((await world.get('/api/requests', undefined, world.partner)).status).toBe(403)
    expect((await world.get(`/api/requests/${id}`, undefined, world.partner)).status).toBe(403)
    const [row] = await world.rows(`select count(*)::int as n from request_step where request = $1`, [id])
    expect(row.n).toBe(1)
  })
})
