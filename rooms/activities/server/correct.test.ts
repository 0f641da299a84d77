import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../kernel/actor.ts'
import { newId } from '../../../platform/server/ids.ts'
import { xiaohe } from '../../../tests/small-county.ts'
import { everyday, tripFacts, type VisitsWorld, visitsWorld } from '../../../tests/visits-world.ts'

let world: VisitsWorld
let head: Actor

beforeAll(async () => {
  world = await visitsWorld()
  head = world.actor([...everyday, 'activities.correct'], { kind: 'division', division: xiaohe })
})

afterAll(() => world.close())

/** Records a visit to someone new and tells the ids of the trip, the record and the person. */
const recorded = async (more: object = {}) => {
  const person = await world.county.person()
  const answer = await world.record(world.trip([world.served(person)], more))
  const { trip, records, duty } = answer.json()
  return { trip, person, id: records[0].id as string, duty }
}

const replacement = (person: string, more: object = {}) => ({
  ...tripFacts(world.county),
  id: newId(),
  person,
  seen: 'person',
  ...more,
})

const correct = (id: string, body: object, actor: Actor = head) =>
  world.post(`/api/visits/${id}/correction`, { id: newId(), reason: '录错', ...body }, actor)

const withdraw = (id: string, body: object = {}, actor: Actor = head) =>
  world.post(`/api/visits/${id}/withdrawal`, { id: newId(), reason: '重复录入', ...body }, actor)

const detail = async (id: string, actor: Actor = head) => (await world.get(`/api/visits/${id}`, actor)).json()

