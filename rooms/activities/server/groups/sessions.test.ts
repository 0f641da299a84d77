import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../../kernel/actor.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type GroupsWorld, groupsWorld } from '../../../../tests/groups-world.ts'
import { shantang, xiaohe } from '../../../../tests/small-county.ts'
import { everyday } from '../../../../tests/visits-world.ts'

let world: GroupsWorld
let head: Actor
let colleague: Actor

beforeAll(async () => {
  world = await groupsWorld()
  head = world.actor([...everyday, 'activities.correct'], { kind: 'division', division: xiaohe })
  colleague = world.actor(everyday, { kind: 'station', station: world.county.xiaoheStation })
})

afterAll(() => world.close())

const counted = async (group: string) => {
  const sessions = await world.rows(
    'select * from figures_group_session where group_id = $1 order by held_on',
    [group],
  )
  const attendances = await world.rows('select * from figures_group_attendance where group_id = $1', [group])
  return { sessions, attendances }
}

const correct = (session: string, replacement: object, actor: Actor = head) =>
  world.post(
    `/api/group-sessions/${session}/correction`,
    {
      id: newId(),
      reason: '人数录错',
      replacement: { id: newId(), heldOn: '2023-03-04', attendance: [], ...replacement },
    },
    actor,
  )

const withdraw = (session: string, actor: Actor = head) =>
  world.post(`/api/group-sessions/${session}/withdrawal`, { id: newId(), reason: '重复录入' }, actor)

const present = (persons: readonly string[]) => persons.map((person) => ({ person, state: 'present' }))

describe('a session', () => {
  it('X20: is counted apart from its group, and those present over all sessions are the attendances', async () => {
    const { id, persons } = await world.group()
    await world.session(id, persons.slice(0, 4))
    await world.session(id, [], {
      heldOn: '2023-03-11',
      attendance: [
        { person: persons[0], state: 'late' },
        { person: persons[1], state: 'present', note: '主动分享' },
        { person: persons[2], state: 'absent' },
      ],
    })
    const { sessions, attendances } = await counted(id)
    expect(sessions.map((row) => [row.month, row.present, row.expected, row.minutes])).toEqual([
      [202303, 4, 6, 75],
      [202303, 2, 6, 75],
    ])
    expect(attendances).toHaveLength(6)
    expect(new Set(attendances.map(({ person }) => person)).size).toBe(4)
    expect(await world.detail(id)).toMatchObject({
      sessions: 2,
      attendances: 6,
      attendanceRate: 0.5,
      minutes: 150,
    })
  })

  it('writes down as absent each member of that day who is not named, and nobody who had left', async () => {
    const { id, persons } = await world.group()
    await world.put(`/api/groups/${id}/members/${persons[5]}`, {
      id: newId(),
      joinedOn: '2023-03-01',
      leftOn: '2023-03-10',
    })
    await world.session(id, persons.slice(0, 2), { heldOn: '2023-03-11' })
    expect((await counted(id)).sessions[0]).toMatchObject({ present: 2, expected: 5 })
  })

  it('settles the duty to record it, and owes it again when it is withdrawn', async () => {
    const { id, persons } = await world.group({ sessions: [{ plannedOn: '2023-03-04' }] })
    const session = (await world.session(id, persons)).json()
    const states = () =>
      world.rows(`select state from duty where subject = $1 and kind = 'group-session' order by created_at`, [
        id,
      ])
    expect(await states()).toEqual([{ state: 'done' }])
    await withdraw(session.id)
    expect(await states()).toEqual([{ state: 'done' }, { state: 'open' }])
  })

  it('is taken with warnings where it is odd: too short, before joining, twice a day', async () => {
    const { id, persons } = await world.group()
    const early = await world.session(id, persons, { heldOn: '2023-02-25', endedAt: '09:30' })
    expect(early.json().warnings).toEqual(['session-length-unusual', 'session-before-joining'])
    const again = await world.session(id, [], { heldOn: '2023-02-25' })
    expect(again.json().warnings).toEqual(['session-same-day', 'session-without-anyone'])
  })

  it('keeps the categories of its day', async () => {
    const { id } = await world.create()
    const person = await world.county.person({ categories: ['DB', 'KJ'] })
    await world.join(id, [{ person, joinedOn: '2023-03-01' }])
    await world.session(id, [person])
    expect((await counted(id)).attendances[0]).toMatchObject({ categories: ['DB', 'KJ'], person })
  })

  it('names members only, has a number of its own, and lies not in the future', async () => {
    const { id, persons } = await world.group()
    const other = await world.county.person()
    const stranger = await world.session(id, [other])
    expect(stranger.json().problems[0]).toMatchObject({
      code: 'person-not-a-member',
      path: '/body/attendance/0/person',
    })
    await world.session(id, persons, { number: 2 })
    expect((await world.session(id, persons, { number: 2 })).json().code).toBe('session-number-taken')
    expect((await world.session(id, persons, { heldOn: '2024-03-04' })).json().problems[0].code).toBe(
      'session-in-the-future',
    )
  })

  it('sent twice under one id is recorded once', async () => {
    const { id, persons } = await world.group()
    const session = newId()
    const first = await world.session(id, persons, { id: session })
    const again = await world.session(id, persons, { id: session })
    expect(again.json()).toEqual(first.json())
    expect((await counted(id)).sessions).toHaveLength(1)
  })
})

