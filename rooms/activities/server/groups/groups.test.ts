import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../../kernel/actor.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type GroupsWorld, groupsWorld } from '../../../../tests/groups-world.ts'
import { shantang, xiaohe, xiaoheVillage } from '../../../../tests/small-county.ts'
import { everyday } from '../../../../tests/visits-world.ts'

let world: GroupsWorld
let head: Actor
let stranger: Actor

beforeAll(async () => {
  world = await groupsWorld()
  head = world.actor([...everyday, 'activities.correct', 'people.export'], {
    kind: 'division',
    division: xiaohe,
  })
  stranger = world.actor([...everyday, 'activities.correct', 'people.export'], {
    kind: 'division',
    division: shantang,
  })
})

afterAll(() => world.close())

const turns = (group: string) =>
  world.rows('select event, change, day::text, month from figures_group where group_id = $1 order by day', [
    group,
  ])

describe('a plan', () => {
  it('is no group yet: it is counted from its first session on', async () => {
    const { id, persons } = await world.group()
    expect(await turns(id)).toEqual([])
    expect(await world.detail(id)).toMatchObject({ state: 'planned', phase: 'preparation', members: 6 })
    await world.session(id, persons)
    expect(await turns(id)).toEqual([{ event: 'opened', change: 1, day: '2023-03-04', month: 202303 }])
    expect(await world.detail(id)).toMatchObject({
      state: 'running',
      phase: 'forming',
      openedOn: '2023-03-04',
    })
  })

  it('owes a record three working days after each planned day, and an evaluation ten after the last', async () => {
    const { id } = await world.create({
      sessions: [{ plannedOn: '2024-01-06' }, { plannedOn: '2024-01-13' }, {}],
    })
    const duties = await world.rows(
      `select kind, due_on::text as due, state from duty where subject = $1 order by due_on`,
      [id],
    )
    expect(duties).toEqual([
      { kind: 'group-session', due: '2024-01-10', state: 'open' },
      { kind: 'group-session', due: '2024-01-17', state: 'open' },
      { kind: 'group-evaluation', due: '2024-01-26', state: 'open' },
    ])
  })

  it('takes back what it owed for a day that is no longer planned', async () => {
    const { id } = await world.create({ sessions: [{ plannedOn: '2024-01-06' }] })
    const answer = await world.put(`/api/groups/${id}`, {
      id: newId(),
      version: 1,
      phase: 'preparation',
      ...world.plan({ sessions: [{ plannedOn: '2024-01-08' }] }),
    })
    expect(answer.statusCode).toBe(200)
    const duties = await world.rows(
      `select due_on::text as due, state from duty where subject = $1 and kind = 'group-session' order by due_on`,
      [id],
    )
    expect(duties).toEqual([
      { due: '2024-01-10', state: 'cancelled' },
      { due: '2024-01-11', state: 'open' },
    ])
  })

  it('that somebody else changed meanwhile is not overwritten', async () => {
    const { id } = await world.create()
    const change = (version: number) =>
      world.put(`/api/groups/${id}`, {
        id: newId(),
        version,
        phase: 'preparation',
        ...world.plan({ name: '新名' }),
      })
    expect((await change(1)).statusCode).toBe(200)
    const late = await change(1)
    expect([late.statusCode, late.json().code]).toEqual([409, 'changed-meanwhile'])
  })

  it('tells all that is wrong with it at once', async () => {
    const { answer } = await world.create({
      plannedSessions: 1,
      sessions: [
        { plannedOn: '2023-03-11', startedAt: '10:00', endedAt: '01:00' },
        { plannedOn: '2023-03-04' },
      ],
    })
    expect(answer.statusCode).toBe(400)
    expect(
      answer.json().problems.map(({ code, path }: { code: string; path: string }) => [code, path]),
    ).toEqual([
      ['group-sessions-beyond-plan', '/body/plannedSessions'],
      ['session-ends-before-it-starts', '/body/sessions/0/endedAt'],
      ['group-sessions-out-of-order', '/body/sessions/1/plannedOn'],
    ])
  })

  it('is given up without a trace in the figures, but not once it has met', async () => {
    const { id } = await world.create({ sessions: [{ plannedOn: '2024-01-06' }] })
    const cancelled = await world.post(`/api/groups/${id}/cancellation`, {
      id: newId(),
      version: 1,
      reason: '人数不足',
    })
    expect(cancelled.statusCode).toBe(200)
    expect(await world.detail(id)).toMatchObject({ state: 'cancelled', cancelReason: '人数不足' })
    expect(await world.rows(`select from duty where subject = $1 and state = 'open'`, [id])).toEqual([])
    const met = await world.group()
    await world.session(met.id, met.persons)
    const { version } = await world.detail(met.id)
    const refused = await world.post(`/api/groups/${met.id}/cancellation`, {
      id: newId(),
      version,
      reason: '误',
    })
    expect(refused.json().code).toBe('group-already-open')
  })

  it('is found by part of its name, by pinyin and by initials', async () => {
    const { id } = await world.create({ name: '夕阳红手工小组' })
    for (const search of ['手工', 'xiyanghong', 'xyhsg']) {
      const found = (await world.get(`/api/groups?search=${encodeURIComponent(search)}`)).json()
      expect(
        found.items.map((item: { id: string }) => item.id),
        search,
      ).toEqual([id])
    }
    expect((await world.get('/api/groups?search=zzzz')).json().items).toEqual([])
  })
})

