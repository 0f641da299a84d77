import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../../kernel/day.ts'
import { newId } from '../../../platform/server/ids.ts'
import { shantangVillage, xiaohe, xiaoheVillage } from '../../../tests/small-county.ts'
import { everyday, type VisitsWorld, visitsWorld } from '../../../tests/visits-world.ts'

let world: VisitsWorld

beforeAll(async () => {
  world = await visitsWorld()
})

afterAll(() => world.close())

describe('recording a visit', () => {
  it('gives one record, with the categories and the village of the person on that day', async () => {
    const person = await world.county.person({ categories: ['DB', 'CJ'] })
    const answer = await world.record(world.trip([world.served(person)]))
    expect(answer.statusCode).toBe(201)
    const { records, duty, warnings } = answer.json()
    expect(records).toEqual([{ id: expect.any(String), person, division: xiaoheVillage }])
    expect({ duty, warnings }).toEqual({ duty: null, warnings: [] })
    const [row] = await world.counted(answer.json().trip)
    expect(row).toMatchObject({
      month: 202312,
      minutes: 40,
      method: 'home',
      categories: ['CJ', 'DB'],
      weight: 1,
    })
  })

  it('gives three records and one household visit for a joint talk with three of a household (7.2)', async () => {
    const household = newId()
    const persons = [
      await world.county.person({ household }),
      await world.county.person({ household }),
      await world.county.person({ household }),
    ]
    const answer = await world.record(world.trip(persons.map((person) => world.served(person))))
    expect(answer.json().records).toHaveLength(3)
    const rows = await world.counted(answer.json().trip)
    expect(rows).toHaveLength(3)
    expect(new Set(rows.map((row) => row.household_visit)).size).toBe(1)
    expect(new Set(rows.map((row) => row.person_ordinal)).size).toBe(3)
  })

  it('counts nobody who was there and not served: who is not named has no record', async () => {
    const household = newId()
    const named = await world.county.person({ household })
    const present = await world.county.person({ household })
    const answer = await world.record(world.trip([world.served(named)]))
    expect(answer.json().records.map((record: { person: string }) => record.person)).toEqual([named])
    const list = await world.get(`/api/visits?person=${present}`)
    expect(list.json()).toEqual({ items: [], next: null })
  })

  it('is of one household: neighbours are recorded on their own', async () => {
    const here = await world.county.person({ household: newId() })
    const there = await world.county.person({ household: newId() })
    const answer = await world.record(world.trip([world.served(here), world.served(there)]))
    expect(answer.statusCode).toBe(422)
    expect(answer.json().code).toBe('persons-of-several-households')
  })

  it('marks the leaf of its month, also when it is entered late', async () => {
    const person = await world.county.person()
    const answer = await world.record(world.trip([world.served(person)], { visitedOn: '2023-03-07' }))
    expect(answer.statusCode).toBe(201)
    const marks = await world.rows(
      'select division from figure_dirty where station = $1 and month = 202303',
      [world.county.xiaoheStation],
    )
    expect(marks).toEqual([{ division: xiaohe }])
  })

  it('leaves a line in the audit trail that names no one', async () => {
    const person = await world.county.person({ name: '赵六' })
    const answer = await world.record(world.trip([world.served(person, { notes: '赵六说腿疼' })]))
    const lines = await world.rows('select * from audit_line where subject = $1', [person])
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({
      action: 'activities.record-visit',
      kind: 'write',
      account: world.worker.account,
      station: world.county.xiaoheStation,
      detail: { visit: answer.json().records[0].id, trip: answer.json().trip },
    })
    expect(JSON.stringify(lines)).not.toContain('赵六')
  })
})

