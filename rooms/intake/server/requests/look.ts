import { sql } from 'kysely'
import type { Placed } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { dayAt } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { handOverDuties } from '../../../duties/server/index.ts'
import { personOn } from '../../../people/server/index.ts'
import {
  type Crisis,
  type RequestNeed,
  type RequestUrgency,
  urgencyNumber,
} from '../../domain/requests/codes.ts'
import { actedAt, acting, type Given, refusedAt } from './changing.ts'
import { keepFacts } from './facts.ts'
import { updateRequest } from './row.ts'
import { openRequest, sealRequest } from './sealed-words.ts'

/** What intake must know of accounts, which it may not open: whoever composes the product hands it in. */
export type IntakeNeighbours = {
  /** The name of an account that may work on requests there, or null. */
  readonly workerThere: (tx: Handle, account: Id, placed: Placed, today: Day) => Promise<string | null>
  /** Those who work on requests there, whose own place it is first. */
  readonly workersAt: (
    placed: Placed,
    today: Day,
  ) => Promise<readonly { readonly account: Id; readonly name: string }[]>
  /** Whether anybody at all would see a request there; where nobody would, none is taken in from outside. */
  readonly isServed: (placed: Placed, today: Day) => Promise<boolean>
}

export const noIntakeNeighbours: IntakeNeighbours = {
  workerThere: async () => null,
  workersAt: async () => [],
  isServed: async () => true,
}

/** Takes a request over, or hands it to a colleague who may work there; from then on it is being looked at. */
export const takeRequest = (
  platform: Platform,
  standing: Standing,
  target: Id,
  input: Given & { readonly owner?: Id | undefined },
  neighbours: IntakeNeighbours,
) =>
  acting(platform, standing, 'take', target, input, async (tx, row) => {
    const owner = input.owner ?? standing.actor.account
    const name =
      owner === standing.actor.account
        ? standing.actor.name
        : await neighbours.workerThere(tx, owner, row, standing.today)
    if (name === null) return refusedAt('request-owner-not-possible', '/body/owner')
    const after = await updateRequest(
      tx,
      row,
      sql`owner = ${owner}, owner_name = ${name}, state = case when state = 'received' then 'looking' else state end`,
    )
    // What is owed goes with it: whoever handed it over owes nothing any more.
    if (after.state === 'accepted' && after.station)
      await handOverDuties(
        tx,
        { province: after.province, room: 'intake', subject: after.id },
        { station: after.station, division: after.division, owner },
      )
    return ok({ row: after, step: 'taken' as const, detail: { owner } })
  })

export const putBackRequest = (platform: Platform, standing: Standing, target: Id, input: Given) =>
  acting(platform, standing, 'put-back', target, input, async (tx, row) => {
    const after = await updateRequest(tx, row, sql`owner = null, owner_name = null, state = 'received'`)
    return ok({ row: after, step: 'put-back' as const, detail: { owner: row.owner } })
  })

/**
 * Urgency, needs and the crisis screen (5.4). What the screen finds makes the request urgent, whatever was chosen;
 * a screen that finds nothing does not take back what words of danger raised: that takes an act or a signature.
 */
export const triageRequest = (
  platform: Platform,
  standing: Standing,
  target: Id,
  input: Given & {
    readonly urgency: RequestUrgency
    readonly needs: readonly RequestNeed[]
    readonly crisis: readonly Crisis[]
    readonly note?: string | undefined
    readonly at?: string | undefined
  },
) =>
  acting(platform, standing, 'triage', target, input, async (tx, row) => {
    const { cipher } = platform
    const at = actedAt(platform, row, input.at)
    if (!at.ok) return at
    const { note: _, crisis: before = [], ...content } = openRequest(cipher, row.sealed)
    const crisis = [...new Set(input.crisis)]
    const found = crisis.some((one) => !before.includes(one))
    const endangered = row.endangered || crisis.length > 0
    const urgency = endangered && !row.safe ? 2 : urgencyNumber(input.urgency)
    const sealed = sealRequest(cipher, { ...content, crisis, ...(input.note ? { note: input.note } : {}) })
    const after = await updateRequest(
      tx,
      row,
      sql`urgency = ${found ? 2 : urgency}, needs = ${[...new Set(input.needs)]}::text[], triaged = true,
        endangered = ${endangered}, safe = ${row.safe && !found}, sealed = ${sealed},
        owner = coalesce(owner, ${standing.actor.account}), owner_name = coalesce(owner_name, ${standing.actor.name}),
        state = case when state = 'received' then 'looking' else state end`,
    )
    const detail = { urgency: input.urgency, needs: after.needs }
    return ok({
      row: after,
      step: 'triaged' as const,
      at: at.value,
      detail,
      dirty: await keepFacts(tx, after),
    })
  })

/** What was done to protect somebody; after it the request may take its way. */
export const protectRequest = (
  platform: Platform,
  standing: Standing,
  target: Id,
  input: Given & { readonly act: string },
) =>
  acting(platform, standing, 'protect', target, input, async (tx, row) => {
    const after = await updateRequest(tx, row, sql`safe = true`)
    return ok({ row: after, step: 'protected' as const, words: { reason: input.act } })
  })

/** A supervisor signs why no protective act is needed. */
export const releaseRequest = (
  platform: Platform,
  standing: Standing,
  target: Id,
  input: Given & { readonly reason: string },
) =>
  acting(platform, standing, 'release', target, input, async (tx, row) => {
    if (!row.endangered || row.safe) return refused({ code: 'request-not-in-danger' })
    const after = await updateRequest(tx, row, sql`safe = true`)
    return ok({ row: after, step: 'released' as const, words: { reason: input.reason } })
  })

/** Says who the request is about; null says that it was somebody else. */
export const linkRequest = (
  platform: Platform,
  standing: Standing,
  target: Id,
  input: Given & { readonly person: Id | null },
) =>
  acting(platform, standing, 'link', target, input, async (tx, row) => {
    const person = input.person
      ? await personOn(tx, standing.scope, input.person, dayAt(platform.clock.now()))
      : null
    if (input.person && !person) return refusedAt('not-found', '/body/person')
    const after = await updateRequest(
      tx,
      row,
      sql`person = ${person?.id ?? null}, person_ordinal = ${person?.ordinal ?? null}`,
    )
    return ok({
      row: after,
      step: person ? ('linked' as const) : ('unlinked' as const),
      detail: { person: person?.id ?? row.person },
      dirty: await keepFacts(tx, after),
    })
  })
