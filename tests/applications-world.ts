import type { Actor, GrantScope } from '../kernel/actor.ts'
import { type Day, day } from '../kernel/day.ts'
import { newId } from '../platform/server/ids.ts'
import { deliverEvents } from '../platform/server/outbox.ts'
import { roles } from '../rooms/access/index.ts'
import { applicationsErrors } from '../rooms/applications/errors.ts'
import { applicationsRoutes, applicationsSubscribers } from '../rooms/applications/server/index.ts'
import { documentsErrors } from '../rooms/documents/index.ts'
import { dutiesErrors } from '../rooms/duties/errors.ts'
import { dutiesRoutes } from '../rooms/duties/server/index.ts'
import { organisationsErrors } from '../rooms/organisations/errors.ts'
import { organisationsRoutes } from '../rooms/organisations/server/index.ts'
import { peopleErrors } from '../rooms/people/errors.ts'
import { programmesErrors } from '../rooms/programmes/errors.ts'
import { programmesRoutes } from '../rooms/programmes/server/index.ts'
import { workforceErrors } from '../rooms/workforce/errors.ts'
import { workforceRoutes } from '../rooms/workforce/server/index.ts'
import { testApp } from './app.ts'
import { asking } from './asking.ts'
import { asOwner, testPlatform } from './database.ts'
import { smallCounty, xunxian } from './small-county.ts'

const permissionsOf = (role: keyof typeof roles): readonly string[] => roles[role].permissions

/** Applications in a county: an officer, an approver, a station head and a worker, with the roles as they are given. */
export async function applicationsWorld(today: Day = day('2023-10-10')) {
  const platform = await testPlatform(today)
  const holders = new Map<string, string>()
  const neighbours = {
    holdersOf: async (permission: string) => (holders.has(permission) ? [holders.get(permission) ?? ''] : []),
  }
  const routes = [
    ...organisationsRoutes(platform),
    ...programmesRoutes(),
    ...dutiesRoutes(platform),
    ...workforceRoutes(platform),
    ...applicationsRoutes(platform, neighbours),
  ]
  const app = await testApp(platform, routes, {
    ...documentsErrors,
    ...organisationsErrors,
    ...peopleErrors,
    ...dutiesErrors,
    ...workforceErrors,
    ...programmesErrors,
    ...applicationsErrors,
  })
  const county = await smallCounty(platform)
  const as = (role: keyof typeof roles, scope: GrantScope = { kind: 'division', division: xunxian }) =>
    app.actor({ permissions: permissionsOf(role), scope, role })
  const officer = as('programme-officer')
  const secondOfficer = as('programme-officer')
  const approver = as('programme-approver')
  const head = as('station-head', { kind: 'station', station: county.xiaoheStation })
  const worker = as('social-worker', { kind: 'station', station: county.xiaoheStation })
  holders.set('applications.check', officer.account)
  holders.set('applications.decide', approver.account)
  const { get, post, put } = asking(app, officer)

  /** Begins an application and answers it as its applicant sees it. */
  async function begin(programme: string, subject: object, by: Actor) {
    const application = newId()
    const answer = await post('/api/applications/drafts', { application, programme, subject }, by)
    return { id: application, ...answer }
  }

  /** A whole entry of the case contest, sent by the head of a station. */
  async function entry(workTitle: string, by: Actor = head) {
    const begun = await begin('xunxian-case-contest', { kind: 'station', id: county.xiaoheStation }, by)
    const at = `/api/applications/mine/${begun.id}`
    await put(at, { version: 1, name: '小河站', workTitle }, by)
    await post(`${at}/answers`, { version: 2, facts: { own_work: 'yes', anonymous: 'yes' } }, by)
    const sent = await post(`${at}/submission`, { version: 3 }, by)
    return { id: begun.id, ...sent }
  }

  return {
    platform,
    county,
    app,
    as,
    officer,
    secondOfficer,
    approver,
    head,
    worker,
    get,
    post,
    put,
    begin,
    entry,
    deliver: () => deliverEvents(platform.worker, applicationsSubscribers(platform, neighbours)),
    rows: (statement: string, values: unknown[] = []) =>
      asOwner(platform.ownerUrl, (owner) => owner.query(statement, values).then((result) => result.rows)),
    close: async () => {
      await app.server.close()
      await platform.close()
    },
  }
}

export const problemsOf = (body: { problems?: { code: string; path?: string }[] }) =>
  (body.problems ?? []).map(({ code, path }) => `${path} ${code}`)
