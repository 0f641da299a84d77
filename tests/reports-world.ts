import type { GrantScope } from '../kernel/actor.ts'
import { day } from '../kernel/day.ts'
import { clockAt } from '../platform/server/clock.ts'
import { newId } from '../platform/server/ids.ts'
import { deliverEvents } from '../platform/server/outbox.ts'
import { documentsErrors } from '../rooms/documents/index.ts'
import { dutiesErrors } from '../rooms/duties/errors.ts'
import { dutiesRoutes } from '../rooms/duties/server/index.ts'
import { indicatorsErrors } from '../rooms/indicators/errors.ts'
import { indicatorsRoutes } from '../rooms/indicators/server/index.ts'
import { namesInText } from '../rooms/people/server/index.ts'
import { reportsErrors } from '../rooms/reports/errors.ts'
import {
  keepReportsDue,
  type ReportNeighbours,
  reportsRoutes,
  reportsSubscribers,
} from '../rooms/reports/server/index.ts'
import { testApp } from './app.ts'
import { asOwner, testPlatform } from './database.ts'
import { addVisits, type WorldVisit } from './figures-world.ts'
import { peopleWorld, xunxian } from './people-world.ts'

/** The stations and villages of the people's tests with the routes of reports, on a day that the test moves. */
export async function reportsWorld(neighbours: Partial<ReportNeighbours> = {}) {
  const base = await testPlatform()
  let now = clockAt(day('2023-06-05'))
  const platform = { ...base, clock: { now: () => now.now(), today: () => now.today() } }
  const people = await peopleWorld(platform)
  const holders = new Map<string, string[]>()
  const all: ReportNeighbours = {
    holdersOf: async (permission) => holders.get(permission) ?? [],
    namesInText: (place, text) => namesInText(platform, place, text),
    ...neighbours,
  }
  const app = await testApp(
    platform,
    [...reportsRoutes(platform, all), ...indicatorsRoutes(platform), ...dutiesRoutes(platform)],
    { ...reportsErrors, ...indicatorsErrors, ...documentsErrors, ...dutiesErrors },
  )
  const actor = (permissions: readonly string[], scope: GrantScope | number) =>
    app.actor({
      permissions,
      scope: typeof scope === 'number' ? { kind: 'division', division: scope } : scope,
    })
  const worker = [
    'reports.read',
    'reports.prepare',
    'figures.read',
    'figures.drill',
    'people.read',
    'duties.read',
  ]
  const station = people.stations.xiaohe
  const send = async (
    method: 'GET' | 'POST' | 'PUT',
    by: Parameters<typeof app.as>[0],
    url: string,
    body?: object,
  ) => {
    const answer = await app.server.inject({
      method,
      url,
      headers: app.as(by),
      ...(body ? { payload: body } : {}),
    })
    const type = String(answer.headers['content-type'])
    return {
      status: answer.statusCode,
      // biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects.
      body: (type.includes('json') ? answer.json() : null) as any,
      bytes: answer.rawPayload,
    }
  }
  return {
    platform,
    people,
    app,
    actor,
    station,
    holders,
    social: actor(worker, { kind: 'station', station }),
    head: actor([...worker, 'reports.approve'], { kind: 'station', station }),
    other: actor(worker, { kind: 'station', station: people.stations.weixian }),
    officer: actor([...worker, 'reports.approve'], xunxian),
    on: (text: string) => {
      now = clockAt(day(text))
    },
    add: (visits: readonly WorldVisit[]) => asOwner(platform.ownerUrl, (client) => addVisits(client, visits)),
    owner: <T>(work: Parameters<typeof asOwner<T>>[1]) => asOwner(platform.ownerUrl, work),
    get: (by: Parameters<typeof send>[1], url: string) => send('GET', by, url),
    post: (by: Parameters<typeof send>[1], url: string, body: object = {}) =>
      send('POST', by, url, { id: newId(), ...body }),
    put: (by: Parameters<typeof send>[1], url: string, body: object) =>
      send('PUT', by, url, { id: newId(), ...body }),
    hear: () => deliverEvents(platform.worker, reportsSubscribers(platform, all)),
    round: () => keepReportsDue(platform, all),
    close: async () => {
      await app.server.close()
      await people.app.server.close()
      await base.close()
    },
  }
}

export type ReportsWorld = Awaited<ReturnType<typeof reportsWorld>>
