import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allRoutes } from '../../apps/server/compose.ts'
import { allErrors } from '../../apps/server/errors.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Route } from '../../kernel/contract.ts'
import { nation } from '../../kernel/division.ts'
import type { Implemented } from '../../platform/server/http/routes.ts'
import { newId } from '../../platform/server/ids.ts'
import { permissionCodes, permissionsOf, type RoleCode, roleCodes } from '../../rooms/access/index.ts'
import { type TestApp, testApp } from '../app.ts'
import { testPlatform } from '../database.ts'
import { childOf, dongbao, type JuvenileWorld, juvenileWorld } from '../juvenile-world.ts'

type Hidden = { readonly id: string; readonly number: string; readonly marks: readonly string[] }

let world: JuvenileWorld
let routes: readonly Implemented[]
let app: TestApp
/** One that is open to two and the keeper, and one that is sealed for everybody. */
let ungranted: Hidden
let sealed: Hidden

beforeAll(async () => {
  const platform = await testPlatform()
  world = await juvenileWorld(platform)
  routes = allRoutes(platform)
  app = await testApp(platform, routes, allErrors)
  const hidden = async (at: number): Promise<Hidden> => {
    const id = await world.reported(at)
    await world.post(`/files/${id}/tasks`, world.first, { kind: 'attendance', dueOn: '2024-01-15' })
    const { number } = (await world.get(`/files/${id}`, world.keeper)).body
    const { name, idNumber, guardianName, guardianPhone, address } = childOf(at)
    return {
      id,
      number,
      marks: [
        id,
        number,
        name,
        idNumber,
        guardianName,
        guardianPhone,
        address,
        `盗窃电动车${at}`,
        `东检未[2023]${at}号`,
      ],
    }
  }
  ungranted = await hidden(501)
  sealed = await hidden(502)
  await world.sealed(sealed.id)
  await world.post('/access-requests', world.second, {
    number: sealed.number,
    grounds: '核实',
    basis: '第二百八十六条',
  })
})

afterAll(async () => {
  await app.server.close()
  await world.app.server.close()
  await world.platform.close()
})

const reading = () => routes.map(({ route }) => route).filter((route) => route.method === 'GET')

/** The address of a route with every id in its path being that of a hidden file, and every question it takes. */
function addresses(route: Route, hidden: Hidden): string[] {
  const path = route.path
    .replace(/:code\b/, String(dongbao))
    .replace(/:body\b/, 'education')
    .replace(/:\w+/g, hidden.id)
  const known = Object.keys(route.query?.shape ?? {})
  const asked: Record<string, string> = {
    search: hidden.marks[2] as string,
    q: hidden.marks[2] as string,
    text: hidden.marks[2] as string,
    person: hidden.id,
    subject: hidden.id,
    number: hidden.number,
    division: String(dongbao),
    within: String(dongbao),
    node: '420802',
    period: '2023',
  }
  const questions = known.filter((name) => name in asked)
  const one = (name: string) => new URLSearchParams([[name, asked[name] as string]])
  return [path, ...questions.map((name) => `${path}?${one(name)}`), `${path}?limit=200`]
}

const ask = (actor: Actor, url: string) => app.server.inject({ method: 'GET', url, headers: app.as(actor) })

/**
 * What the reader or an earlier one of this test typed himself: who decides on a request reads what was typed into it, whether
 * there is such a file or not, and the trail keeps by which id somebody asked. That the room's own lines name none is asked below.
 */
const isTyped = (url: string, mark: string, hidden: Hidden): boolean =>
  (url.startsWith('/api/juvenile/access-requests') && mark === hidden.number) ||
  (url.startsWith('/api/audit') && mark === hidden.id)

/** Asks every reading route by all that each of these files could be found with; what an answer tells of any of them. */
const leaksTo = async (actor: Actor, ...files: readonly Hidden[]) => {
  const leaks: string[] = []
  for (const route of reading()) {
    for (const url of new Set(files.flatMap((hidden) => addresses(route, hidden)))) {
      const answer = await ask(actor, url)
      if (answer.statusCode >= 500) leaks.push(`${url} broke`)
      for (const hidden of files)
        for (const mark of hidden.marks)
          if (
            answer.body.includes(mark) &&
            !decodeURIComponent(url).includes(mark) &&
            !isTyped(url, mark, hidden)
          )
            leaks.push(`${url} tells ${mark}`)
    }
  }
  return leaks
}

const inRole = (role: RoleCode, division = dongbao): Actor =>
  app.actor({ role, permissions: permissionsOf(role), scope: { kind: 'division', division } })