describe('sending a visit again', () => {
  it('gets the first answer and makes no second record', async () => {
    const person = await world.county.person()
    const body = world.trip([world.served(person)], { followUp: { text: '送轮椅', dueOn: '2024-01-05' } })
    const first = await world.record(body)
    const second = await world.record(body)
    expect([first.statusCode, second.statusCode]).toEqual([201, 201])
    expect(second.json()).toEqual(first.json())
    expect(await world.counted(body.id)).toHaveLength(1)
  })

  it('is harmless also when both arrive at the same instant', async () => {
    const person = await world.county.person()
    const body = world.trip([world.served(person)])
    const answers = await Promise.all([1, 2, 3, 4].map(() => world.record(body)))
    expect(answers.map((answer) => answer.statusCode)).toEqual([201, 201, 201, 201])
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1)
    expect(await world.counted(body.id)).toHaveLength(1)
  })

  it('with other content under the same id is refused', async () => {
    const person = await world.county.person()
    const body = world.trip([world.served(person)])
    await world.record(body)
    const changed = await world.record({ ...body, method: 'telephone' })
    expect(changed.statusCode).toBe(409)
    expect(changed.json().code).toBe('id-already-used')
  })

  it('under a record id that another trip used is refused, and leaves nothing', async () => {
    const person = await world.county.person()
    const used = world.served(person)
    await world.record(world.trip([used]))
    const other = world.trip([used], { visitedOn: '2023-12-27' })
    const answer = await world.record(other)
    expect(answer.json().code).toBe('id-already-used')
    expect(await world.counted(other.id)).toEqual([])
  })

  it('by someone else under the same id does not tell what was recorded', async () => {
    const person = await world.county.person()
    const body = world.trip([world.served(person)])
    await world.record(body)
    const colleague = world.actor(everyday, { kind: 'station', station: world.county.xiaoheStation })
    const answer = await world.record(body, colleague)
    expect(answer.statusCode).toBe(409)
    expect(answer.json().code).toBe('id-already-used')
  })
})

describe('who may record', () => {
  it('is not who works for another station: the person does not exist for them', async () => {
    const person = await world.county.person({ division: shantangVillage })
    const answer = await world.record(world.trip([world.served(person)]))
    expect(answer.statusCode).toBe(404)
    const nobody = await world.record(world.trip([world.served(newId())]))
    expect(answer.json().message).toBe(nobody.json().message)
    expect(answer.json().problems).toEqual(nobody.json().problems)
  })

  it('is not who names a station that is not theirs', async () => {
    const wide = world.actor(everyday, { kind: 'division', division: shantangVillage })
    const person = await world.county.person({ division: shantangVillage })
    const answer = await world.record(
      world.trip([world.served(person)], { station: world.county.xiaoheStation }),
      wide,
    )
    expect(answer.statusCode).toBe(404)
  })

  it('is the child director of a village, for the station that keeps the file', async () => {
    const director = world.actor(['activities.read', 'activities.record'], {
      kind: 'division',
      division: xiaoheVillage,
    })
    const answer = await world.record(world.trip([world.served(await world.county.person())]), director)
    expect(answer.statusCode).toBe(201)
  })

  it('is not who may only read', async () => {
    const reader = world.actor(['activities.read'], { kind: 'station', station: world.county.xiaoheStation })
    const answer = await world.record(world.trip([world.served(await world.county.person())]), reader)
    expect(answer.statusCode).toBe(403)
  })

  it('puts a visit to another place only where they work', async () => {
    const person = await world.county.person()
    const townWorker = world.actor(everyday, { kind: 'division', division: xiaohe })
    const away = await world.record(
      world.trip([world.served(person)], { division: shantangVillage }),
      townWorker,
    )
    expect(away.statusCode).toBe(422)
    expect(away.json().code).toBe('division-outside-scope')
    const near = await world.record(world.trip([world.served(person)], { division: xiaohe }), townWorker)
    expect(near.json().records[0].division).toBe(xiaohe)
  })
})

