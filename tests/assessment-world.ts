import type { Actor, GrantScope } from '../kernel/actor.ts'
import { type Day, day } from '../kernel/day.ts'
import type { Id } from '../kernel/id.ts'
import { clockAt } from '../platform/server/clock.ts'
import { newId } from '../platform/server/ids.ts'
import { deliverEvents } from '../platform/server/outbox.ts'
import { activitiesErrors } from '../rooms/activities/errors.ts'
import { activitiesRoutes } from '../rooms/activities/server/index.ts'
import { assessmentErrors } from '../rooms/assessment/errors.ts'
import { assessmentRoutes, assessmentSubscribers } from '../rooms/assessment/server/index.ts'
import { documentsErrors } from '../rooms/documents/errors.ts'
import { dutiesErrors } from '../rooms/duties/errors.ts'
import { dutiesRoutes } from '../rooms/duties/server/index.ts'
import { testApp } from './app.ts'
import { asOwner, testPlatform } from './database.ts'
import { smallCounty, xunxian } from './small-county.ts'

/** What a social worker may do every day with risk files and visits, without the right to sign. */
export const assessing = [
  'assessment.read',
  'assessment.record',
  'activities.read',
  'activities.record',
  'activities.correct',
  'people.read',
  'people.read-sensitive',
  'duties.read',
  'duties.write',
]

const items = ['A', 'B', 'C', 'D', 'E'].flatMap((domain) => [1, 2, 3, 4, 5].map((n) => `${domain}${n}`))

/** A full form of `cri-5`: every item 0 but those named, with a source, and a note where one is obligatory. */
export const childAnswers = (named: Readonly<Record<string, number | 'NA' | 'UNK'>> = {}) =>
  Object.fromEntries(
    items.map((code) => {
      const answer = named[code] ?? 0
      return [
        code,
        {
          answer,
          ...(typeof answer === 'number' ? { source: 'observed' } : {}),
          ...(typeof answer === 'number' && answer >= 2 ? { note: '入户所见' } : {}),
        },
      ]
    }),
  )

/** Six points of guardianship: orange, and nothing else. Ten of them: red. */
export const orange = childAnswers({ B1: 2, B2: 2, B4: 2 })
export const red = childAnswers({ B1: 3, B2: 3, B3: 2, B4: 2 })
export const blue = childAnswers()

/** A small county with risk files, visits and duties, and a clock that a test moves. */
export async function assessmentWorld(start: Day = day('2023-12-29')) {
  const fixed = await testPlatform(start)
  let clock = clockAt(start)
  const platform = { ...fixed, clock: { now: () => clock.now(), today: () => clock.today() } }
  const app = await testApp(
    platform,
    [...assessmentRoutes(platform), ...activitiesRoutes(platform), ...dutiesRoutes(platform)],
    { ...assessmentErrors, ...activitiesErrors, ...documentsErrors, ...dutiesErrors },
  )
  const county = await smallCounty(platform)
  const actor = (permissions: readonly string[], scope: GrantScope) => app.actor({ permissions, scope })
  const worker = actor(assessing, { kind: 'station', station: county.xiaoheStation })
  const supervisor = actor([...assessing, 'assessment.sign'], { kind: 'division', division: xunxian })
  const get = async (url: string, by: Actor = worker) => {
    const answer = await app.server.inject({ method: 'GET', url, headers: app.as(by) })
    return { status: answer.statusCode, body: answer.json() }
  }
  const post = async (url: string, payload: object, by: Actor = worker) => {
    const answer = await app.server.inject({ method: 'POST', url, payload, headers: app.as(by) })
    return { status: answer.statusCode, body: answer.json() }
  }
  const rows = (statement: string, values: unknown[] = []) =>
    asOwner(platform.ownerUrl, async (client) => (await client.query(statement, values)).rows)
  const child = () => county.person({ name: '丁小云', categories: ['KJ'] })
  const file = async (id: Id, by: Actor = worker) => (await get(`/api/risk-files/${id}`, by)).body
  return {
    platform,
    app,
    county,
    actor,
    worker,
    supervisor,
    get,
    post,
    rows,
    child,
    file,
    assess: (person: Id, answers: object, more: object = {}, by: Actor = worker) =>
      post(
        '/api/assessments',
        { id: newId(), person, instrument: 'cri-5', assessedOn: clock.today(), answers, ...more },
        by,
      ),
    /** Sends a command about a file as it is now. */
    change: async (id: Id, path: string, body: object = {}, by: Actor = worker) => {
      const { version } = await file(id, supervisor)
      return post(`/api/risk-files/${id}/${path}`, { id: newId(), version, ...body }, by)
    },
    visit: async (person: Id, more: object = {}, seen = 'person') => {
      const record = newId()
      const answer = await post('/api/visits', {
        id: newId(),
        station: county.xiaoheStation,
        visitedOn: clock.today(),
        method: 'home',
        purpose: 'risk',
        persons: [{ id: record, person, seen }],
        ...more,
      })
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
      return record
    },
    /** Events are heard beside requests; a test waits for them. */
    hear: () => deliverEvents(platform.worker, assessmentSubscribers(platform)),
    turnTo: (on: string) => {
      clock = clockAt(day(on))
    },
    close: async () => {
      await app.server.close()
      await fixed.close()
    },
  }
}

export type AssessmentWorld = Awaited<ReturnType<typeof assessmentWorld>>
