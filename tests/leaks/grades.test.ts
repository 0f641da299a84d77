import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actingAs } from '../../apps/cli/demo/acting.ts'
import type { Route } from '../../kernel/contract.ts'
import { newId } from '../../platform/server/ids.ts'
import { permissionCodes, permissionsOf, type RoleCode, roleCodes } from '../../rooms/access/index.ts'
import { assessmentsContract, riskFilesContract } from '../../rooms/assessment/contract.ts'
import { peopleContract } from '../../rooms/people/contract.ts'
import { red } from '../assessment-world.ts'
import { rowsOfWorkbook } from '../fixtures/workbook-rows.ts'
import { leakWorld } from './world.ts'

const county = 410621000000
const village = 410621105201

let world: Awaited<ReturnType<typeof leakWorld>>
let file: string
let person: string

/** A child with a grade, a trigger and reasons, by words that stand nowhere else. */
beforeAll(async () => {
  world = await leakWorld()
  const acting = actingAs(world.platform, world.routes, {
    account: newId(),
    name: '布置',
    permissions: permissionCodes,
    division: county,
  })
  person = newId()
  await acting(peopleContract.register, {
    body: {
      id: newId(),
      person,
      station: world.stations[0]?.id,
      division: village,
      registeredOn: '2022-05-05',
      fields: {
        name: '端木小七',
        birth: '2015-02-03',
        identityKind: 'none',
        noIdentityReason: 'number-not-told',
      },
      categories: [{ category: 'KJ', from: '2022-05-05' }],
    } as never,
  })
  const made = await acting(assessmentsContract.record, {
    body: {
      id: newId(),
      person,
      instrument: 'cri-5',
      assessedOn: '2023-12-20',
      reason: 'first',
      answers: red,
      triggers: [{ code: 'H12', note: '情形暗语' }],
    } as never,
  })
  file = made.file ?? ''
  const { version } = await acting(riskFilesContract.one, { params: { id: file }, body: undefined as never })
  await acting(riskFilesContract.note, {
    params: { id: file },
    body: { id: newId(), version, kind: 'joint-plan', note: '计划暗语', writtenOn: '2023-12-21' } as never,
  })
})
afterAll(async () => {
  await world.app.server.close()
  await world.close()
})

const marks = ['红（高风险）', 'Red (high risk)', '"red"', '情形暗语', '计划暗语', 'H12']

const ownRoom = (path: string): boolean => /^\/api\/(assessments|risk-files|instruments|surveys)/.test(path)

const reading = (): Route[] => world.routes.map(({ route }) => route).filter(({ method }) => method === 'GET')

/** Every GET of the product about this child and its county, with the filters that could draw it out. */
function urlsOf(route: Route): string[] {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    name === 'station'
      ? (world.stations[0]?.id ?? '')
      : name === 'code'
        ? String(village)
        : /^\/api\/risk-files/.test(route.path)
          ? file
          : person,
  )
  const known = Object.keys(route.query?.shape ?? {})
  const asked: Record<string, string> = {
    search: '端木',
    person,
    division: String(county),
    node: '410621',
    period: '2023-12',
    measure: 'assessments',
    by: 'reason',
    from: '2023-01',
    to: '2023-12',
    month: '2023-12',
    within: '410621',
    text: '端木',
    other: newId(),
  }
  const query = new URLSearchParams(
    known.flatMap((name): [string, string][] => (asked[name] ? [[name, asked[name]]] : [])),
  )
  return [path, `${path}?${query}`]
}

async function shownBy(url: string, header: Record<string, string>): Promise<string> {
  const answer = await world.app.server.inject({ method: 'GET', url, headers: header })
  if (!String(answer.headers['content-type']).includes('spreadsheetml')) return answer.body
  return JSON.stringify(await rowsOfWorkbook(answer.rawPayload))
}

const readers = (): readonly RoleCode[] =>
  roleCodes.filter((role) => permissionsOf(role).includes('assessment.read'))

describe('S16.A4: a grade', () => {
  it('reaches no role that may not read assessments, by any route, search, export, figure or trail', async () => {
    for (const role of roleCodes.filter((one) => !readers().includes(one))) {
      const actor = world.app.actor({
        role,
        scope: { kind: 'division', division: county },
        permissions: permissionsOf(role),
      })
      for (const url of reading().flatMap(urlsOf)) {
        const shown = await shownBy(url, world.app.as(actor))
        const leaked = marks.filter((one) => !url.includes(one) && shown.includes(one))
        if (leaked.length > 0) expect.fail(`${role} reads ${leaked} at ${url}`)
      }
    }
  }, 300_000)

  it('is shown to those who may read it, and to them by its own room alone: no list, print, export, duty or figure', async () => {
    expect(readers()).toEqual([
      'social-worker',
      'child-supervisor',
      'station-head',
      'supervisor',
      'county-officer',
    ])
    const actor = world.app.actor({
      scope: { kind: 'division', division: county },
      permissions: permissionCodes,
    })
    let seen = 0
    for (const route of reading()) {
      for (const url of urlsOf(route)) {
        const shown = await shownBy(url, world.app.as(actor))
        if (ownRoom(route.path)) seen += shown.includes('红（高风险）') ? 1 : 0
        else for (const mark of marks) expect(shown.includes(mark), `${mark} at ${url}`).toBe(false)
      }
    }
    expect(seen).toBeGreaterThan(2)
  }, 300_000)

  it('cannot be counted out of the duties of the file: who may not read it sees neither how many there are nor their days', async () => {
    const at = { kind: 'division', division: village } as const
    const shown = async (role: RoleCode, url: string) =>
      (
        await world.app.server.inject({
          method: 'GET',
          url,
          headers: world.app.as(world.app.actor({ role, scope: at, permissions: permissionsOf(role) })),
        })
      ).json()
    const supervisor = await shown('child-supervisor', `/api/duties?person=${person}`)
    expect(supervisor.items.length).toBeGreaterThan(3)
    const duty = supervisor.items[0].id
    expect(supervisor.items.every(({ printed }: { printed: boolean }) => !printed)).toBe(true)
    // A timeline is printed: what is owed by a grade stands on nobody's.
    const timeline = await shown('child-supervisor', `/api/people/${person}/timeline`)
    expect(JSON.stringify(timeline)).not.toContain('联合计划')
    for (const role of ['child-director', 'relief-adviser', 'elder-worker'] as const) {
      expect((await shown(role, `/api/duties?person=${person}`)).items, role).toEqual([])
      const { overdue, today, later, escalated } = await shown(role, `/api/duties/counts?person=${person}`)
      expect([overdue, today, later, escalated], role).toEqual([0, 0, 0, 0])
      expect((await shown(role, `/api/duties/${duty}`)).code, role).toBe('not-found')
      const told = (await shown(role, `/api/people/${person}/timeline`)) as {
        items: readonly { kind: string }[]
      }
      expect(told.items.filter(({ kind }) => kind === 'duty')).toEqual([])
    }
  })

  it('stands in no event, duty, command of others or line of the trail', async () => {
    const { rows } = await world.platform.worker.pool.query<{ told: string }>(
      `select o.data::text as told from outbox o union all select d.title || d.kind || d.urgency from duty d
       union all select a.action || a.detail::text from audit_line a`,
    )
    expect(rows.length).toBeGreaterThan(20)
    for (const { told } of rows) expect(told).not.toMatch(/红|橙|蓝|"?\b(red|orange|blue)\b"?/)
  })
})