describe('a correction', () => {
  it('takes the session out with its attendances and puts another in its place; the old one stays readable', async () => {
    const { id, persons } = await world.group()
    const old = (await world.session(id, persons)).json()
    const answer = await correct(old.id, {
      heldOn: '2023-04-01',
      number: 1,
      attendance: present(persons.slice(0, 3)),
    })
    expect(answer.statusCode).toBe(201)
    const { sessions, attendances } = await counted(id)
    expect(sessions).toMatchObject([{ id: answer.json().id, month: 202304, present: 3 }])
    expect(attendances).toHaveLength(3)
    const shown = (await world.get(`/api/group-sessions/${old.id}`, head)).json()
    expect(shown).toMatchObject({
      state: 'reversed',
      present: 6,
      reversal: { reason: '人数录错', replacement: answer.json().id },
      abilities: { correct: false },
    })
    expect((await world.rows('select day::text from figures_group where group_id = $1', [id]))[0].day).toBe(
      '2023-04-01',
    )
    expect((await correct(old.id, {})).json().code).toBe('session-already-corrected')
  })

  it('of the first session moves the month in which the group opened, and marks both months', async () => {
    const { id, persons } = await world.group()
    const old = (await world.session(id, persons)).json()
    await world.rows('delete from figure_dirty')
    await correct(old.id, { heldOn: '2023-04-01', attendance: present(persons) })
    const marks = await world.rows(
      'select distinct month from figure_dirty where station = $1 order by month',
      [world.county.xiaoheStation],
    )
    expect(marks.map(({ month }) => month)).toEqual([202303, 202304])
  })

  it('keeps in the history what counted before, for a report that was frozen then', async () => {
    const { id, persons } = await world.group()
    const old = (await world.session(id, persons)).json()
    await correct(old.id, { attendance: present(persons.slice(0, 1)) })
    const history = await world.rows(
      'select present, counted_until is null as counts from figures_group_session_history where group_id = $1 order by present',
      [id],
    )
    expect(history).toEqual([
      { present: 1, counts: true },
      { present: 6, counts: false },
    ])
  })

  it('by a colleague without the right to correct is refused, by another station not found', async () => {
    const { id, persons } = await world.group()
    const session = (await world.session(id, persons)).json()
    expect((await correct(session.id, {}, colleague)).json().code).toBe('correction-not-permitted')
    const far = world.actor([...everyday, 'activities.correct'], { kind: 'division', division: shantang })
    expect((await correct(session.id, {}, far)).statusCode).toBe(404)
    expect((await withdraw(session.id, far)).statusCode).toBe(404)
    expect((await world.get(`/api/group-sessions/${session.id}`, far)).statusCode).toBe(404)
    expect((await withdraw(session.id, world.worker)).statusCode).toBe(201)
  })

  it('withdrawing the only session makes the group a plan again; of a closed group it is refused', async () => {
    const { id, persons } = await world.group()
    const session = (await world.session(id, persons)).json()
    await withdraw(session.id)
    expect(await world.detail(id)).toMatchObject({ state: 'planned', phase: 'preparation', sessions: 0 })
    expect(await world.rows('select from figures_group where group_id = $1', [id])).toEqual([])
    const again = (await world.session(id, persons)).json()
    const { version } = await world.detail(id)
    await world.post(`/api/groups/${id}/closing`, {
      id: newId(),
      version,
      closedOn: '2023-05-01',
      attainment: 'full',
    })
    expect((await withdraw(again.id)).json().code).toBe('group-keeps-a-session')
    const later = await correct(again.id, { heldOn: '2023-06-01', attendance: present(persons) })
    expect(later.json().code).toBe('session-after-closing')
  })

  it('shows dynamics and remarks on members only to whom sensitive fields are shown', async () => {
    const { id, persons } = await world.group()
    const session = (
      await world.session(id, [], {
        dynamics: '互动增多',
        attendance: [{ person: persons[0], state: 'present', note: '情绪低落' }],
      })
    ).json()
    const reader = world.actor(['activities.read'], { kind: 'division', division: xiaohe })
    const plain = (await world.get(`/api/group-sessions/${session.id}`, reader)).json()
    expect(plain.sensitive).toBeNull()
    expect(JSON.stringify(plain)).not.toContain('情绪低落')
    const whole = (await world.get(`/api/group-sessions/${session.id}`, head)).json()
    expect(whole.sensitive.dynamics).toBe('互动增多')
    const [line] = await world.rows(`select account from audit_line where subject = $1 and action = $2`, [
      session.id,
      'activities.read-group-session',
    ])
    expect(line.account).toBe(head.account)
  })
})
