import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/server/ids.ts'
import { childOf, type JuvenileWorld, juvenileWorld } from '../../../tests/juvenile-world.ts'

let world: JuvenileWorld
beforeAll(async () => {
  world = await juvenileWorld()
})
afterAll(() => world.close())

const task = (id: string, more: object = {}) =>
  world.post(`/files/${id}/tasks`, world.first, { kind: 'attendance', dueOn: '2024-01-15', ...more })

describe('what a body sees', () => {
  it('S17.A2: the education bureau sees the attendance of its pupil, and neither matter nor role', async () => {
    const id = await world.investigating(201)
    expect((await task(id, { note: '请每周反馈到课情况' })).status).toBe(201)
    const seen = (await world.get('/tasks', world.bureau)).body
    expect(seen.items).toMatchObject([
      {
        title: { zh: '到课情况协助' },
        handed: [
          { field: 'name', value: '程小舟201' },
          { field: 'school', value: '东宝某中学' },
          { field: 'className', value: '九年级三班' },
        ],
        basis: expect.stringContaining('未成年人保护法'),
        state: 'given',
      },
    ])
    expect(JSON.stringify(seen)).not.toMatch(/盗窃|涉罪|suspect|东检未|程大河|990802|SW-/)
    for (const url of [`/files/${id}`, '/files', '/referrals', '/access-requests', '/counts', '/members'])
      expect((await world.get(url, world.bureau)).status, url).toBe(403)
    expect((await world.get('/tasks', world.prosecutor)).body.items).toEqual([])
  })

  it('S17.A2: is no note that would tell', async () => {
    const id = await world.investigating(202)
    for (const note of ['该生涉嫌盗窃', '盗 窃电动车202一案', '需要帮教'])
      expect((await task(id, { note })).body.problems[0]).toMatchObject({
        code: 'juvenile-task-tells-matter',
        path: '/body/note',
      })
  })

  it('is answered by that body alone, once', async () => {
    const id = await world.investigating(203)
    const { body } = await task(id)
    const answer = (by: typeof world.bureau, payload: object) =>
      world.post(`/tasks/${body.id}/answer`, by, payload)
    expect((await answer(world.prosecutor, { version: 1, state: 'accepted' })).status).toBe(404)
    expect((await answer(world.first, { version: 1, state: 'accepted' })).status).toBe(403)
    expect((await answer(world.bureau, { version: 1, state: 'done' })).body.problems[0].path).toBe(
      '/body/text',
    )
    expect((await answer(world.bureau, { version: 1, state: 'accepted' })).status).toBe(200)
    expect((await answer(world.bureau, { version: 1, state: 'done', text: '全勤' })).body.code).toBe(
      'changed-meanwhile',
    )
    expect((await answer(world.bureau, { version: 2, state: 'done', text: '全勤' })).status).toBe(200)
    expect((await answer(world.bureau, { version: 3, state: 'returned', text: '误' })).body.code).toBe(
      'juvenile-task-settled',
    )
    expect((await world.get(`/files/${id}`, world.first)).body.tasks[0]).toMatchObject({
      state: 'done',
      answer: '全勤',
      bodyName: '东宝区教育局（演示）',
    })
  })
})

