import type { Actor, GrantScope } from '../kernel/actor.ts'
import { day } from '../kernel/day.ts'
import { newId } from '../platform/server/ids.ts'
import { documentsErrors } from '../rooms/documents/index.ts'
import { organisationsErrors } from '../rooms/organisations/errors.ts'
import { organisationsRoutes } from '../rooms/organisations/server/index.ts'
import { checkDigitOf } from '../rooms/people/index.ts'
import { loadDivisions } from '../rooms/regions/server/index.ts'
import { workforceErrors } from '../rooms/workforce/errors.ts'
import { workforceRoutes } from '../rooms/workforce/server/index.ts'
import { testApp } from './app.ts'
import { asOwner, testPlatform } from './database.ts'

export const nanhai = 440605000000

/** An invented identity number: the address code 99 was never given to a place. */
export const numberOf = (at: number, birth = '19980203'): string => {
  const body = `990605${birth}${String(101 + at * 2)}`
  return body + checkDigitOf(body)
}

/** Nanhai on the last day of January 2019: an agency with a student, a supervisor and an office, and the district. */
export async function practicumWorld(today = '2019-01-31') {
  const platform = await testPlatform(day(today))
  await loadDivisions(platform.worker.pool, { only: [nanhai] })
  const bodies: Record<string, { account: string; name: string; permission: string }[]> = {}
  const neighbours = {
    holdersOf: async () => [],
    volunteersOf: async () => new Map(),
    accountsOfBody: async (organisation: string, permission: string) =>
      (bodies[organisation] ?? []).filter((one) => one.permission === permission),
  }
  const app = await testApp(
    platform,
    [...organisationsRoutes(platform), ...workforceRoutes(platform, neighbours)],
    {
      ...documentsErrors,
      ...organisationsErrors,
      ...workforceErrors,
    },
  )
  const actor = (permissions: readonly string[], scope: GrantScope) => app.actor({ permissions, scope })
  const officer = actor(
    [
      'practicum.read',
      'practicum.write',
      'practicum.void',
      'organisations.read',
      'organisations.write',
      'workforce.read',
      'workforce.write',
    ],
    { kind: 'division', division: nanhai },
  )
  const send = (method: 'GET' | 'POST' | 'PUT') => async (url: string, payload: object | null, by: Actor) => {
    const answer = await app.server.inject({
      method,
      url,
      headers: app.as(by),
      ...(payload ? { payload } : {}),
    })
    const json = String(answer.headers['content-type']).includes('json')
    return { status: answer.statusCode, body: json ? answer.json() : null, bytes: answer.rawPayload }
  }
  const [get, post, put] = [send('GET'), send('POST'), send('PUT')]

  /** An agency with accounts of its own. */
  async function agency(name: string) {
    const organisation = newId()
    await post(
      '/api/organisations',
      { id: newId(), organisation, name, kind: 'agency', division: nanhai, establishedOn: '2010-01-01' },
      officer,
    )
    const scope = { kind: 'organisation' as const, organisation }
    const student = actor(['practicum.log'], scope)
    const supervisor = actor(['practicum.read', 'practicum.write', 'practicum.sign'], scope)
    const office = actor(['practicum.read', 'practicum.write'], scope)
    bodies[organisation] = [
      { account: student.account, name: '实习生', permission: 'practicum.log' },
      { account: supervisor.account, name: '督导', permission: 'practicum.sign' },
    ]
    return { organisation, student, supervisor, office }
  }
  type Agency = Awaited<ReturnType<typeof agency>>

  /** A student placed in an agency. */
  async function placed(at: Agency, more: object = {}, by: Actor = at.office) {
    const answer = await post(
      '/api/practicum/placements',
      {
        id: newId(),
        placement: newId(),
        student: newId(),
        organisation: at.organisation,
        name: '林实习',
        idNumber: numberOf(0),
        school: '华南示例大学',
        major: '社会工作',
        socialWorkMajor: true,
        degree: 'bachelor',
        mode: 'full-time',
        enrolledFrom: '2016-09-01',
        enrolledTo: '2020-06-30',
        household: nanhai,
        supervisor: at.supervisor.account,
        studentAccount: at.student.account,
        from: '2018-03-01',
        to: '2018-06-30',
        ...more,
      },
      by,
    )
    return answer
  }
  return {
    platform,
    app,
    officer,
    actor,
    get: (url: string, by: Actor) => get(url, null, by),
    post,
    put,
    agency,
    placed,
    log: (placement: string, workedOn: string, minutes: number, by: Actor) =>
      post(
        `/api/practicum/mine/${placement}/lines`,
        { id: newId(), workedOn, minutes, content: '走访与记录' },
        by,
      ),
    sign: (placement: string, lines: string[], by: Actor) =>
      post(`/api/practicum/placements/${placement}/signing`, { id: newId(), lines }, by),
    rows: (statement: string, values: unknown[] = []) =>
      asOwner(platform.ownerUrl, async (client) => (await client.query(statement, values)).rows),
    close: async () => {
      await app.server.close()
      await platform.close()
    },
  }
}
export type PracticumWorld = Awaited<ReturnType<typeof practicumWorld>>
