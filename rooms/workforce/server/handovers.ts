import { sql } from 'kysely'
import { systemActor } from '../../../kernel/actor.ts'
import { addDays, type Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { noStation, stationOrNull } from '../../../kernel/no-station.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { newId } from '../../../platform/server/ids.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import type { Wording } from '../../duties/index.ts'
import { cancelDuty, openDuty, settleDuty } from '../../duties/server/index.ts'
import { pathsOf } from '../../regions/server/index.ts'
import { checklists, secretaryDirects } from './checklist-files.ts'
import {
  findHandover,
  type HandoverRow,
  holderAt,
  insertHandover,
  openHandoverAt,
  settleHandover,
  villagesApart,
  wasDeclined,
  wasSecretary,
} from './handover-store.ts'
import type { WorkforceNeighbours } from './neighbours.ts'
import { findMember, settleMember } from './store.ts'
import { writePost } from './write-member.ts'

/** How long the head of the town has to hand the post over. */
const daysToDecide = 7

type By = { readonly account: Id; readonly name: string }

/**
 * Looks whether the secretary of a village and its child director are still one person, where the checklist of the place
 * says so (S16.5), and puts that before the head of the town: a duty to hand the post over, with the new secretary
 * proposed. What stood open and is no longer so is taken back. To be called after a post there was written.
 */
export async function watchVillage(
  tx: Handle,
  neighbours: WorkforceNeighbours,
  village: DivisionCode,
  today: Day,
  by: By,
): Promise<boolean> {
  if (village % 1000 === 0 || !secretaryDirects(village)) return false
  const secretary = await holderAt(tx, village, 'village-secretary', today)
  const director = await holderAt(tx, village, 'child-director', today)
  const open = await openHandoverAt(tx, village)
  const one = secretary !== null && secretary.member === director?.member
  const left = director !== null && (await wasSecretary(tx, village, director.member, today))
  const wanted = !one && (secretary !== null || left)
  if (
    open &&
    wanted &&
    open.secretary === (secretary?.member ?? null) &&
    open.director === (director?.member ?? null)
  )
    return false
  if (open) await overtake(tx, open, today, by)
  if (!wanted || (await wasDeclined(tx, village, secretary?.member ?? null, director?.member ?? null)))
    return false
  const station = director?.atStation ?? secretary?.atStation ?? noStation
  const at = { division: village, station: stationOrNull(station) }
  const [head] = await neighbours.holdersOf('workforce.write', at, today)
  const path = (await pathsOf(tx, [village], today)).get(village) ?? String(village)
  const place = path.split(' ').slice(-2).join(' ')
  const id = newId()
  const duty = newId()
  await insertHandover(tx, {
    id,
    division: village,
    station,
    secretary: secretary?.member ?? null,
    director: director?.member ?? null,
    directorPost: director?.post ?? null,
    openedOn: today,
    duty,
  })
  await openDuty(tx, {
    id: duty,
    kind: 'child-director-handover',
    subjectRoom: 'workforce',
    subject: id,
    person: null,
    station,
    division: village,
    owner: head ?? by.account,
    title: secretary
      ? {
          zh: `${place}儿童主任交接：由新任村党支部书记 ${secretary.name} 兼任`,
          en: `${place}: hand the post of child director over to ${secretary.name}, the new Party secretary of the village`,
        }
      : {
          zh: `${place}村党支部书记离任：请登记新书记并交接儿童主任`,
          en: `${place}: the Party secretary of the village has left; record the new one and hand over the post of child director`,
        },
    dueOn: addDays(today, daysToDecide),
    urgency: 1,
    // It ends with the handover: ended by hand, the post would stay with whoever left and nobody would owe it any more.
    byRecord: true,
    by: by.account,
  })
  return true
}

async function overtake(tx: Handle, open: HandoverRow, on: Day, by: By): Promise<void> {
  await settleHandover(tx, open, { state: 'overtaken', on, by: by.name })
  if (open.duty)
    await cancelDuty(tx, open.province, open.duty, {
      on,
      by: by.account,
      reason: { zh: '任职已变更', en: 'The posts have changed' },
    })
}

/** The same for posts that begin or end on a day without anybody writing: once an hour beside requests. */
export async function watchSecretaries(
  { worker, clock }: Platform,
  neighbours: WorkforceNeighbours,
): Promise<number> {
  const today = clock.today()
  let proposed = 0
  for (const { division } of checklists().filter((list) => list.division !== 0)) {
    for (const village of await villagesApart(worker.handle, division, today)) {
      const done = await worker.handle
        .transaction()
        .execute((tx) => watchVillage(tx, neighbours, village, today, systemActor))
      if (done) proposed += 1
    }
  }
  return proposed
}

type Decision = { readonly id: Id; readonly version: number }

/** The handover that is to be decided, as the decider saw it. */
async function toDecide(
  tx: Handle,
  standing: Standing,
  id: Id,
  version: number,
): Promise<Result<HandoverRow, Refusal>> {
  const found = await findHandover(tx, standing.scope, id)
  if (!found) return refused({ code: 'not-found' })
  if (found.state !== 'open') return refused({ code: 'handover-settled' })
  if (found.version !== version)
    return refused({ code: 'changed-meanwhile', data: { version: found.version } })
  return ok(found)
}

async function settle(
  tx: Handle,
  { today, actor }: Standing,
  { province, duty }: HandoverRow,
  outcome: Wording,
): Promise<void> {
  if (duty) await settleDuty(tx, province, duty, { on: today, by: actor.account, outcome })
}

export type ProposedGrant = {
  readonly act: 'end' | 'give'
  readonly role: 'child-director'
  readonly account: Id
  readonly name: string
  readonly division: DivisionCode
}

/**
 * One press: the old post ends the day before, the secretary holds it from the day, the duty is done. What follows for the
 * accounts is proposed to whoever appoints there, because this room gives no rights.
 */
export const acceptHandover = (
  standing: Standing,
  neighbours: WorkforceNeighbours,
  id: Id,
  input: Decision & { readonly post: Id; readonly on: Day },
) =>
  runCommand<{ id: Id; grants: ProposedGrant[] }>(standing, {
    id: input.id,
    name: 'workforce.accept-handover',
    input: { handover: id, ...input },
    run: async (tx) => {
      const { scope, today, actor } = standing
      const asked = await toDecide(tx, standing, id, input.version)
      if (!asked.ok) return asked
      const handover = asked.value
      if (handover.secretary === null) return refused({ code: 'handover-without-successor' })
      const secretary = await holderAt(tx, handover.division, 'village-secretary', today)
      const director = await holderAt(tx, handover.division, 'child-director', today)
      if (secretary?.member !== handover.secretary || (director?.member ?? null) !== handover.director)
        return refused({ code: 'changed-meanwhile', data: { version: handover.version } })
      if (input.on < secretary.fromOn || (director && input.on <= director.fromOn))
        return refused({
          code: 'request-not-valid',
          problems: [{ code: 'handover-before-post', path: '/body/on' }],
        })
      const successor = await findMember(tx, scope, handover.secretary, true)
      if (!successor) return refused({ code: 'post-place-outside-scope' })
      if (director) {
        const before = await findMember(tx, scope, director.member, true)
        if (!before) return refused({ code: 'post-place-outside-scope' })
        await sql`update workforce_post set to_on = ${addDays(input.on, -1)}, version = version + 1
          where province = ${handover.province} and id = ${director.post}`.execute(tx)
        await settleMember(tx, handover.province, director.member, today)
      }
      const station = director?.atStation ?? secretary.atStation
      const written = await writePost(
        tx,
        standing,
        successor,
        {
          id: input.post,
          station: stationOrNull(station),
          division: handover.division,
          employerKind: 'village',
          employer: director?.employer ?? secretary.employer,
          kind: 'child-director',
          alsoPost: '村党支部书记',
          fullTime: false,
          main: false,
          from: input.on,
        },
        '/body/post',
      )
      if (!written.ok) return written
      await settleMember(tx, handover.province, successor.id, today)
      await settleHandover(tx, handover, { state: 'accepted', on: today, by: actor.name })
      await settle(tx, standing, handover, { zh: '已交接', en: 'Handed over' })
      const grants: ProposedGrant[] = []
      const propose = (act: 'end' | 'give', one: { account: Id | null; name: string } | null) => {
        if (one?.account)
          grants.push({
            act,
            role: 'child-director',
            account: one.account,
            name: one.name,
            division: handover.division,
          })
      }
      propose('end', director)
      propose('give', secretary)
      if (grants.length > 0) await proposeGrants(tx, standing, neighbours, handover, grants)
      return ok({
        answer: { id, grants },
        audit: {
          action: 'workforce.accept-handover',
          subject: id,
          division: handover.division,
          detail: { from: handover.director, to: handover.secretary, on: input.on, grants: grants.length },
        },
        events: [
          {
            name: 'workforce.child-director-changed',
            subject: id,
            division: handover.division,
            data: {
              division: handover.division,
              from: handover.director,
              to: handover.secretary,
              on: input.on,
            },
          },
        ],
      })
    },
  })

/** Whoever appoints at the village gets the duty to change the rights of the two accounts. */
async function proposeGrants(
  tx: Handle,
  { actor, today }: Standing,
  neighbours: WorkforceNeighbours,
  { id, division, station }: HandoverRow,
  grants: readonly ProposedGrant[],
): Promise<void> {
  const at = { division, station: stationOrNull(station) }
  const [appointer] = await neighbours.holdersOf('access.grant', at, today)
  if (!appointer) return
  const zh = grants.map(({ act, name }) => (act === 'end' ? `收回 ${name}` : `授予 ${name}`)).join('，')
  const en = grants.map(({ act, name }) => (act === 'end' ? `end ${name}` : `give ${name}`)).join(', ')
  await openDuty(tx, {
    id: newId(),
    kind: 'child-director-grants',
    subjectRoom: 'workforce',
    subject: id,
    person: null,
    station,
    division,
    owner: appointer,
    title: { zh: `调整儿童主任权限：${zh}`, en: `Change the rights of child directors: ${en}` },
    dueOn: addDays(today, daysToDecide),
    urgency: 1,
    by: actor.account,
  })
}

export const declineHandover = (standing: Standing, id: Id, input: Decision & { readonly reason: string }) =>
  runCommand<{ id: Id }>(standing, {
    id: input.id,
    name: 'workforce.decline-handover',
    input: { handover: id, ...input },
    run: async (tx) => {
      const asked = await toDecide(tx, standing, id, input.version)
      if (!asked.ok) return asked
      const handover = asked.value
      const { reason } = input
      await settleHandover(tx, handover, {
        state: 'declined',
        on: standing.today,
        by: standing.actor.name,
        reason,
      })
      await settle(tx, standing, handover, { typed: reason })
      return ok({
        answer: { id },
        audit: { action: 'workforce.decline-handover', subject: id, division: handover.division },
      })
    },
  })
