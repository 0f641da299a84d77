import type { Actor, GrantScope } from '../kernel/actor.ts'
import type { Id } from '../kernel/id.ts'
import { newId } from '../platform/server/ids.ts'
import { activitiesErrors } from '../rooms/activities/errors.ts'
import { activitiesRoutes } from '../rooms/activities/server/index.ts'
import { documentsErrors } from '../rooms/documents/index.ts'
import { dutiesErrors } from '../rooms/duties/errors.ts'
import { dutiesRoutes } from '../rooms/duties/server/index.ts'
import { type TestApp, testApp } from './app.ts'
import { asOwner, type TestPlatform, testPlatform } from './database.ts'
import { type SmallCounty, smallCounty } from './small-county.ts'

/** What a social worker may do every day with visits, without the right to correct others'. */
export const everyday = [
  'activities.read',
  'activities.record',
  'people.read',
  'people.read-sensitive',
  'duties.read',
  'duties.write',
]

/** A small county with the routes of visits and duties, and a social worker of 小河镇 on 29 December 2023. */
export async function visitsWorld() {
  const platform = await testPlatform()
  const app = await testApp(platform, [...activitiesRoutes(platform), ...dutiesRoutes(platform)], {
    ...activitiesErrors,
    ...documentsErrors,
    ...dutiesErrors,
  })
  const county = await smallCounty(platform)
  const actor = (permissions: readonly string[], scope: GrantScope) => app.actor({ permissions, scope })
  const worker = actor(everyday, { kind: 'station', station: county.xiaoheStation })
  return {
    platform,
    app,
    county,
    worker,
    actor,
    ...requests(app, worker),
    /** The counting records of a trip, as the figures read them. */
    counted: (trip: Id) => rowsOf(platform, 'select * from figures_visit where household_visit = $1', [trip]),
    rows: (statement: string, values: unknown[] = []) => rowsOf(platform, statement, values),
    served: (person: Id, more: object = {}) => ({ id: newId(), person, seen: 'person', ...more }),
    trip: (persons: readonly object[], more: object = {}) => ({
      ...tripFacts(county),
      id: newId(),
      persons,
      ...more,
    }),
    close: async () => {
      await app.server.close()
      await platform.close()
    },
  }
}

export type VisitsWorld = Awaited<ReturnType<typeof visitsWorld>>

/** What every trip of these tests has unless it says otherwise. */
export const tripFacts = (county: SmallCounty) => ({
  station: county.xiaoheStation,
  visitedOn: '2023-12-28',
  startedAt: '09:00',
  endedAt: '09:40',
  method: 'home',
  purpose: 'routine',
})

function requests(app: TestApp, worker: Actor) {
  return {
    get: (url: string, actor: Actor = worker) =>
      app.server.inject({ method: 'GET', url, headers: app.as(actor) }),
    post: (url: string, payload: object, actor: Actor = worker) =>
      app.server.inject({ method: 'POST', url, headers: app.as(actor), payload }),
    record: (payload: object, actor: Actor = worker) =>
      app.server.inject({ method: 'POST', url: '/api/visits', headers: app.as(actor), payload }),
  }
}

const rowsOf = (platform: TestPlatform, statement: string, values: unknown[]) =>
  asOwner(platform.ownerUrl, async (client) => (await client.query(statement, values)).rows)