describe('sealing (2.11)', () => {
  it('S17.A3: takes the person out of every list, task, count and report, for everybody', async () => {
    const id = await world.reported(210)
    await task(id)
    await world.sealed(id)
    const { prosecutor, bureau, first, second, third, keeper, otherKeeper } = world
    for (const by of [first, second, third, keeper, otherKeeper]) {
      expect((await world.get(`/files/${id}`, by)).status).toBe(404)
      expect((await world.get(`/files/${id}/report`, by)).status).toBe(404)
      const all = (await world.get('/files?limit=200', by)).body
      expect(JSON.stringify(all)).not.toMatch(new RegExp(`${id}|程小舟210`))
    }
    const mine = (await world.get('/referrals?limit=200', prosecutor)).body
    expect(JSON.stringify(mine)).not.toMatch(new RegExp(`${id}|东检未\\[2023\\]210`))
    expect((await world.get(`/referrals/${id}/report`, prosecutor)).status).toBe(404)
    expect(JSON.stringify((await world.get('/tasks', bureau)).body)).not.toContain('程小舟210')
    const edit = await world.put(`/files/${id}/chapters/family`, first, {
      version: 1,
      content: { text: '改' },
    })
    expect(edit.status).toBe(404)
  })

  it('leaves nothing that the room’s daily key or the serving role could open', async () => {
    const id = await world.reported(211)
    await world.sealed(id)
    const counts = await world.rows(
      `select (select count(*) from juvenile_chapter where file = $1) + (select count(*) from juvenile_report where file = $1)
         + (select count(*) from juvenile_task where file = $1) + (select count(*) from juvenile_investigator where file = $1)
         + (select count(*) from juvenile_signature where file = $1) as left_over`,
      [id],
    )
    expect(counts).toEqual([{ left_over: 0 }])
    const [file] = await world.rows(
      'select identity, facts, identity_blind, investigators from juvenile_file where id = $1',
      [id],
    )
    expect(file).toEqual({ identity: null, facts: null, identity_blind: null, investigators: [] })
    for (const table of ['juvenile_archive', 'juvenile_archive_key'])
      await expect(world.platform.database.pool.query(`select * from ${table}`)).rejects.toThrow(
        'permission denied',
      )
    const [archive] = await world.rows('select mark from juvenile_archive where file = $1', [id])
    expect(archive.mark).toBe('未成年人犯罪记录封存')
  })

  it('is done by the keeper alone, once the referral was decided about', async () => {
    const id = await world.referred(212)
    const seal = async (by: typeof world.keeper, version: number) =>
      world.post(`/files/${id}/sealing`, by, { version, notice: '1号' })
    const version = await world.versionOf(id, world.keeper)
    expect((await seal(world.first, version)).status).toBe(403)
    expect((await seal(world.keeper, version)).body.code).toBe('juvenile-stage-wrong')
    expect((await seal(world.keeper, version + 1)).body.code).toBe('changed-meanwhile')
  })
})

