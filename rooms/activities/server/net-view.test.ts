import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../../kernel/actor.ts'
import { newId } from '../../../platform/server/ids.ts'
import { xunxian } from '../../../tests/small-county.ts'
import { everyday, tripFacts, type VisitsWorld, visitsWorld } from '../../../tests/visits-world.ts'

let world: VisitsWorld
let head: Actor

beforeAll(async () => {
  world = await visitsWorld()
  head = world.actor([...everyday, 'activities.correct'], { kind: 'division', division: xunxian })
})

afterAll(() => world.close())

const days = ['2022-12-31', '2023-01-01', '2023-06-30', '2023-07-01', '2023-12-28'] as const
const methods = ['home', 'telephone'] as const

const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('record' as const),
      who: fc.subarray([0, 1, 2], { minLength: 1 }),
      day: fc.constantFrom(...days),
      method: fc.constantFrom(...methods),
      again: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('correct' as const),
      which: fc.nat(),
      who: fc.nat(2),
      day: fc.constantFrom(...days),
      method: fc.constantFrom(...methods),
      again: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('withdraw' as const), which: fc.nat(), again: fc.boolean() }),
  },
)

type Counting = { trip: string; person: string; day: string; method: string }

/** What counts, by record: the model that the view must equal. */
type Model = Map<string, Counting>

const viewOf = async (persons: readonly string[], asOf?: string): Promise<Model> => {
  const rows = await world.rows(
    asOf
      ? `select * from figures_visit_history where person = any($1)
           and counted_from <= $2::timestamptz and (counted_until is null or counted_until > $2::timestamptz)`
      : 'select * from figures_visit where person = any($1)',
    asOf ? [persons, asOf] : [persons],
  )
  return new Map(
    rows.map((row) => [
      row.id,
      { trip: row.household_visit, person: row.person, day: row.visited_on, method: row.method },
    ]),
  )
}

it('what counts is what a plain memory of all records, corrections and withdrawals says, now and at any time before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const household = newId()
      const persons = [
        await world.county.person({ household }),
        await world.county.person({ household }),
        await world.county.person({ household }),
      ]
      const model: Model = new Map()
      const ids: string[] = []
      const then: { at: string; model: Model }[] = []
      const send = async (url: string, body: object, again: boolean) => {
        const answer = await world.post(url, body, head)
        if (again) expect((await world.post(url, body, head)).body).toBe(answer.body)
        return answer
      }
      for (const one of steps) {
        if (one.kind === 'record') {
          const served = one.who.map((at) => world.served(persons[at] as string))
          const body = world.trip(served, { visitedOn: one.day, method: one.method })
          expect((await send('/api/visits', body, one.again)).statusCode).toBe(201)
          for (const { id, person } of served) {
            ids.push(id)
            model.set(id, { trip: body.id, person, day: one.day, method: one.method })
          }
        } else if (ids.length > 0) {
          const id = ids[one.which % ids.length] as string
          const old = model.get(id)
          const command = newId()
          if (one.kind === 'withdraw') {
            const answer = await send(
              `/api/visits/${id}/withdrawal`,
              { id: command, reason: '重复' },
              one.again && old !== undefined,
            )
            expect(answer.statusCode).toBe(old ? 201 : 409)
            model.delete(id)
          } else {
            const next = newId()
            const person = persons[one.who] as string
            const replacement = {
              ...tripFacts(world.county),
              id: next,
              person,
              seen: 'person',
              visitedOn: one.day,
              method: one.method,
            }
            const answer = await send(
              `/api/visits/${id}/correction`,
              { id: command, reason: '录错', replacement },
              one.again && old !== undefined,
            )
            expect(answer.statusCode).toBe(old ? 201 : 409)
            if (old) {
              model.delete(id)
              model.set(next, {
                trip: one.day === old.day ? old.trip : next,
                person,
                day: one.day,
                method: one.method,
              })
              ids.push(next)
            }
          }
        }
        const [{ at }] = (await world.rows('select clock_timestamp()::text as at')) as [{ at: string }]
        then.push({ at, model: new Map(model) })
      }
      expect(await viewOf(persons)).toEqual(model)
      for (const moment of then) expect(await viewOf(persons, moment.at)).toEqual(moment.model)
    }),
    { numRuns: 25 },
  )
})