describe('a correction', () => {
  it('takes the old record out of every count and puts the new one in its place', async () => {
    const visit = await recorded()
    const answer = await correct(visit.id, {
      replacement: replacement(visit.person, { method: 'telephone' }),
    })
    expect(answer.statusCode).toBe(201)
    const rows = await world.counted(visit.trip)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ id: answer.json().records[0].id, method: 'telephone', weight: 1 })
  })

  it('leaves the old record readable as it was, with the whole chain', async () => {
    const visit = await recorded()
    const next = (
      await correct(visit.id, { replacement: replacement(visit.person, { seen: 'family' }) })
    ).json()
    const old = await detail(visit.id)
    expect(old).toMatchObject({
      state: 'reversed',
      seen: 'person',
      abilities: { correct: false, withdraw: false },
    })
    expect(old.chain.map((link: { kind: string; standing: boolean }) => [link.kind, link.standing])).toEqual([
      ['original', false],
      ['reversal', false],
      ['replacement', true],
    ])
    expect(old.chain[1].reason).toBe('录错')
    const now = await detail(next.records[0].id)
    expect(now).toMatchObject({
      state: 'standing',
      seen: 'family',
      corrects: visit.id,
      correctionReason: '录错',
    })
    expect(now.chain).toEqual(old.chain)
  })

  it('can itself be corrected, and the chain goes on', async () => {
    const visit = await recorded()
    const second = (
      await correct(visit.id, { replacement: replacement(visit.person, { minutes: undefined }) })
    ).json()
    const third = (
      await correct(second.records[0].id, { replacement: replacement(visit.person, { purpose: 'risk' }) })
    ).json()
    const chain = (await detail(visit.id)).chain
    expect(chain.map((link: { kind: string }) => link.kind)).toEqual([
      'original',
      'reversal',
      'replacement',
      'reversal',
      'replacement',
    ])
    expect(chain.at(-1).id).toBe(third.records[0].id)
    expect((await world.counted(visit.trip)).map((row) => row.purpose)).toEqual(['risk'])
  })

  it('of a record that was already corrected is refused and leads to the one that stands', async () => {
    const visit = await recorded()
    const next = (await correct(visit.id, { replacement: replacement(visit.person) })).json()
    const again = await correct(visit.id, { replacement: replacement(visit.person) })
    expect(again.statusCode).toBe(409)
    expect(again.json()).toMatchObject({
      code: 'visit-already-corrected',
      data: { latest: next.records[0].id },
    })
  })

  it('by two at the same instant happens once', async () => {
    const visit = await recorded()
    const answers = await Promise.all(
      [1, 2].map(() => correct(visit.id, { replacement: replacement(visit.person) })),
    )
    expect(answers.map((answer) => answer.statusCode).toSorted()).toEqual([201, 409])
    expect(await world.counted(visit.trip)).toHaveLength(1)
  })

  it('sent again is harmless', async () => {
    const visit = await recorded()
    const body = { id: newId(), replacement: replacement(visit.person) }
    const first = await correct(visit.id, body)
    const second = await correct(visit.id, body)
    expect(second.statusCode).toBe(201)
    expect(second.json()).toEqual(first.json())
  })

  it('of the day marks both months, and the visit moves out of its trip', async () => {
    const visit = await recorded({ visitedOn: '2023-10-09' })
    const answer = await correct(visit.id, {
      replacement: replacement(visit.person, { visitedOn: '2023-09-09' }),
    })
    expect(answer.json().trip).not.toBe(visit.trip)
    expect(await world.counted(visit.trip)).toEqual([])
    expect(await world.counted(answer.json().trip)).toMatchObject([{ month: 202309 }])
    const marks = await world.rows(
      'select distinct month from figure_dirty where station = $1 and month in (202309, 202310) order by month',
      [world.county.xiaoheStation],
    )
    expect(marks).toEqual([{ month: 202309 }, { month: 202310 }])
  })

  it('keeps a joint visit of three one household visit', async () => {
    const household = newId()
    const persons = [
      await world.county.person({ household }),
      await world.county.person({ household }),
      await world.county.person({ household }),
    ]
    const { trip, records } = (await world.record(world.trip(persons.map((one) => world.served(one))))).json()
    await correct(records[1].id, { replacement: replacement(persons[1] as string, { seen: 'family' }) })
    const rows = await world.counted(trip)
    expect(rows).toHaveLength(3)
    expect(rows.map((row) => row.seen).toSorted()).toEqual(['family', 'person', 'person'])
  })

  it('moves the whole joint visit to another day when its records name one trip', async () => {
    const household = newId()
    const persons = [await world.county.person({ household }), await world.county.person({ household })]
    const { trip, records } = (await world.record(world.trip(persons.map((one) => world.served(one))))).json()
    const moved = newId()
    for (const [at, person] of persons.entries()) {
      const answer = await correct(records[at].id, {
        replacement: replacement(person, { visitedOn: '2023-12-20', trip: moved }),
      })
      expect(answer.statusCode).toBe(201)
    }
    expect(await world.counted(trip)).toEqual([])
    expect(await world.counted(moved)).toHaveLength(2)
  })

  it('joins no trip of another day', async () => {
    const here = await recorded({ visitedOn: '2023-12-11' })
    const other = await recorded({ visitedOn: '2023-12-12' })
    const answer = await correct(here.id, {
      replacement: replacement(here.person, { visitedOn: '2023-12-13', trip: other.trip }),
    })
    expect(answer.json().code).toBe('trip-differs')
    expect(await world.counted(here.trip)).toHaveLength(1)
  })

  it('of a record made for the wrong person shows in the trail of both', async () => {
    const visit = await recorded()
    const right = await world.county.person()
    expect((await correct(visit.id, { replacement: replacement(right) })).statusCode).toBe(201)
    const lines = await world.rows(
      `select subject from audit_line where action = 'activities.correct-visit' and detail ->> 'visit' = $1`,
      [visit.id],
    )
    expect(lines.map((line) => line.subject).toSorted()).toEqual([visit.person, right].toSorted())
    expect((await world.get(`/api/visits?person=${visit.person}`)).json().items).toEqual([])
  })

  it('names a reason, and refuses what a visit could not have', async () => {
    const visit = await recorded()
    const without = await world.post(
      `/api/visits/${visit.id}/correction`,
      { id: newId(), replacement: replacement(visit.person) },
      head,
    )
    expect(without.json().problems).toMatchObject([{ code: 'value-missing', path: '/body/reason' }])
    const future = await correct(visit.id, {
      replacement: replacement(visit.person, { visitedOn: '2023-12-30' }),
    })
    expect(future.json().problems).toMatchObject([
      { code: 'visit-in-the-future', path: '/body/replacement/visitedOn' },
    ])
    expect(await world.counted(visit.trip)).toHaveLength(1)
  })

  it('to a person of another town undoes nothing and finds nobody', async () => {
    const visit = await recorded()
    const answer = await correct(visit.id, { replacement: replacement(newId()) })
    expect(answer.statusCode).toBe(404)
    expect(await world.counted(visit.trip)).toHaveLength(1)
  })
})