describe('members', () => {
  it('are registered persons in sight; someone out of sight is not found', async () => {
    const { id } = await world.create()
    const far = await world.county.person({ station: world.county.shantangStation, division: shantang })
    const answer = await world.join(id, [{ person: far, joinedOn: '2023-03-01' }])
    expect([answer.statusCode, answer.json().problems[0].path]).toEqual([404, '/body/members/0/person'])
  })

  it('are added once', async () => {
    const { id, persons } = await world.group()
    const again = await world.join(id, [{ person: persons[0], joinedOn: '2023-03-02' }])
    expect([again.statusCode, again.json().code]).toEqual([409, 'member-already-there'])
  })

  it('who attended leave, and are not removed', async () => {
    const { id, persons } = await world.group()
    await world.session(id, persons.slice(0, 1))
    const remove = (person: string) =>
      world.post(`/api/groups/${id}/members/${person}/removal`, { id: newId(), reason: '误加' })
    expect((await remove(persons[0] as string)).json().code).toBe('member-has-attended')
    expect((await remove(persons[1] as string)).statusCode).toBe(200)
    const left = await world.put(`/api/groups/${id}/members/${persons[0]}`, {
      id: newId(),
      joinedOn: '2023-03-01',
      leftOn: '2023-03-20',
      leavingReason: '搬家',
    })
    expect(left.statusCode).toBe(200)
    expect(await world.detail(id)).toMatchObject({ members: 4 })
  })

  it('fewer than six, or without consent, are taken with a warning', async () => {
    const { id } = await world.create()
    const person = await world.county.person()
    const answer = await world.join(id, [{ person, joinedOn: '2023-03-01' }])
    expect(answer.json().warnings).toEqual(['group-small', 'consent-missing'])
  })
})

