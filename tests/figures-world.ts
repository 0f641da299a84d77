import type { Client } from 'pg'
import type { Actor, GrantScope } from '../kernel/actor.ts'
import { provinceOf } from '../kernel/division.ts'
import { standingFor } from '../platform/server/command.ts'
import { newId } from '../platform/server/ids.ts'
import { indicatorsErrors } from '../rooms/indicators/errors.ts'
import { indicatorsRoutes } from '../rooms/indicators/server/index.ts'
import { personNames } from '../rooms/people/server/index.ts'
import { testApp } from './app.ts'
import { asOwner, testPlatform } from './database.ts'
import { peopleWorld, xunxian } from './people-world.ts'

/** What a visit of the figures' tests may say; the rest is filled in. */
export type WorldVisit = {
  readonly id?: string
  readonly trip?: string
  readonly person?: string
  readonly ordinal?: number
  readonly household?: string | null
  readonly station: string
  readonly division: number
  readonly on: string
  readonly minutes?: number | null
  readonly method?: string
  readonly purpose?: string
  readonly seen?: string
  readonly categories?: readonly string[]
  readonly urgency?: number
}

/** Puts visit records straight into the table, past all commands, and marks their leaves as a command would. */
export async function addVisits(client: Client, visits: readonly WorldVisit[]): Promise<string[]> {
  const rows = visits.map((visit) => ({
    province: provinceOf(visit.division),
    id: visit.id ?? newId(),
    household_visit: visit.trip ?? newId(),
    person: visit.person ?? newId(),
    person_ordinal: visit.ordinal ?? 1,
    household: visit.household ?? null,
    station: visit.station,
    division: visit.division,
    visited_on: visit.on,
    month: Number(visit.on.slice(0, 4)) * 100 + Number(visit.on.slice(5, 7)),
    minutes: visit.minutes ?? null,
    method: visit.method ?? 'home',
    purpose: visit.purpose ?? 'routine',
    seen: visit.seen ?? 'person',
    categories: visit.categories ?? [],
    urgency: visit.urgency ?? 0,
  }))
  const nobody = '00000000-0000-7000-8000-000000000000'
  await client.query(
    `with written as (
       insert into visit (province, id, household_visit, person, person_ordinal, household, station, division, visited_on,
         month, minutes, method, purpose, seen, categories, urgency, worker, worker_name, recorded_by)
       select province, id, household_visit, person, person_ordinal, household, station, division, visited_on,
         month, minutes, method, purpose, seen, categories, urgency, $2, '测试员', $2
       from jsonb_to_recordset($1::jsonb) as r(province smallint, id uuid, household_visit uuid, person uuid,
         person_ordinal integer, household uuid, station uuid, division bigint, visited_on date, month integer,
         minutes smallint, method text, purpose text, seen text, categories text[], urgency smallint)
       returning station, month, division)
     insert into figure_dirty (station, month, division) select distinct station, month, division from written`,
    [JSON.stringify(rows), nobody],
  )
  return rows.map((row) => row.id)
}

/** People, places and stations of the people's tests, with the routes of the figures over them. */
export async function figuresWorld() {
  const platform = await testPlatform()
  const people = await peopleWorld(platform)
  const app = await testApp(
    platform,
    indicatorsRoutes(platform, (tx, standing, ids) =>
      personNames(tx, standingFor(standing, 'people.read').scope, ids),
    ),
    indicatorsErrors,
  )
  const actor = (permissions: readonly string[], scope: GrantScope | number): Actor =>
    app.actor({
      permissions,
      scope: typeof scope === 'number' ? { kind: 'division', division: scope } : scope,
    })
  return {
    platform,
    people,
    app,
    actor,
    officer: actor(everyFigureRight, xunxian),
    add: (visits: readonly WorldVisit[]) => asOwner(platform.ownerUrl, (client) => addVisits(client, visits)),
    /** Takes records out, as a correction does. */
    reverse: (ids: readonly string[]) =>
      asOwner(platform.ownerUrl, (client) =>
        client.query(
          `with gone as (update visit set reversed_by = id, reversed_at = now() where id = any($1::uuid[]) returning station, month, division)
           insert into figure_dirty (station, month, division) select distinct station, month, division from gone`,
          [ids],
        ),
      ),
    ask: async (by: Actor, path: string, query: Readonly<Record<string, string | number>>) => {
      const text = new URLSearchParams(
        Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
      )
      const answer = await app.server.inject({ method: 'GET', url: `${path}?${text}`, headers: app.as(by) })
      return { status: answer.statusCode, body: answer.json() as Answer }
    },
    close: async () => {
      await app.server.close()
      await people.app.server.close()
      await platform.close()
    },
  }
}

export type FiguresWorld = Awaited<ReturnType<typeof figuresWorld>>

export const everyFigureRight = ['figures.read', 'figures.drill', 'people.read', 'people.read-sensitive']

// biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects.
type Answer = any
