import { type Actor, covers, type GrantScope, scopeOf } from '../kernel/actor.ts'
import { type Day, day } from '../kernel/day.ts'
import { clockAt } from '../platform/server/clock.ts'
import { newId } from '../platform/server/ids.ts'
import { documentsErrors } from '../rooms/documents/errors.ts'
import { intakeErrors } from '../rooms/intake/errors.ts'
import { intakeRoutes, type TaskNeighbours } from '../rooms/intake/server/index.ts'
import { type TestApp, testApp } from './app.ts'
import { asOwner, testPlatform } from './database.ts'
import { everything, neighbour, peopleWorld, villages, xunxian } from './people-world.ts'

/** What a station worker may do with tasks and the files behind them. */
const giving = [...everything, 'tasks.read', 'tasks.act', 'tasks.give']
export const ofBody = ['tasks.read', 'tasks.act']

// Eight by eight pixels.
const picture = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAIAAgDAREAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABgQAAIDAAAAAAAAAAAAAAAAAAAEBSEx/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAL/xAAXEQADAQAAAAAAAAAAAAAAAAAAAgQD/9oADAMBAAIRAxEAPwAVo/KKfYTUH//Z',
  'base64',
)

const bodies = ['浚县妇女联合会', '浚县人民医院', '浚县残疾人联合会'] as const

/**
 * Two stations with people, three bodies with accounts, an adviser, the county and the county next door. Everybody may
 * be asked on another day as well: `on(day)` is the same world then.
 */
export async function tasksWorld() {
  const platform = await testPlatform()
  const people = await peopleWorld(platform)
  const organisations = bodies.map(() => newId()) as [string, string, string]
  await asOwner(platform.ownerUrl, async (client) => {
    for (const [at, name] of bodies.entries())
      await client.query(
        `insert into organisation (province, id, name, pinyin, initials, kind, division, established_on, created_by)
         values (41, $1, $2, 'x', 'x', 'partner', $3, '2010-01-01', $1)`,
        [organisations[at], name, xunxian],
      )
  })
  const actors: Actor[] = []
  const neighbours: TaskNeighbours = {
    advisersAt: async (placed, today) =>
      actors
        .filter((actor) => actor.grants.some(({ role }) => role === 'relief-adviser'))
        .filter((actor) => covers(scopeOf(actor, 'tasks.act', today), placed))
        .map(({ account, name }) => ({ account, name })),
    signsIn: async (organisation) => organisation !== organisations[2],
  }
  const errors = { ...intakeErrors, ...documentsErrors }
  const apps = new Map<string, TestApp>()
  const appOn = async (today: Day): Promise<TestApp> => {
    const known = apps.get(today)
    if (known) return known
    const then = { ...platform, clock: clockAt(today) }
    const app = await testApp(then, intakeRoutes(then, undefined, neighbours), errors)
    apps.set(today, app)
    return app
  }
  const first = await appOn(platform.clock.today())
  const actor = (scope: GrantScope, permissions: readonly string[], role = 'test') => {
    const made = first.actor({ permissions, scope, role })
    actors.push(made)
    return made
  }
  const body = (at: 0 | 1 | 2) => actor({ kind: 'organisation', organisation: organisations[at] }, ofBody)
  const send = async (
    by: Actor,
    method: 'GET' | 'POST',
    url: string,
    payload?: object,
    today: Day = platform.clock.today(),
  ) => {
    const app = await appOn(today)
    // An actor of the first day is known to every later one.
    const who = today === platform.clock.today() ? by : await known(app, by)
    const answer = await app.server.inject({
      method,
      url,
      headers: app.as(who),
      ...(payload ? { payload } : {}),
    })
    const text = answer.payload
    return {
      status: answer.statusCode,
      text,
      bytes: answer.rawPayload,
      // biome-ignore lint/suspicious/noExplicitAny: a test reads what the contract promises
      body: (text.startsWith('{') ? JSON.parse(text) : null) as any,
    }
  }
  const doubles = new Map<string, Actor>()
  async function known(app: TestApp, by: Actor): Promise<Actor> {
    const key = `${[...apps].find(([, one]) => one === app)?.[0]} ${by.account}`
    const made =
      doubles.get(key) ??
      Object.assign(
        app.actor(...by.grants.map(({ permissions, scope, role }) => ({ permissions, scope, role }))),
        {
          name: by.name,
        },
      )
    doubles.set(key, made)
    return made
  }
  const station = (id: string): GrantScope => ({ kind: 'station', station: id })
  const world = {
    platform,
    people,
    organisations,
    worker: actor(station(people.stations.xiaohe), giving),
    elsewhere: actor(station(people.stations.weixian), giving),
    officer: actor({ kind: 'division', division: xunxian }, giving),
    nextDoor: actor({ kind: 'division', division: neighbour }, giving),
    women: body(0),
    womenToo: body(0),
    hospital: body(1),
    adviser: actor({ kind: 'division', division: xunxian }, ofBody, 'relief-adviser'),
    otherAdviser: actor({ kind: 'division', division: xunxian }, ofBody, 'relief-adviser'),
    /** Holds a grant over the whole county as a partner: the old way, which opens nothing. */
    roaming: actor({ kind: 'division', division: xunxian }, ofBody),
    actor,
    send,
    on: (text: string) => day(text),
    person: (name: string, birth: string, more: object = {}) =>
      people.person({
        station: people.stations.xiaohe,
        division: villages.zhangzhuang,
        registeredOn: '2023-01-05',
        fields: { name, birth, sex: 2, noIdentityReason: 'number-not-told', phone: '13803920001', ...more },
      }),
    /** Gives a task of the worker's station; what is left out is filled in. */
    give: (more: object = {}, by?: Actor, today?: Day) => {
      const task = newId()
      return send(
        by ?? world.worker,
        'POST',
        '/api/tasks',
        { id: newId(), task, ...asked(world, more) },
        today,
      )
    },
    /** Sends a small photo as a browser does, under a name that says who is on it. */
    photo: async (by: Actor, url: string, fields: Readonly<Record<string, string>>, bytes = picture) => {
      const boundary = 'boundary-of-the-test'
      const parts = Object.entries(fields).map(
        ([name, value]) =>
          `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      )
      const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`
      const answer = await first.server.inject({
        method: 'POST',
        url,
        headers: { ...first.as(by), 'content-type': `multipart/form-data; boundary=${boundary}` },
        payload: Buffer.concat([
          Buffer.from(parts.join('') + head),
          bytes,
          Buffer.from(`\r\n--${boundary}--\r\n`),
        ]),
      })
      return { status: answer.statusCode, body: answer.json() }
    },
    close: async () => {
      for (const app of apps.values()) await app.server.close()
      await people.app.server.close()
      await platform.close()
    },
  }
  return world
}

type Stations = {
  readonly people: { readonly stations: { readonly xiaohe: string } }
  readonly organisations: readonly string[]
}

/** A task without anything personal, for the women's federation. */
export const asked = ({ people, organisations }: Stations, more: object = {}) => ({
  title: '课后照看',
  asked: '请安排每周三下午的课后照看',
  station: people.stations.xiaohe,
  body: { organisation: organisations[0] },
  handOver: { purpose: '安排课后照看', data: [], legalBasis: 'no-personal-data' },
  ...more,
})

export type TasksWorld = Awaited<ReturnType<typeof tasksWorld>>
