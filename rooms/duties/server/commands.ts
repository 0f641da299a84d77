import { sql } from 'kysely'
import type { Placed } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type Done, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'
import { type Urgency, urgencyNumber } from '../domain/urgency.ts'
import { lineOf, type Reading } from './line.ts'
import { changeDuty, type DutyRow, findDuty, openDuty } from './store.ts'

/**
 * What duties must know of rooms beside it, which it may not open: whoever composes the product hands it in. Without
 * it a duty is opened by hand for oneself only, and about no person.
 */
export type DutyNeighbours = {
  /** Whether an account may owe a duty that lies there. */
  readonly mayOwe: (tx: Handle, account: Id, placed: Placed, today: Day) => Promise<boolean>
  /** Where a person's file lies, or null when the caller may not see it. */
  readonly placeOfPerson: (tx: Handle, standing: Standing, person: Id) => Promise<DivisionCode | null>
}

export const noNeighbours: DutyNeighbours = {
  mayOwe: async () => false,
  placeOfPerson: async () => null,
}

const notFound: Result<never, Refusal> = refused({ code: 'not-found' })

type Line = ReturnType<typeof lineOf>

/** The line, with what an audit trail keeps of the act: ids and days, never the title. */
const done = (action: string, row: DutyRow, reading: Reading, detail: object): Result<Done<Line>, never> =>
  ok({
    answer: lineOf(row, reading),
    audit: {
      action,
      subject: row.id,
      division: row.division,
      station: row.station,
      detail: { person: row.person, owner: row.owner, ...detail },
    },
  })

/** Tells the room that opened it that somebody ended it by hand; what it does about that is its own business. */
const told = (left: Result<Done<Line>, never>, row: DutyRow): Result<Done<Line>, never> =>
  left.ok
    ? ok({
        ...left.value,
        events: [
          {
            name: 'duty.settled',
            subject: row.id,
            division: row.division,
            data: { province: row.province, room: row.subjectRoom, kind: row.kind, subject: row.subject },
          },
        ],
      })
    : left

export type OpenInput = {
  readonly id: Id
  readonly station: Id
  readonly person?: Id | undefined
  readonly owner?: Id | undefined
  readonly title: string
  readonly dueOn: Day
  readonly urgency: Urgency
}

/** Opens a duty by hand: it lies where its person's file lies, or else where the station stands. */
export function open(standing: Standing, reading: Reading, input: OpenInput, neighbours: DutyNeighbours) {
  const { actor, today, scope } = standing
  return runCommand<Line>(standing, {
    id: input.id,
    name: 'duties.open',
    input,
    run: async (tx) => {
      const station = await sql<{ division: DivisionCode }>`
        select division from station_place(${provincesIn(scope)}::smallint[], ${input.station})`.execute(tx)
      const place = station.rows[0]
      if (!place) return notFound
      const division = input.person
        ? await neighbours.placeOfPerson(tx, standing, input.person)
        : place.division
      if (division === null) return notFound
      const owner = input.owner ?? actor.account
      const placed: Placed = { division, station: input.station, person: input.person ?? null }
      if (owner !== actor.account && !(await neighbours.mayOwe(tx, owner, placed, today)))
        return ownerNotPossible
      await openDuty(tx, {
        id: input.id,
        kind: 'task',
        subjectRoom: 'duties',
        subject: input.id,
        person: input.person ?? null,
        station: input.station,
        division,
        owner,
        title: { typed: input.title },
        dueOn: input.dueOn,
        urgency: urgencyNumber(input.urgency),
        by: actor.account,
      })
      const row = (await findDuty(tx, scope, standing, input.id)) as DutyRow
      return done('duties.open', row, reading, { dueOn: row.dueOn })
    },
  })
}

const ownerNotPossible: Result<never, Refusal> = refused({
  code: 'owner-not-possible',
  problems: [{ code: 'owner-not-possible', path: '/body/owner' }],
})

/** Finds the duty and changes it once; says what is there now when someone was faster. */
async function changed(
  tx: Handle,
  standing: Standing,
  reading: Reading,
  target: { readonly duty: Id; readonly version: number },
  change: Parameters<typeof changeDuty>[3],
): Promise<Result<DutyRow, Refusal>> {
  const row = await findDuty(tx, standing.scope, standing, target.duty)
  if (!row) return notFound
  const current = () => ({ current: lineOf(row, reading) })
  if (row.state !== 'open') return refused({ code: 'duty-already-settled', data: current() })
  const after = await changeDuty(tx, row, target.version, change)
  return after ? ok(after) : refused({ code: 'changed-meanwhile', data: current() })
}

type Change = { readonly id: Id; readonly version: number }

const endings = { done: 'duties.settle', cancelled: 'duties.cancel' } as const

/** Ends an open duty with what came of it, as a person typed it, and tells the room that opened it. */
const end = (
  state: keyof typeof endings,
  standing: Standing,
  reading: Reading,
  duty: Id,
  input: Change,
  typed: string,
) =>
  runCommand<Line>(standing, {
    id: input.id,
    name: endings[state],
    input: { duty, ...input },
    run: async (tx) => {
      const row = await findDuty(tx, standing.scope, standing, duty)
      if (row?.byRecord) return refused({ code: 'duty-ends-by-record' })
      const after = await changed(
        tx,
        standing,
        reading,
        { duty, version: input.version },
        sql`state = ${state}, settled_on = ${standing.today}, settled_by = ${standing.actor.account}, outcome = ${typed}`,
      )
      return after.ok ? told(done(endings[state], after.value, reading, {}), after.value) : after
    },
  })

export const settle = (
  standing: Standing,
  reading: Reading,
  duty: Id,
  input: Change & { readonly outcome: string },
) => end('done', standing, reading, duty, input, input.outcome)

export const cancel = (
  standing: Standing,
  reading: Reading,
  duty: Id,
  input: Change & { readonly reason: string },
) => end('cancelled', standing, reading, duty, input, input.reason)

export const reassign = (
  standing: Standing,
  reading: Reading,
  duty: Id,
  input: Change & { readonly owner: Id },
  neighbours: DutyNeighbours,
) =>
  runCommand<Line>(standing, {
    id: input.id,
    name: 'duties.reassign',
    input: { duty, ...input },
    run: async (tx) => {
      const row = await findDuty(tx, standing.scope, standing, duty)
      if (!row) return notFound
      const possible =
        input.owner === standing.actor.account ||
        (await neighbours.mayOwe(tx, input.owner, row, standing.today))
      if (!possible) return ownerNotPossible
      const after = await changed(
        tx,
        standing,
        reading,
        { duty, version: input.version },
        sql`owner = ${input.owner}`,
      )
      return after.ok ? done('duties.reassign', after.value, reading, { from: row.owner }) : after
    },
  })