describe('a file of a minor involved in a case', () => {
  // A role each: all of them together ask some thousands of addresses.
  it.each(roleCodes)(
    'S17.A3: sealed, is told to nobody in the role %s, and not granted to none but the keeper, by any reading route, search, filter, count or export',
    async (role) => {
      const files = role === 'juvenile-keeper' ? [sealed] : [sealed, ungranted]
      expect(await leaksTo(inRole(role), ...files)).toEqual([])
    },
    300_000,
  )

  it('sealed, is told to nobody who holds every permission over the whole country', async () => {
    const everything = app.actor({
      permissions: permissionCodes,
      scope: { kind: 'division', division: nation },
    })
    expect(await leaksTo(everything, sealed)).toEqual([])
  }, 300_000)

  it('sealed, is told neither to the two who wrote it, nor to the keeper, the procuratorate or the body with the task', async () => {
    const own = reading().filter(({ path }) => path.startsWith('/api/juvenile'))
    for (const actor of [
      world.first,
      world.second,
      world.keeper,
      world.otherKeeper,
      world.prosecutor,
      world.bureau,
    ]) {
      for (const url of own.flatMap((route) => addresses(route, sealed))) {
        const answer = await world.app.server.inject({ method: 'GET', url, headers: world.app.as(actor) })
        // Whoever asked for the file reads the own request again.
        const asked =
          url.includes('access-requests') && [world.second, world.keeper, world.otherKeeper].includes(actor)
        for (const mark of sealed.marks.filter((one) => !(asked && one === sealed.number)))
          if (!decodeURIComponent(url).includes(mark))
            expect(answer.body.includes(mark), `${url} tells ${mark}`).toBe(false)
      }
    }
  })

  it('is answered for exactly as one that does not exist, by every route that takes its id', async () => {
    const actors = [
      inRole('juvenile-worker'),
      inRole('juvenile-keeper'),
      inRole('procuratorate'),
      inRole('partner'),
    ]
    const nobody = newId()
    const told = (answer: { statusCode: number; body: string }, id: string) =>
      `${answer.statusCode} ${answer.body.replaceAll(id, '').replace(/"reference":"[^"]*"/, '')}`
    for (const actor of actors) {
      for (const { route } of routes.filter(
        ({ route: one }) => one.path.startsWith('/api/juvenile') && /:id/.test(one.path),
      )) {
        const send = (id: string) =>
          app.server.inject({
            method: route.method,
            url: route.path.replace(':chapter', 'family').replace(/:\w+/g, id),
            headers: app.as(actor),
            ...(route.method === 'GET' ? {} : { payload: { id: nobody, version: 1 } }),
          })
        expect(told(await send(sealed.id), sealed.id), `${route.method} ${route.path}`).toBe(
          told(await send(nobody), nobody),
        )
      }
    }
  })

  it('takes no longer to be refused than one that does not exist', async () => {
    const worker = inRole('juvenile-worker')
    const time = async (id: string) => {
      const began = performance.now()
      await ask(worker, `/api/juvenile/files/${id}`)
      return performance.now() - began
    }
    const median = (times: number[]) =>
      times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] as number
    const [hidden, absent]: [number[], number[]] = [[], []]
    for (let n = 0; n < 40; n += 1) {
      hidden.push(await time(sealed.id))
      absent.push(await time(newId()))
    }
    // Both find no row by the same index; the machine's own noise is larger than what this allows.
    expect(Math.abs(median(hidden) - median(absent))).toBeLessThan(Math.max(5, median(absent)))
  })

  it('leaves no line in the trail that names it, and none that tells whether a sealed one was there', async () => {
    const lines = await world.rows(
      "select subject, detail::text as detail from audit_line where action like 'juvenile.%'",
    )
    expect(lines.length).toBeGreaterThan(20)
    for (const { subject, detail } of lines) {
      if (detail.includes('body')) continue
      expect(subject).toBeNull()
      for (const mark of [...sealed.marks, ...ungranted.marks]) expect(detail).not.toContain(mark)
    }
    const kept = await world.rows('select answer::text as answer from command_log')
    for (const { answer } of kept)
      for (const mark of [...sealed.marks, ...ungranted.marks].filter(
        (one) => !/^[0-9a-f-]{36}$|^SW-/.test(one),
      ))
        expect(String(answer)).not.toContain(mark)
    expect(await world.rows("select from outbox where name like 'juvenile.%'")).toEqual([])
    expect(await world.rows("select from duty where subject_room = 'juvenile'")).toEqual([])
  })
})
