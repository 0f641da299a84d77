import { type Actor, covers, type Scope, scopeOf } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { urgencyOf } from '../../duties/index.ts'
import { personNames } from '../../people/server/index.ts'
import { inOrder, linkKind, stands } from '../domain/chain.ts'
import { mayCorrect } from '../domain/policy.ts'
import { shownCategories } from './neighbours.ts'
import { chainOf, photosOfTrips, recordsOfTrip } from './store.ts'
import type { VisitRow } from './visit-row.ts'

/** Whose eyes: what may be seen of a row depends on further permissions than the one that finds it. */
export type Reader = { readonly actor: Actor; readonly scope: Scope; readonly today: Day }

const stateOf = (row: VisitRow): 'standing' | 'reversed' | 'reversal' =>
  row.reversal ? 'reversal' : row.reversedBy ? 'reversed' : 'standing'

/** Categories are L3 (2.12): shown where the reader may see sensitive fields of that place, else left out. */
const seesSensitive = ({ actor, today }: Reader, row: VisitRow): boolean =>
  covers(scopeOf(actor, 'people.read-sensitive', today), row)

function lineOf(reader: Reader, row: VisitRow, names: ReadonlyMap<Id, string>) {
  return {
    id: row.id,
    trip: row.householdVisit,
    person: row.person,
    personName: names.get(row.person) ?? null,
    household: row.household,
    station: row.station,
    division: row.division,
    visitedOn: row.visitedOn,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    minutes: row.minutes,
    method: row.method,
    purpose: row.purpose,
    seen: row.seen,
    worker: row.worker,
    workerName: row.workerName,
    categories: seesSensitive(reader, row) ? shownCategories(row.categories) : null,
    handled: [...row.handled],
    urgency: urgencyOf(row.urgency),
    followUpOn: row.followUpOn,
    state: stateOf(row),
    recordedAt: row.recordedAt,
  }
}

/** One record as a list shows it. */
export type ShownVisit = ReturnType<typeof lineOf>

export async function linesOf(tx: Handle, reader: Reader, rows: readonly VisitRow[]) {
  const names = await namesFor(tx, reader, rows)
  return rows.map((row) => lineOf(reader, row, names))
}

/** Names only where the reader may also see the persons themselves. */
export const namesFor = (tx: Handle, { actor, today }: Reader, rows: readonly VisitRow[]) =>
  personNames(tx, scopeOf(actor, 'people.read', today), [...new Set(rows.map((row) => row.person))])

/** The whole record with its chain of corrections, who else was served, photos, and what the reader may do. */
export async function detailOf(tx: Handle, reader: Reader, row: VisitRow) {
  const { scope } = reader
  const chain = inOrder(await chainOf(tx, scope, row))
  const others = (await recordsOfTrip(tx, scope, row.householdVisit)).filter((other) => other.id !== row.id)
  const names = await namesFor(tx, reader, [row, ...others])
  const trips = [...new Set([row, ...chain].map((link) => link.householdVisit))]
  const photos = await photosOfTrips(tx, scope, trips)
  const correctable = mayCorrect(
    reader.actor,
    { ...row, recordedOn: row.recordedAt.slice(0, 10) as Day, reversed: row.reversedBy !== null },
    reader.today,
  )
  const { condition, changes, livingConditions, requests, notes, followUp } = row
  return {
    ...lineOf(reader, row, names),
    sensitive: seesSensitive(reader, row)
      ? { condition, changes, livingConditions, requests, notes, followUp }
      : null,
    companions: row.companions,
    duty: row.duty,
    confirmation: row.confirmation,
    recordedBy: row.recordedBy,
    corrects: row.corrects,
    reversedBy: row.reversedBy,
    correctionReason: row.correctionReason,
    chain: chain.map((link) => ({
      id: link.id,
      kind: linkKind(link),
      visitedOn: link.visitedOn,
      recordedAt: link.recordedAt,
      recordedBy: link.recordedBy,
      reason: link.correctionReason,
      standing: stands(link),
    })),
    together: others.map((other) => ({
      id: other.id,
      person: other.person,
      personName: names.get(other.person) ?? null,
    })),
    photos: photos.map(({ file, facesBlurred }) => ({ file, facesBlurred })),
    abilities: { correct: correctable, withdraw: correctable },
  }
}