describe('a look into a sealed file', () => {
  const ask = async (wanted: object, by = world.first) => {
    const answer = await world.post('/access-requests', by, {
      grounds: '判决后重新犯罪需核实',
      basis: '刑事诉讼法第二百八十六条',
      ...wanted,
    })
    expect(answer.status).toBe(201)
    return answer.body.id as string
  }
  const decide = (id: string, approve: boolean, by = world.keeper, hours = 4) =>
    world.post(`/access-requests/${id}/decision`, by, { approve, hours, reason: '依据充分' })
  const stateOf = async (id: string, by = world.first) =>
    (await world.get('/access-requests', by)).body.items.find((one: { id: string }) => one.id === id)
  const sealedFile = async (at: number) => {
    const id = await world.reported(at)
    const { number } = (await world.get(`/files/${id}`, world.keeper)).body
    await world.sealed(id)
    return { id, number: number as string }
  }

  it('S17.A3: needs grounds and the approval of another, opens read only for hours to that account, and is written down', async () => {
    const { number } = await sealedFile(220)
    const request = await ask({ number })
    expect((await world.get(`/access-requests/${request}/archive`, world.first)).status).toBe(404)
    expect((await decide(request, true, world.first)).status).toBe(403)
    expect((await decide(request, true)).status).toBe(200)
    expect((await decide(request, false, world.otherKeeper)).body.code).toBe('juvenile-decided')
    const opened = await world.get(`/access-requests/${request}/archive`, world.first)
    expect(opened.body).toMatchObject({
      number,
      mark: '未成年人犯罪记录封存',
      identity: { name: '程小舟220' },
      facts: { matter: '盗窃电动车220' },
      chapters: expect.arrayContaining([
        expect.objectContaining({ chapter: 'family', text: 'family的内容' }),
      ]),
    })
    for (const other of [world.second, world.keeper, world.otherKeeper])
      expect((await world.get(`/access-requests/${request}/archive`, other)).status).toBe(404)
    const lines = await world.rows("select account from audit_line where action = 'juvenile.read-sealed'")
    expect(lines).toEqual([{ account: world.first.account }])
  })

  it('S17.A3: gives the sealed report as Word and PDF to that account while it is open, and to nobody else', async () => {
    const { id, number } = await sealedFile(225)
    const url = (request: string, more = '') => `/access-requests/${request}/report?as=pdf${more}`
    const request = await ask({ number })
    expect((await world.get(url(request), world.first)).status).toBe(404)
    await decide(request, true)
    const pdf = await world.get(url(request), world.first)
    expect([pdf.status, pdf.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    const word = await world.get(`/access-requests/${request}/report?as=docx`, world.first)
    expect(word.bytes.subarray(0, 2).toString()).toBe('PK')
    expect((await world.get(url(request, '&number=9'), world.first)).status).toBe(404)
    for (const other of [world.second, world.keeper, world.otherKeeper])
      expect((await world.get(url(request), other)).status).toBe(404)
    for (const other of [world.prosecutor, world.bureau])
      expect((await world.get(url(request), other)).status).toBe(403)
    // The ways of before are shut, also while the request is open.
    for (const by of [world.first, world.keeper])
      expect((await world.get(`/files/${id}/report`, by)).status).toBe(404)
    const lines = await world.rows(
      "select account, purpose from audit_line where action = 'juvenile.read-sealed-report' order by purpose",
    )
    expect(lines).toEqual([
      { account: world.first.account, purpose: 'docx' },
      { account: world.first.account, purpose: 'pdf' },
    ])
    await world.rows("update juvenile_request set until = '2023-12-29T09:59:00+08:00' where id = $1", [
      request,
    ])
    expect((await world.get(url(request), world.first)).status).toBe(404)
  })

  it('is over when its hours are', async () => {
    const { number } = await sealedFile(221)
    const request = await ask({ number })
    await decide(request, true)
    await world.rows("update juvenile_request set until = '2023-12-29T09:59:00+08:00' where id = $1", [
      request,
    ])
    expect((await world.get(`/access-requests/${request}/archive`, world.first)).status).toBe(404)
    expect((await stateOf(request)).state).toBe('closed')
  })

  it('is found by its number however that is typed', async () => {
    const { number } = await sealedFile(224)
    const wide = number.replace('SW-', 'ｓｗ－ ')
    const request = await ask({ number: wide })
    await decide(request, true)
    expect((await world.get(`/access-requests/${request}/archive`, world.first)).body.number).toBe(number)
  })

  it('is found by the identity number too', async () => {
    await sealedFile(222)
    const request = await ask({ idNumber: childOf(222).idNumber })
    await decide(request, true)
    expect((await world.get(`/access-requests/${request}/archive`, world.first)).body.identity.name).toBe(
      '程小舟222',
    )
  })

  it('opens the newest of several by the identity number, and each other one by its own number', async () => {
    const [older, newer] = [await sealedFile(226), await sealedFile(226)]
    const opens = async (asked: object) => {
      const request = await ask(asked)
      await decide(request, true)
      return (await world.get(`/access-requests/${request}/archive`, world.first)).body.number
    }
    expect(await opens({ idNumber: childOf(226).idNumber })).toBe(newer.number)
    expect(await opens({ number: older.number })).toBe(older.number)
  })

  it('reads the same refused, over, or where there is no such file', async () => {
    const { number } = await sealedFile(223)
    const [refused, nothing] = [await ask({ number }), await ask({ number: 'SW-420802-2023-9999' })]
    const asked = [await stateOf(refused), await stateOf(nothing)]
    expect(asked.map(({ state }) => state)).toEqual(['asked', 'asked'])
    await decide(refused, false)
    await decide(nothing, true)
    const seen = [await stateOf(refused), await stateOf(nothing)].map(({ state, until, decidedByName }) => ({
      state,
      until,
      decidedByName,
    }))
    expect(seen[0]).toEqual(seen[1])
    expect(seen[0]?.state).toBe('closed')
    const answers = await Promise.all(
      [refused, nothing, newId()].map((id) => world.get(`/access-requests/${id}/archive`, world.first)),
    )
    const told = answers.map(({ status, body }) => [status, body.code])
    expect(told).toEqual([told[0], told[0], told[0]])
  })

  it('is not decided by whoever asked, also where that is a keeper', async () => {
    const request = await ask({ number: 'SW-420802-2023-9998' }, world.keeper)
    expect((await decide(request, true, world.keeper)).body.code).toBe('juvenile-own-request')
    expect((await decide(request, true, world.otherKeeper)).status).toBe(200)
    await expect(
      world.rows('update juvenile_request set decided_by = requester where id = $1', [request]),
    ).rejects.toThrow('check constraint')
  })
})

describe('counts', () => {
  it('are told from five on and by year and role only', async () => {
    const own = await juvenileWorld()
    for (let at = 0; at < 4; at += 1) await own.referred(300 + at)
    expect((await own.get('/counts', own.keeper)).body.items).toEqual([])
    const fifth = await own.reported(304)
    expect((await own.get('/counts', own.keeper)).body.items).toEqual([
      { year: 2023, role: 'suspect', files: 5 },
    ])
    await own.sealed(fifth)
    expect((await own.get('/counts', own.keeper)).body.items).toEqual([
      { year: 2023, role: 'suspect', files: 5 },
    ])
    await own.close()
  })
})
