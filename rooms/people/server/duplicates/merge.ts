import { sql } from 'kysely'
import { overlaps } from '../../../../kernel/dated.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Handler } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import type { peopleContract } from '../../contract.ts'
import { mergedFields } from '../../domain/merging.ts'

import { categoriesOf, spellOf } from '../categories/store.ts'
import { consentsOf } from '../consents/store.ts'
import { leavesSince } from '../person/leaves.ts'
import { openFile } from '../person/open-file.ts'
import { fileKeys, unfileKeys, updatePerson } from '../person/store.ts'
import { columnsOf, fieldsOf } from '../person/written-fields.ts'
import { type PersonRow, peopleTables } from '../tables.ts'
import type { Kept } from './kept.ts'

type Call = Parameters<Handler<typeof peopleContract.merge>>[0]

/** The two files of a merge, checked and locked in one order, so that two merges of a pair cannot block each other. */
async function openBoth(
  tx: Handle,
  { cipher }: Platform,
  { body, scope }: Call,
): Promise<Result<{ survivor: PersonRow; other: PersonRow }, Refusal>> {
  if (body.survivor === body.other) return refused({ code: 'same-person' })
  const versions = new Map([
    [body.survivor, body.survivorVersion],
    [body.other, body.otherVersion],
  ])
  const rows: PersonRow[] = []
  for (const id of [body.survivor, body.other].toSorted()) {
    const opened = await openFile(tx, cipher, scope, id, versions.get(id) ?? null)
    if (!opened.ok) return opened
    rows.push(opened.value)
  }
  const survivor = rows.find(({ id }) => id === body.survivor)
  const other = rows.find(({ id }) => id === body.other)
  if (!survivor || !other) return refused({ code: 'not-found' })
  return survivor.province === other.province ? ok({ survivor, other }) : refused({ code: 'other-province' })
}

/**
 * Makes one file of two. The survivor takes the chosen values and the other's categories and consents; the other
 * answers with the survivor from now on. Everything needed to take it back is kept.
 */
export async function merge(tx: Handle, platform: Platform, call: Call) {
  const { cipher } = platform
  const { actor, body, today } = call
  const both = await openBoth(tx, platform, call)
  if (!both.ok) return both
  const { survivor, other } = both.value
  const before = fieldsOf(cipher, survivor)
  const after = mergedFields(
    before,
    fieldsOf(cipher, other),
    body.choices as Parameters<typeof mergedFields>[2],
  )
  const movedCategories = await moveCategories(tx, survivor, other)
  const movedConsents = await moveConsents(tx, survivor, other)
  const household = survivor.household ?? (other.station === survivor.station ? other.household : null)
  const headOf = await handOverHead(tx, other, household === other.household ? survivor.id : null)
  await unfileKeys(tx, survivor)
  await unfileKeys(tx, other)
  const columns = columnsOf(cipher, after)
  const version = await updatePerson(tx, survivor, { ...columns, household })
  await fileKeys(tx, { ...survivor, ...columns })
  const { rows } = await sql<{ repointed: string[] }>`
    select repoint_merged(${other.province}::smallint, ${other.id}, ${survivor.id}) as repointed`.execute(tx)
  await updatePerson(tx, other, {
    state: 'merged',
    mergedInto: survivor.id,
    stateOn: today,
    leftOn: other.leftOn ?? lastOf(today, other.stayFrom),
  })
  const kept: Kept = {
    before,
    after: fieldsOf(cipher, { ...survivor, ...columns }),
    household: { before: survivor.household, after: household, headOf },
    other: {
      state: other.state,
      stateOn: other.stateOn,
      stateReason: other.stateReason,
      leftOn: other.leftOn,
    },
  }
  await peopleTables(tx)
    .insertInto('personMerge')
    .values({
      province: survivor.province,
      id: body.id,
      survivor: survivor.id,
      other: other.id,
      division: survivor.division,
      station: survivor.station,
      otherDivision: other.division,
      otherStation: other.station,
      keptSealed: cipher.seal(JSON.stringify(kept)),
      movedCategories,
      movedConsents,
      repointed: rows[0]?.repointed ?? [],
      mergedBy: actor.account,
      undoneBy: null,
      undoneAt: null,
    })
    .execute()
  return ok({
    answer: { id: survivor.id, version },
    audit: mergeTrail('people.merge', survivor, other, body.id),
    events: [mergeEvent('person.merged', survivor, other, rows[0]?.repointed ?? [])],
    dirty: [...leavesSince(survivor, survivor.stayFrom, today), ...leavesSince(other, other.stayFrom, today)],
  })
}

const lastOf = (a: Day, b: Day): Day => (a > b ? a : b)

export const mergeTrail = (action: string, survivor: PersonRow, other: PersonRow, merge: string) =>
  [survivor, other].map((person) => ({
    action,
    subject: person.id,
    division: person.division,
    station: person.station,
    detail: { merge, survivor: survivor.id, other: other.id },
  }))

/**
 * `from` is the file that was merged, `into` the survivor; a record of `from` counts as the survivor's. `earlier` are
 * files that had been merged into `from` and go with it.
 */
export const mergeEvent = (
  name: 'person.merged' | 'person.unmerged',
  survivor: PersonRow,
  other: PersonRow,
  earlier: readonly string[],
) => ({
  name,
  subject: survivor.id,
  division: survivor.division,
  data: {
    province: survivor.province,
    from: other.id,
    into: survivor.id,
    fromOrdinal: other.ordinal,
    intoOrdinal: survivor.ordinal,
    earlier,
  },
})

/** A category that the survivor has in the same time already stays with the other file. */
async function moveCategories(tx: Handle, survivor: PersonRow, other: PersonRow): Promise<string[]> {
  const own = (await categoriesOf(tx, survivor)).map(spellOf)
  const moving = (await categoriesOf(tx, other)).filter((row) => {
    const spell = spellOf(row)
    return !own.some((known) => known.category === spell.category && overlaps(known, spell))
  })
  const ids = moving.map(({ id }) => id)
  await giveTo(tx, 'personCategory', ids, other, survivor)
  return ids
}

async function moveConsents(tx: Handle, survivor: PersonRow, other: PersonRow): Promise<string[]> {
  const ids = (await consentsOf(tx, other)).map(({ id }) => id)
  await giveTo(tx, 'consent', ids, other, survivor)
  return ids
}

export async function giveTo(
  tx: Handle,
  table: 'personCategory' | 'consent',
  ids: readonly string[],
  from: PersonRow,
  to: PersonRow,
): Promise<void> {
  if (ids.length === 0) return
  await peopleTables(tx)
    .updateTable(table)
    .set({ person: to.id, division: to.division, station: to.station })
    .where('province', '=', from.province)
    .where('person', '=', from.id)
    .where('id', 'in', [...ids])
    .execute()
}

/** The household that the other headed, now headed by the survivor if that is a member; null when it headed none. */
async function handOverHead(tx: Handle, other: PersonRow, to: string | null): Promise<string | null> {
  if (!other.household) return null
  const headed = await peopleTables(tx)
    .updateTable('household')
    .set((update) => ({ head: to, version: update('version', '+', 1) }))
    .where('province', '=', other.province)
    .where('id', '=', other.household)
    .where('head', '=', other.id)
    .returning('id')
    .executeTakeFirst()
  return headed?.id ?? null
}
