import type { Actor } from '../kernel/actor.ts'
import { wholeScope } from '../kernel/actor.ts'
import { type Day, day } from '../kernel/day.ts'
import type { DivisionCode } from '../kernel/division.ts'
import { clockAt } from '../platform/server/clock.ts'
import { newId } from '../platform/server/ids.ts'
import { deliverEvents } from '../platform/server/outbox.ts'
import type { Platform } from '../platform/server/platform.ts'
import { roles } from '../rooms/access/index.ts'
import { applicationsErrors } from '../rooms/applications/errors.ts'
import {
  applicationsRoutes,
  applicationsSubscribers,
  findApplication,
  moveApplication,
  watchNotices,
} from '../rooms/applications/server/index.ts'
import { documentsErrors } from '../rooms/documents/index.ts'
import { programmesErrors } from '../rooms/programmes/errors.ts'
import { testApp } from './app.ts'
import { asking } from './asking.ts'
import { asOwner, testPlatform } from './database.ts'

type RoleCode = keyof typeof roles

/** Rounds in a place, with a clock that can be moved and the roles as they are given. */
export async function judgingWorld(division: DivisionCode, first: Day) {
  const base = await testPlatform(first)
  let now = first
  const platform: Platform & typeof base = {
    ...base,
    clock: { now: () => clockAt(now).now(), today: () => now },
  }
  const reviewers: Actor[] = []
  const names = new Map<string, string>()
  const holders = new Map<string, Actor[]>()
  const neighbours = {
    holdersOf: async (permission: string) => (holders.get(permission) ?? []).map(({ account }) => account),
    namesOf: async (accounts: readonly string[]) =>
      new Map(accounts.map((account) => [account, names.get(account) ?? ''])),
  }
  const app = await testApp(platform, applicationsRoutes(platform, neighbours), {
    ...documentsErrors,
    ...programmesErrors,
    ...applicationsErrors,
  })
  const as = (role: RoleCode, at: DivisionCode = division, name?: string) => {
    const permissions: readonly string[] = roles[role].permissions
    const actor = app.actor({ permissions, scope: { kind: 'division', division: at }, role })
    if (name) {
      Object.assign(actor, { name })
      names.set(actor.account, name)
    }
    for (const permission of permissions) holders.set(permission, [...(holders.get(permission) ?? []), actor])
    return actor
  }
  const officer = as('programme-officer', division, '经办')
  const approver = as('programme-approver', division, '审定')
  const reviewer = (name: string, at: DivisionCode = division) => {
    const actor = as('reviewer', at, name)
    reviewers.push(actor)
    return actor
  }
  const { send, get, post } = asking(app, officer)

  const postAsIs = (url: string, payload: object, by: Actor | null = null) => send('POST')(url, payload, by)

  async function open(programme: string, title = programme) {
    const round = newId()
    const answer = await post('/api/applications/rounds', { round, programme, title })
    return { ...answer, round }
  }

  async function nominate(round: string, nominees: readonly object[], by: Actor = officer) {
    const all: { application: string; name?: string }[] = nominees.map((one) => ({
      application: newId(),
      ...one,
    }))
    const batch = newId()
    const answer = await post(`/api/applications/rounds/${round}/nominations`, { batch, nominees: all }, by)
    return { ...answer, batch, ids: all.map(({ application }) => application) }
  }

  /** Lets the body carry applications along a path of stages, as its other routes would. */
  async function move(ids: readonly string[], ...path: string[]) {
    for (const id of ids)
      for (const to of path) {
        const moved = await platform.worker.handle.transaction().execute(async (tx) => {
          const row = await findApplication(tx, wholeScope, id)
          return row ? moveApplication(tx, { actor: officer }, row, to, { on: now }) : null
        })
        if (!moved?.ok) return moved?.error.code ?? 'not-found'
      }
    return null
  }

  /** Every reviewer hands in what he was given; the points by application. */
  async function judge(points: (application: string, reviewer: number) => number) {
    const rows = await all<{ id: string; application: string; reviewer: string }>(
      `select id, application, reviewer from application_review where state = 'assigned' order by position`,
    )
    for (const row of rows) {
      const at = reviewers.findIndex(({ account }) => account === row.reviewer)
      const by = reviewers[at]
      if (!by) throw new Error('a review of nobody')
      const shown = await get(`/api/applications/my-reviews/${row.id}`, by)
      const handed = await post(
        `/api/applications/my-reviews/${row.id}/handing-in`,
        { version: shown.body.version, points: points(row.application, at) },
        by,
      )
      if (handed.status !== 200) throw new Error(JSON.stringify(handed.body))
    }
  }

  /** Names everybody to the panel and gives the work out. */
  async function givePanel(round: string, units: Readonly<Record<string, string>> = {}) {
    for (const actor of reviewers)
      await post(`/api/applications/rounds/${round}/panel`, {
        member: newId(),
        account: actor.account,
        unit: units[actor.name] ?? null,
      })
    return post(`/api/applications/rounds/${round}/assignments`, {})
  }

  const close = async (round: string) => {
    const { body } = await get(`/api/applications/rounds/${round}`)
    return post(`/api/applications/rounds/${round}/closing`, { version: body.line.version })
  }

  async function freeze(round: string) {
    const { body } = await get(`/api/applications/rounds/${round}/ranking`)
    const ranking = newId()
    const answer = await post(`/api/applications/rounds/${round}/ranking`, { ranking, hash: body.hash })
    return { ...answer, ranking }
  }

  async function carryOut(round: string) {
    const { body } = await get(`/api/applications/rounds/${round}/ranking`)
    const { id, version } = body.frozen
    return post(`/api/applications/rankings/${id}/carrying-out`, { version }, approver)
  }

  const all = <Row>(statement: string, values: unknown[] = []): Promise<Row[]> =>
    asOwner(base.ownerUrl, (owner) => owner.query(statement, values).then(({ rows }) => rows as Row[]))

  return {
    platform,
    app,
    as,
    officer,
    approver,
    reviewer,
    reviewers,
    get,
    post,
    postAsIs,
    open,
    nominate,
    move,
    judge,
    givePanel,
    close,
    freeze,
    carryOut,
    all,
    watch: () => watchNotices(platform, neighbours),
    hear: () => deliverEvents(platform.worker, applicationsSubscribers(platform, neighbours)),
    goTo: (to: string) => {
      now = day(to)
    },
    stageOf: async (id: string) =>
      (await all<{ stage: string }>('select stage from application where id = $1', [id]))[0]?.stage,
    end: async () => {
      await app.server.close()
      await base.close()
    },
  }
}

export type JudgingWorld = Awaited<ReturnType<typeof judgingWorld>>
