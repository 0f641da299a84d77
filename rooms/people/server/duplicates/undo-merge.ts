import { sql } from 'kysely'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import type { Handler } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { peopleContract } from '../../contract.ts'
import { restoredFields } from '../../domain/merging.ts'
import { leavesSince } from '../person/leaves.ts'
import { fileKeys, lockPerson, unfileKeys, updatePerson } from '../person/store.ts'
import { columnsOf, fieldsOf } from '../person/written-fields.ts'
import { type PersonRow, peopleTables } from '../tables.ts'
import type { Kept } from './kept.ts'
import { giveTo, mergeEvent, mergeTrail } from './merge.ts'

type Call = Parameters<Handler<typeof peopleContract.undoMerge>>[0]

const pair = (scope: Call['scope']) => [
  within(scope, { division: 'division', station: 'station', person: 'survivor' }),
  within(scope, { division: 'otherDivision', station: 'otherStation', person: 'other' }),
]

/** Takes a merge back: both files as they were, but for what somebody changed on the survivor since. */
export async function undoMerge(tx: Handle, { cipher }: Platform, { actor, params, scope, today }: Call) {
  const done = await peopleTables(tx)
    .selectFrom('personMerge')
    .selectAll()
    .where('province', 'in', provincesIn(scope))
    .where('id', '=', params.merge)
    .where((where) => where.and(pair(scope)))
    .forUpdate()
    .executeTakeFirst()
  if (!done) return refused<Refusal>({ code: 'not-found' })
  if (done.undoneAt) return refused<Refusal>({ code: 'already-undone' })
  const locked = new Map<string, PersonRow | undefined>()
  for (const id of [done.survivor, done.other].toSorted()) locked.set(id, await lockPerson(tx, scope, id))
  const [survivor, other] = [locked.get(done.survivor), locked.get(done.other)]
  if (!survivor || !other) return refused<Refusal>({ code: 'not-found' })
  if (survivor.mergedInto || other.mergedInto !== survivor.id || (await laterMerge(tx, done)))
    return refused<Refusal>({ code: 'later-merge-stands' })
  const kept = JSON.parse(cipher.open(done.keptSealed)) as Kept
  const fields = restoredFields(fieldsOf(cipher, survivor), kept.before, kept.after)
  await giveTo(tx, 'personCategory', done.movedCategories, survivor, other)
  await giveTo(tx, 'consent', done.movedConsents, survivor, other)
  await unfileKeys(tx, survivor)
  const columns = columnsOf(cipher, fields)
  const household = survivor.household === kept.household.after ? kept.household.before : survivor.household
  await updatePerson(tx, survivor, { ...columns, household })
  await updatePerson(tx, other, { ...kept.other, mergedInto: null })
  await fileKeys(tx, { ...survivor, ...columns })
  await fileKeys(tx, other)
  if (kept.household.headOf) await returnHead(tx, other, kept.household.headOf)
  await sql`
    select repoint_back(${done.province}::smallint, ${done.repointed}::uuid[], ${survivor.id}, ${other.id})`.execute(
    tx,
  )
  await peopleTables(tx)
    .updateTable('personMerge')
    .set({ undoneBy: actor.account, undoneAt: sql<string>`clock_timestamp()` })
    .where('province', '=', done.province)
    .where('id', '=', done.id)
    .execute()
  return ok({
    answer: { survivor: survivor.id, other: other.id },
    audit: mergeTrail('people.undo-merge', survivor, other, done.id),
    events: [mergeEvent('person.unmerged', survivor, other, done.repointed)],
    dirty: [...leavesSince(survivor, survivor.stayFrom, today), ...leavesSince(other, other.stayFrom, today)],
  })
}

/** Merges are taken back in the reverse order, or the values between two of them could not be told apart. */
async function laterMerge(
  tx: Handle,
  done: { readonly survivor: string; readonly mergedAt: Date; readonly id: string },
): Promise<boolean> {
  const { rows } = await sql`
    select from person_merge m join person_merge d on d.id = ${done.id}
    where m.survivor = ${done.survivor} and m.undone_at is null and m.id <> d.id and m.merged_at > d.merged_at limit 1`.execute(
    tx,
  )
  return rows.length > 0
}

async function returnHead(tx: Handle, other: PersonRow, household: string): Promise<void> {
  await peopleTables(tx)
    .updateTable('household')
    .set((update) => ({ head: other.id, version: update('version', '+', 1) }))
    .where('province', '=', other.province)
    .where('id', '=', household)
    .execute()
}
