import type { Actor, GrantScope } from '../kernel/actor.ts'
import { newId } from '../platform/server/ids.ts'
import { activitiesErrors } from '../rooms/activities/errors.ts'
import { activitiesRoutes } from '../rooms/activities/server/index.ts'
import { documentsErrors } from '../rooms/documents/errors.ts'
import { dutiesErrors } from '../rooms/duties/errors.ts'
import { dutiesRoutes } from '../rooms/duties/server/index.ts'
import { indicatorsErrors } from '../rooms/indicators/errors.ts'
import { indicatorsRoutes } from '../rooms/indicators/server/index.ts'
import { testApp } from './app.ts'
import { asOwner, testPlatform } from './database.ts'
import { type SmallCounty, smallCounty, xunxian } from './small-county.ts'
import { everyday } from './visits-world.ts'

const officerRights = [...everyday, 'activities.correct', 'figures.read', 'figures.drill', 'people.export']

/** A small county with activities, classes, duties and figures; a worker of each of its two stations, and an officer. */
export async function activitiesWorld() {
  const platform = await testPlatform()
  const app = await testApp(
    platform,
    [
      ...activitiesRoutes(platform),
      ...dutiesRoutes(platform),
      ...indicatorsRoutes(platform, async () => new Map()),
    ],
    { ...activitiesErrors, ...documentsErrors, ...dutiesErrors, ...indicatorsErrors },
  )
  const county = await smallCounty(platform)
  await asOwner(platform.ownerUrl, async (client) => {
    for (const [code, name, level, parent] of divisions) {
      await client.query(
        `insert into division (code, name, level, parent, pinyin, initials, grams) values ($1, $2, $3, $4, 'x', 'x', '{}')
         on conflict do nothing`,
        [code, name, level, parent],
      )
    }
  })
  const actor = (permissions: readonly string[], scope: GrantScope) => app.actor({ permissions, scope })
  const at = (station: string) => actor(everyday, { kind: 'station', station })
  const worker = at(county.xiaoheStation)
  const send = async (
    by: Actor,
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    payload?: object,
  ): Promise<{ status: number; body: Answer }> => {
    const answer = await app.server.inject({
      method,
      url,
      headers: app.as(by),
      ...(payload ? { payload } : {}),
    })
    const json = String(answer.headers['content-type']).includes('json')
    return { status: answer.statusCode, body: json ? answer.json() : answer.body }
  }
  const world = {
    platform,
    app,
    county,
    worker,
    partner: at(county.shantangStation),
    officer: actor(officerRights, { kind: 'division', division: xunxian }),
    actor,
    send,
    get: (url: string, by: Actor = worker) => send(by, 'GET', url),
    post: (url: string, payload: object, by: Actor = worker) => send(by, 'POST', url, payload),
    rows: (statement: string, values: unknown[] = []) =>
      asOwner(platform.ownerUrl, async (client) => (await client.query(statement, values)).rows),
    /** Plans an activity and answers its id. */
    plan: async (more: object = {}, by: Actor = worker): Promise<string> => {
      const id = newId()
      const answer = await send(by, 'POST', '/api/activities', { id, ...activityFacts(county), ...more })
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
      return id
    },
    hold: async (id: string, more: object = {}, by: Actor = worker) => {
      const { version } = (await send(by, 'GET', `/api/activities/${id}`)).body
      return send(by, 'POST', `/api/activities/${id}/holding`, { id: newId(), version, ...more })
    },
    signIn: (id: string, lines: readonly object[], by: Actor = worker, more: object = {}) =>
      send(by, 'POST', `/api/activities/${id}/sign-ins`, {
        id: newId(),
        lines: lines.map((line) => ({ id: newId(), ...line })),
        ...more,
      }),
    /** One figure at a node, as a reader of the county sees it. */
    figure: async (measure: string, node: string | number, period = '2023-11'): Promise<number> => {
      const url = `/api/figures?measures=${measure}&node=${node}&period=${period}`
      const asked = await send(world.officer, 'GET', url)
      if (asked.status !== 200) throw new Error(JSON.stringify(asked.body))
      return asked.body.figures[0].value
    },
    records: async (measure: string, node: string | number, period = '2023-11') =>
      (
        await send(
          world.officer,
          'GET',
          `/api/figures/records?measure=${measure}&node=${node}&period=${period}`,
        )
      ).body,
    close: async () => {
      await app.server.close()
      await platform.close()
    },
  }
  return world
}

export type ActivitiesWorld = Awaited<ReturnType<typeof activitiesWorld>>

const divisions: readonly [number, string, number, number | null][] = [
  [0, '中国', 0, null],
  [410000000000, '河南省', 1, 0],
  [410600000000, '鹤壁市', 2, 410000000000],
  [410621000000, '浚县', 3, 410600000000],
  [410621105000, '小河镇', 4, 410621000000],
  [410621101000, '善堂镇', 4, 410621000000],
]

/** What every activity of these tests has unless it says otherwise. */
export const activityFacts = (county: SmallCounty) => ({
  title: '关爱儿童守护未来',
  themeDay: '世界儿童日',
  kind: 'parent-child',
  field: 'child-welfare',
  startsOn: '2023-11-20',
  startsAt: '14:00',
  endsAt: '16:00',
  place: '小河镇文化广场',
  station: county.xiaoheStation,
  safetyPlan: '入口两名志愿者，医药箱一个',
})

// biome-ignore lint/suspicious/noExplicitAny: a test reads the answer it expects.
type Answer = any