describe('what is odd is told and taken', () => {
  const warningsOf = async (body: object) => (await world.record(body)).json().warnings

  it('a visit before the person was registered', async () => {
    const person = await world.county.person({ registeredOn: day('2023-12-01') })
    expect(await warningsOf(world.trip([world.served(person)], { visitedOn: '2023-11-30' }))).toEqual([
      { code: 'visit-before-registration', person },
    ])
    expect(await warningsOf(world.trip([world.served(person)], { visitedOn: '2023-12-01' }))).toEqual([])
  })

  it('the thirteenth visit of a day, and not the twelfth', async () => {
    const busy = world.actor(everyday, { kind: 'station', station: world.county.xiaoheStation })
    const codes: string[][] = []
    for (let visit = 0; visit < 13; visit += 1) {
      const answer = await world.record(
        world.trip([world.served(await world.county.person())], { visitedOn: '2023-06-01' }),
        busy,
      )
      codes.push(answer.json().warnings.map((warning: { code: string }) => warning.code))
    }
    expect(codes.slice(0, 12).flat()).toEqual([])
    expect(codes[12]).toEqual(['many-visits-a-day'])
  })

  it('the same person twice on a day by the same worker; another worker is another service (7.2)', async () => {
    const person = await world.county.person()
    const other = world.actor(everyday, { kind: 'station', station: world.county.xiaoheStation })
    expect(await warningsOf(world.trip([world.served(person)], { visitedOn: '2023-07-03' }))).toEqual([])
    expect(await warningsOf(world.trip([world.served(person)], { visitedOn: '2023-07-03' }))).toEqual([
      { code: 'same-person-same-day' },
    ])
    const second = await world.record(world.trip([world.served(person)], { visitedOn: '2023-07-03' }), other)
    expect(second.json().warnings).toEqual([])
  })

  it('a visit before the station opened', async () => {
    const person = await world.county.person({ registeredOn: day('2020-01-01') })
    expect(await warningsOf(world.trip([world.served(person)], { visitedOn: '2021-10-07' }))).toEqual([
      { code: 'station-not-open-that-day' },
    ])
  })
})

describe('what is wrong is refused, all at once', () => {
  it('tells every wrong field with its place', async () => {
    const person = await world.county.person()
    const answer = await world.record(
      world.trip([world.served(person)], {
        visitedOn: '2023-12-30',
        endedAt: '08:00',
        followUp: { text: '回访', dueOn: '2023-12-01' },
      }),
    )
    expect(answer.statusCode).toBe(400)
    expect(
      answer.json().problems.map((problem: { code: string; path: string }) => [problem.code, problem.path]),
    ).toEqual([
      ['visit-in-the-future', '/body/visitedOn'],
      ['visit-ends-before-it-starts', '/body/endedAt'],
      ['follow-up-before-visit', '/body/followUp/dueOn'],
    ])
  })

  it('takes no text that the database cannot keep', async () => {
    const answer = await world.record(
      world.trip([world.served(await world.county.person(), { notes: '头疼\0' })]),
    )
    expect(answer.json().problems).toMatchObject([{ code: 'value-not-valid', path: '/body/persons/0/notes' }])
  })

  it('knows no field that the form does not have', async () => {
    const answer = await world.record({
      ...world.trip([world.served(await world.county.person())]),
      worker: newId(),
    })
    expect(answer.json().problems).toMatchObject([{ code: 'value-unknown', path: '/body/worker' }])
  })
})

describe('a follow-up', () => {
  it('becomes a duty of who was there, in the same instant', async () => {
    const person = await world.county.person()
    const answer = await world.record(
      world.trip([world.served(person)], {
        urgency: 'urgent',
        followUp: { text: '陪同办理残疾证', dueOn: '2023-12-29' },
      }),
    )
    const duty = await world.get(`/api/duties/${answer.json().duty}`)
    expect(duty.json()).toMatchObject({
      kind: 'visit-follow-up',
      subject: answer.json().trip,
      person,
      owner: world.worker.account,
      title: { zh: '陪同办理残疾证', en: '陪同办理残疾证' },
      dueOn: '2023-12-29',
      urgency: 'urgent',
      bucket: 'today',
      state: 'open',
    })
  })

  it('is settled by the visit that was made for it', async () => {
    const person = await world.county.person()
    const first = await world.record(
      world.trip([world.served(person)], { followUp: { text: '回访', dueOn: '2023-12-29' } }),
    )
    const { duty } = first.json()
    const second = await world.record(
      world.trip([world.served(person)], { visitedOn: '2023-12-29', purpose: 'follow-up', fulfils: duty }),
    )
    expect(second.json().warnings).toEqual([])
    const settled = await world.get(`/api/duties/${duty}`)
    expect(settled.json()).toMatchObject({
      state: 'done',
      settledBy: world.worker.account,
      outcome: { zh: '走访已登记', en: 'The visit was recorded' },
    })
    const third = await world.record(
      world.trip([world.served(person)], { visitedOn: '2023-12-26', fulfils: duty }),
    )
    expect(third.json().warnings).toEqual([{ code: 'duty-not-open' }])
  })
})
