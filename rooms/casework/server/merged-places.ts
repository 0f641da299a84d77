import { sql } from 'kysely'
import { systemActor } from '../../../kernel/actor.ts'
import { rangeOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { type DirtyLeaf, markDirty } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { newId } from '../../../platform/server/ids.ts'
import type { Subscriber } from '../../../platform/server/outbox.ts'
import {
  forgetMoved,
  type Inventory,
  type Merger,
  mergerEvents,
  mergerOf,
  noteMoved,
} from '../../regions/server/index.ts'
import { type KeyedMove, placesMerged } from '../domain/merged-places.ts'
import { moveReasons } from '../domain/move-reasons.ts'
import { type CaseRow, caseColumns } from './case-row.ts'
import { keepTurns } from './keep-turns.ts'

const { account: system, name: systemName } = systemActor

/** Cases that lay at a division on the day or since; what was closed before stays where it was. */
export const caseworkInventories: readonly Inventory[] = [
  {
    kind: 'case',
    title: { zh: '在办和之后开立的个案', en: 'Cases open then or opened since' },
    needs: 'casework.read',
    moves: true,
    count: async (tx, code, from) => {
      const { rows } = await sql<{ count: number }>`select count(*)::integer as count from service_case
        where division = ${code} and withdrawn_on is null and (closed_on is null or closed_on > ${from})`.execute(
        tx,
      )
      return rows[0]?.count ?? 0
    },
  },
]

/**
 * Hears that a division was taken into another. What figures count of a case is when it opened, moved and closed where: so
 * that a merger is a move of the case on its day, and undoing it takes that move back.
 */
export const caseMergers: Subscriber = {
  reader: 'casework.mergers',
  hears: mergerEvents,
  handle: async (tx, event) => {
    const merger = mergerOf(event)
    await seeAround(tx, merger)
    const cases = event.name === 'division.merged' ? await move(tx, merger) : await takeBack(tx, merger)
    await follow(tx, merger, cases)
    await countAgain(tx, merger, cases)
  },
}

/** The questions about turns answer only for cases in sight of the transaction: of the worker, this county. */
async function seeAround(tx: Handle, { code }: Merger): Promise<void> {
  const { low, high } = rangeOf(Math.floor(code / 1_000_000) * 1_000_000)
  await sql`select set_config('app.low', ${String(low)}, true), set_config('app.high', ${String(high)}, true),
    set_config('app.exact', 'on', true)`.execute(tx)
}

async function move(tx: Handle, merger: Merger): Promise<Id[]> {
  const { province, code, from } = merger
  const { rows } = await sql<CaseRow>`
    select ${caseColumns} from service_case c
    where c.province = ${province} and c.withdrawn_on is null and (c.closed_on is null or c.closed_on > ${from})
      and (c.division = ${code} or c.opened_division = ${code}
        or c.id in (select case_id from case_move m where m.province = ${province} and m.division = ${code}))
    order by c.id for update`.execute(tx)
  for (const one of rows) await mergeCase(tx, merger, one)
  return rows.map(({ id }) => id)
}

async function mergeCase(tx: Handle, merger: Merger, one: CaseRow): Promise<void> {
  const { province, into } = merger
  const before = {
    opened: { station: one.openedStation, division: one.openedDivision },
    openedOn: one.openedOn,
    moves: await movesFor(tx, one),
    closedOn: one.closedOn,
  }
  const after = placesMerged(before, merger)
  const now = after.moves.at(-1)?.to.division ?? after.opened.division
  if (after.opened.division !== before.opened.division) {
    await sql`update service_case set opened_division = ${into} where province = ${province} and id = ${one.id}`.execute(
      tx,
    )
    await noteMoved(tx, merger, 'case-opening', [{ record: one.id }])
  }
  if (now !== one.division && now === into) {
    await sql`update service_case set division = ${into}, version = version + 1
      where province = ${province} and id = ${one.id}`.execute(tx)
    await noteMoved(tx, merger, 'case', [{ record: one.id }])
  }
  await writeMoves(tx, merger, one, before.moves, after.moves)
}

/** Moves are numbered in their order; the later ones make room first, the last of them first. */
async function writeMoves(
  tx: Handle,
  merger: Merger,
  one: CaseRow,
  before: readonly KeyedMove[],
  after: readonly KeyedMove[],
): Promise<void> {
  const { province, into } = merger
  for (const [at, { key, ...move }] of [...after.entries()].toReversed()) {
    const known = before.find((other) => other.key !== null && other.key === key)
    if (!known) continue
    await sql`update case_move set step = ${at + 1}, from_division = ${move.from.division}, division = ${move.to.division}
      where province = ${province} and id = ${key}`.execute(tx)
    if (known.from.division !== move.from.division)
      await noteMoved(tx, merger, 'case-move-from', [{ record: key as Id }])
    if (known.to.division !== move.to.division)
      await noteMoved(tx, merger, 'case-move-to', [{ record: key as Id }])
  }
  for (const [at, { key, movedOn, from, to }] of after.entries()) {
    if (key !== null) continue
    const id = newId()
    await sql`
      insert into case_move (province, id, case_id, step, moved_on, from_station, from_division, station, division, reason, moved_by,
        moved_by_name)
      values (${province}, ${id}, ${one.id}, ${at + 1}, ${movedOn}, ${from.station}, ${from.division}, ${to.station}, ${into},
        ${moveReasons.merged.zh}, ${system}, ${systemName})`.execute(tx)
    await noteMoved(tx, merger, 'case-move', [{ record: id }])
  }
}

async function movesFor(tx: Handle, one: CaseRow): Promise<KeyedMove[]> {
  const { rows } = await sql<{
    key: Id
    movedOn: KeyedMove['movedOn']
    fromStation: Id
    fromDivision: number
    station: Id
    division: number
  }>`
    select id as key, moved_on, from_station, from_division, station, division from case_move
    where province = ${one.province} and case_id = ${one.id} order by step`.execute(tx)
  return rows.map(({ key, movedOn, fromStation, fromDivision, station, division }) => ({
    key,
    movedOn,
    from: { station: fromStation, division: fromDivision },
    to: { station, division },
  }))
}

/** Takes back what this merger did, and leaves what another has moved on since. */
async function takeBack(tx: Handle, merger: Merger): Promise<Id[]> {
  const { province, code, into } = merger
  const cases = new Set<Id>()
  const back = async (kind: string, table: string, column: string) => {
    const noted = (await forgetMoved(tx, merger, kind)).map(({ record }) => record)
    const { rows } = await sql<{ id: Id }>`
      update ${sql.ref(table)} set ${sql.ref(column)} = ${code}
      where province = ${province} and id = any(${noted}::uuid[]) and ${sql.ref(column)} = ${into}
      returning ${sql.ref(table === 'service_case' ? 'id' : 'case_id')} as id`.execute(tx)
    for (const { id } of rows) cases.add(id)
  }
  await back('case', 'service_case', 'division')
  await back('case-opening', 'service_case', 'opened_division')
  await back('case-move-from', 'case_move', 'from_division')
  await back('case-move-to', 'case_move', 'division')
  const made = (await forgetMoved(tx, merger, 'case-move')).map(({ record }) => record)
  const { rows } = await sql<{ caseId: Id; step: number }>`
    delete from case_move where province = ${province} and id = any(${made}::uuid[]) and division = ${into}
    returning case_id, step`.execute(tx)
  for (const { caseId, step } of rows) {
    cases.add(caseId)
    await sql`update case_move set step = step - 1
      where province = ${province} and case_id = ${caseId} and step > ${step}`.execute(tx)
  }
  return [...cases]
}

const parts = ['case_record', 'case_note', 'case_step', 'case_clock', 'case_tie'] as const

/** Whatever belongs to a case lies where the case does, also what another station was asked to take over. */
async function follow(tx: Handle, { province }: Merger, cases: readonly Id[]): Promise<void> {
  for (const part of parts)
    await sql`update ${sql.ref(part)} p set division = c.division from service_case c
      where p.province = ${province} and p.case_id = any(${[...cases]}::uuid[]) and c.province = p.province
        and c.id = p.case_id and p.division <> c.division`.execute(tx)
  await sql`update case_transfer t set from_division = c.division from service_case c
    where t.province = ${province} and t.case_id = any(${[...cases]}::uuid[]) and t.state = 'asked'
      and c.province = t.province and c.id = t.case_id and t.from_division <> c.division`.execute(tx)
}

/** The leaves are named by both codes: whoever asks for either sees what was counted again. */
async function countAgain(tx: Handle, { province, code, into }: Merger, cases: readonly Id[]): Promise<void> {
  const { rows } = await sql<CaseRow>`
    select ${caseColumns} from service_case where province = ${province} and id = any(${[...cases]}::uuid[])`.execute(
    tx,
  )
  const leaves: DirtyLeaf[] = []
  for (const one of rows) leaves.push(...(await keepTurns(tx, one)))
  await markDirty(
    tx,
    leaves.flatMap((leaf) => [code, into].map((division) => ({ ...leaf, division }))),
  )
}