describe('a withdrawal', () => {
  it('takes the record out and puts nothing in its place', async () => {
    const visit = await recorded()
    const answer = await withdraw(visit.id)
    expect(answer.statusCode).toBe(201)
    expect(await world.counted(visit.trip)).toEqual([])
    expect(await detail(visit.id)).toMatchObject({ state: 'reversed', reversedBy: answer.json().id })
    expect(await detail(answer.json().id)).toMatchObject({
      state: 'reversal',
      corrects: visit.id,
      correctionReason: '重复录入',
    })
  })

  it('is not itself corrected', async () => {
    const visit = await recorded()
    const reversal = (await withdraw(visit.id)).json().id
    const answer = await correct(reversal, { replacement: replacement(visit.person) })
    expect(answer.json().code).toBe('visit-is-reversal')
  })

  it('ends the duty that its follow-up had opened, unless another record of the trip speaks of it', async () => {
    const household = newId()
    const persons = [await world.county.person({ household }), await world.county.person({ household })]
    const { records, duty } = (
      await world.record(
        world.trip(
          persons.map((one) => world.served(one)),
          { followUp: { text: '送米面', dueOn: '2024-01-02' } },
        ),
      )
    ).json()
    const stateOf = async () => (await world.get(`/api/duties/${duty}`)).json()
    await withdraw(records[0].id)
    expect(await stateOf()).toMatchObject({ state: 'open' })
    await withdraw(records[1].id)
    expect(await stateOf()).toMatchObject({
      state: 'cancelled',
      outcome: { zh: '走访记录已撤回', en: 'The visit was taken back' },
    })
  })
})

describe('the duty of a corrected visit', () => {
  const followUp = { text: '送米面', dueOn: '2024-01-02' }

  it('goes on when the follow-up is the same', async () => {
    const visit = await recorded({ followUp })
    const answer = await correct(visit.id, {
      replacement: replacement(visit.person, { followUp, seen: 'family' }),
    })
    expect(answer.json().duty).toBe(visit.duty)
    expect((await world.get(`/api/duties/${visit.duty}`)).json()).toMatchObject({ state: 'open' })
    expect(await world.rows('select id from duty where person = $1', [visit.person])).toHaveLength(1)
  })

  it('is another one when the follow-up is another', async () => {
    const visit = await recorded({ followUp })
    const answer = await correct(visit.id, {
      replacement: replacement(visit.person, { followUp: { ...followUp, dueOn: '2024-01-09' } }),
    })
    expect(answer.json().duty).not.toBe(visit.duty)
    expect((await world.get(`/api/duties/${visit.duty}`)).json()).toMatchObject({ state: 'cancelled' })
    expect((await world.get(`/api/duties/${answer.json().duty}`)).json()).toMatchObject({
      state: 'open',
      dueOn: '2024-01-09',
      owner: world.worker.account,
    })
  })
})

describe('who may correct a visit', () => {
  it('is who recorded it, in the first seven days', async () => {
    const visit = await recorded()
    const recordedOn = (on: string) =>
      world.rows('update visit set recorded_at = $2 where id = $1', [visit.id, `${on} 10:00+08`])
    await recordedOn('2023-12-21')
    expect((await detail(visit.id, world.worker)).abilities).toEqual({ correct: false, withdraw: false })
    expect((await withdraw(visit.id, {}, world.worker)).json().code).toBe('correction-not-permitted')
    await recordedOn('2023-12-22')
    expect((await detail(visit.id, world.worker)).abilities).toEqual({ correct: true, withdraw: true })
    expect((await withdraw(visit.id, {}, world.worker)).statusCode).toBe(201)
  })

  it('is not a colleague', async () => {
    const visit = await recorded()
    const colleague = world.actor(everyday, { kind: 'station', station: world.county.xiaoheStation })
    expect((await detail(visit.id, colleague)).abilities).toEqual({ correct: false, withdraw: false })
    const answer = await withdraw(visit.id, {}, colleague)
    expect(answer.statusCode).toBe(403)
    expect(answer.json().code).toBe('correction-not-permitted')
  })

  it('is not who works elsewhere: the visit does not exist for them', async () => {
    const visit = await recorded()
    const elsewhere = world.actor([...everyday, 'activities.correct'], {
      kind: 'station',
      station: world.county.shantangStation,
    })
    const answer = await withdraw(visit.id, {}, elsewhere)
    const nothing = await withdraw(newId(), {}, elsewhere)
    expect(answer.statusCode).toBe(404)
    expect(answer.json()).toEqual(nothing.json())
  })
})

describe('the database itself', () => {
  it('lets no request edit or delete a visit', async () => {
    const visit = await recorded()
    for (const statement of [
      `update visit set method = 'home' where id = $1`,
      'delete from visit where id = $1',
    ]) {
      await expect(world.platform.database.pool.query(statement, [visit.id])).rejects.toThrow(
        /permission denied/,
      )
    }
  })
})
