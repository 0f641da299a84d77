import type { Actor, GrantScope } from '../kernel/actor.ts'
import { connect } from '../platform/server/database/connect.ts'
import { newId } from '../platform/server/ids.ts'
import { intakeErrors } from '../rooms/intake/errors.ts'
import { type IntakeNeighbours, intakeRoutes } from '../rooms/intake/server/index.ts'
import { peopleErrors } from '../rooms/people/errors.ts'
import { loadDivisions } from '../rooms/regions/server/index.ts'
import { testApp } from './app.ts'
import { asOwner, testPlatform } from './database.ts'
import { shantang, smallCounty, xiaoheVillage, xunxian } from './small-county.ts'

export const everyday = [
  'intake.read',
  'intake.record',
  'people.read',
  'people.read-sensitive',
  'people.unmask',
  'people.write',
  'duties.read',
]

/** A village where nobody holds a role. */
export const unserved = 410621105203

/** The inbox of two towns: who works there, who only files, who works elsewhere. */
export async function requestsWorld() {
  const platform = await testPlatform()
  const workers = new Map<string, string>()
  const neighbours: IntakeNeighbours = {
    workerThere: async (_tx, account) => workers.get(account) ?? null,
    workersAt: async () => [...workers].map(([account, name]) => ({ account, name })),
    isServed: async ({ division }) => division !== unserved,
  }
  const app = await testApp(platform, intakeRoutes(platform, neighbours), {
    ...intakeErrors,
    ...peopleErrors,
  })
  const owner = connect(platform.ownerUrl, 'owner', { max: 1 })
  await loadDivisions(owner.pool, { only: [xunxian] })
  await owner.close()
  const county = await smallCounty(platform)
  const actor = (scope: GrantScope, permissions: readonly string[] = everyday) =>
    app.actor({ permissions, scope })
  const worker = actor({ kind: 'station', station: county.xiaoheStation })
  const send =
    (method: 'GET' | 'POST' | 'PUT') =>
    async (url: string, payload?: object, as: Actor | null = worker) => {
      const answer = await app.server.inject({
        method,
        url,
        headers: as ? app.as(as) : {},
        ...(payload ? { payload } : {}),
      })
      return {
        status: answer.statusCode,
        body: answer.headers['content-type']?.includes('json') ? answer.json() : answer.body,
      }
    }
  const [get, post, put] = [send('GET'), send('POST'), send('PUT')]
  const rows = (statement: string, values: unknown[] = []) =>
    asOwner(platform.ownerUrl, async (client) => (await client.query(statement, values)).rows)
  const filed = async (more: object = {}, as: Actor = worker) => {
    const id = newId()
    const answer = await post(
      '/api/requests',
      { id, text: '家里困难，想问救助政策', division: xiaoheVillage, source: 'hotline', ...more },
      as,
    )
    return { id, ...answer }
  }
  const seen = async (id: string, as: Actor = worker) =>
    (await get(`/api/requests/${id}`, undefined, as)).body
  /** Does one act with the version as it is now. */
  const act = async (id: string, what: string, more: object = {}, as: Actor = worker) => {
    const [row] = await rows('select version from request where id = $1', [id])
    return post(`/api/requests/${id}/${what}`, { id: newId(), version: row?.version ?? 1, ...more }, as)
  }
  return {
    platform,
    app,
    county,
    workers,
    worker,
    head: actor({ kind: 'station', station: county.xiaoheStation }, [...everyday, 'casework.sign']),
    centre: actor({ kind: 'division', division: xunxian }, [...everyday, 'people.export']),
    stranger: actor({ kind: 'division', division: shantang }),
    director: actor({ kind: 'division', division: xiaoheVillage }, ['people.read', 'intake.record']),
    partner: actor({ kind: 'organisation', organisation: newId() }, ['tasks.read', 'tasks.act']),
    actor,
    get,
    post,
    put,
    rows,
    filed,
    seen,
    act,
    triaged: (id: string, more: object = {}, as: Actor = worker) =>
      act(id, 'triage', { urgency: 'ordinary', needs: ['policy'], crisis: [], ...more }, as),
    close: async () => {
      await app.server.close()
      await platform.close()
    },
  }
}

export type RequestsWorld = Awaited<ReturnType<typeof requestsWorld>>