describe('the evaluation', () => {
  const closing = (version: number, more: object = {}) => ({
    id: newId(),
    version,
    closedOn: '2023-05-20',
    attainment: 'most',
    asked: 6,
    answered: 6,
    satisfied: 5,
    cost: 120050,
    ...more,
  })

  it('closes the group, which then stands in the figures once as opened and once as closed', async () => {
    const { id, persons } = await world.group()
    await world.session(id, persons)
    const { version } = await world.detail(id)
    const closed = await world.post(`/api/groups/${id}/closing`, closing(version))
    expect(closed.statusCode).toBe(200)
    expect(await turns(id)).toEqual([
      { event: 'opened', change: 1, day: '2023-03-04', month: 202303 },
      { event: 'closed', change: -1, day: '2023-05-20', month: 202305 },
    ])
    expect(await world.detail(id)).toMatchObject({
      state: 'closed',
      phase: 'ending',
      attendanceRate: 1,
      evaluation: { attainment: 'most', satisfied: 5, cost: 120050 },
    })
    const late = await world.session(id, persons, { heldOn: '2023-05-01' })
    expect([late.statusCode, late.json().code]).toEqual([409, 'group-over'])
  })

  it('needs a session, none later than it, and satisfaction that adds up', async () => {
    const { id, persons } = await world.group()
    const before = await world.post(`/api/groups/${id}/closing`, closing((await world.detail(id)).version))
    expect(before.json().code).toBe('group-without-session')
    await world.session(id, persons, { heldOn: '2023-06-01' })
    const { version } = await world.detail(id)
    const early = await world.post(`/api/groups/${id}/closing`, closing(version))
    expect(early.json().problems[0].code).toBe('closing-before-last-session')
    const wrong = await world.post(
      `/api/groups/${id}/closing`,
      closing(version, { closedOn: '2023-06-01', satisfied: 7 }),
    )
    expect(wrong.json().problems[0]).toMatchObject({
      code: 'satisfaction-not-valid',
      path: '/body/satisfied',
    })
  })

  it('is taken back by whoever may correct, and by nobody else', async () => {
    const { id, persons } = await world.group()
    await world.session(id, persons)
    const { version } = await world.detail(id)
    await world.post(`/api/groups/${id}/closing`, closing(version))
    const reopening = { id: newId(), version: version + 1, reason: '还有一节' }
    expect((await world.post(`/api/groups/${id}/reopening`, reopening)).statusCode).toBe(403)
    expect((await world.post(`/api/groups/${id}/reopening`, reopening, stranger)).statusCode).toBe(404)
    expect((await world.post(`/api/groups/${id}/reopening`, reopening, head)).statusCode).toBe(200)
    expect((await turns(id)).map(({ event }) => event)).toEqual(['opened'])
  })

  it('compares the scores of those who have both, for the better whichever way the scale runs', async () => {
    const { id, persons } = await world.group()
    const [a, b, c] = persons
    const scale = {
      id: newId(),
      name: '孤独感量表',
      lowest: 20,
      highest: 80,
      better: 'lower',
      scores: [
        { person: a, before: 60, after: 50 },
        { person: b, before: 55, after: 56 },
        { person: c, before: 40 },
      ],
    }
    const { version } = await world.detail(id)
    const saved = await world.put(`/api/groups/${id}/scores`, { id: newId(), version, scales: [scale] })
    expect(saved.statusCode).toBe(200)
    const [shown] = (await world.detail(id)).scales
    expect(shown.change).toEqual({
      compared: 2,
      before: 57.5,
      after: 53,
      change: 4.5,
      better: 1,
      same: 0,
      worse: 1,
    })
    const wrong = await world.put(`/api/groups/${id}/scores`, {
      id: newId(),
      version: version + 1,
      scales: [{ ...scale, scores: [{ person: a, before: 90 }] }],
    })
    expect(wrong.json().problems[0]).toMatchObject({
      code: 'score-out-of-scale',
      path: '/body/scales/0/scores/0/before',
    })
  })

  it('shows single scores only to whom sensitive fields are shown, and writes down who read them', async () => {
    const { id, persons } = await world.group()
    const scores = [{ person: persons[0], before: 1, after: 2 }]
    const scale = { id: newId(), name: '自尊', lowest: 0, highest: 10, better: 'higher', scores }
    await world.put(`/api/groups/${id}/scores`, {
      id: newId(),
      version: (await world.detail(id)).version,
      scales: [scale],
    })
    const director = world.actor(['activities.read'], { kind: 'division', division: xiaohe })
    expect((await world.detail(id, director)).scales[0]).toMatchObject({
      scores: null,
      change: { compared: 1 },
    })
    await world.detail(id, head)
    const lines = await world.rows(`select account from audit_line where subject = $1 and action = $2`, [
      id,
      'activities.read-group-scores',
    ])
    expect(lines.map(({ account }) => account)).toContain(head.account)
    expect(lines.map(({ account }) => account)).not.toContain(director.account)
  })
})

describe('who may', () => {
  it('sees groups of the own scope only; another is as if it did not exist', async () => {
    const { id, persons } = await world.group()
    expect((await world.get(`/api/groups/${id}`, stranger)).statusCode).toBe(404)
    expect((await world.get('/api/groups', stranger)).json().items).toEqual([])
    expect((await world.session(id, persons, {}, stranger)).statusCode).toBe(404)
    expect((await world.get(`/api/groups/${id}/attendance-sheet`, stranger)).statusCode).toBe(404)
    expect((await world.get(`/api/groups/${id}/attendance-sheet`, head)).statusCode).toBe(200)
    const member = { id: newId(), joinedOn: '2023-03-01' }
    expect((await world.put(`/api/groups/${id}/members/${persons[0]}`, member, stranger)).statusCode).toBe(
      404,
    )
  })

  it('plans no group for a station out of scope, nor at a place out of scope', async () => {
    const { answer } = await world.create({}, stranger)
    expect(answer.statusCode).toBe(404)
    const elsewhere = await world.create({ division: shantang }, head)
    expect(elsewhere.answer.json().code).not.toBe(undefined)
    const village = await world.create({ division: xiaoheVillage }, head)
    expect(village.answer.statusCode).toBe(201)
  })

  it('without the right to record nothing is written, without the right to export nothing leaves', async () => {
    const reader = world.actor(['activities.read'], { kind: 'division', division: xiaohe })
    const { id, persons } = await world.group()
    expect((await world.create({}, reader)).answer.statusCode).toBe(403)
    expect((await world.session(id, persons, {}, reader)).statusCode).toBe(403)
    expect((await world.get('/api/groups/export', reader)).statusCode).toBe(403)
    expect((await world.get('/api/groups/export', head)).statusCode).toBe(200)
  })

  it('sees no name of a member whose file is not to be seen', async () => {
    const { id } = await world.group()
    const reader = world.actor(['activities.read'], { kind: 'division', division: xiaohe })
    expect((await world.detail(id, reader)).memberList[0].name).toBeNull()
    expect((await world.detail(id, head)).memberList[0].name).not.toBeNull()
  })
})
