import { sql } from 'kysely'
import { type Actor, covers, type Scope, scopeOf } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { FieldCipher } from '../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { personNames } from '../../people/server/index.ts'
import { stationSigns } from '../../regions/server/index.ts'
import { urgencyTerms } from '../domain/record-codes.ts'
import { type CaseRow, caseInScope, findCase, movesOf } from './case-row.ts'

/** Whose eyes: what may be seen of a case depends on further permissions than the one that finds it. */
export type Reader = { readonly actor: Actor; readonly scope: Scope; readonly today: Day }

const urgencies = Object.keys(urgencyTerms) as (keyof typeof urgencyTerms)[]

const lineOf = (row: CaseRow, onFile: string | undefined, brought: string | null) => ({
  id: row.id,
  number: row.number,
  person: row.person,
  personName: onFile ?? brought,
  personFile: onFile !== undefined,
  station: row.station,
  division: row.division,
  kind: row.kind,
  problem: row.problem,
  source: row.source,
  openedOn: row.openedOn,
  closedOn: row.closedOn,
  closeReason: row.closeReason,
  state: row.state,
  worker: row.worker,
  workerName: row.workerName,
  phase: row.phase,
  urgency: urgencies[row.urgency] ?? ('ordinary' as const),
  contacts: row.contacts,
  dueOn: row.dueOn,
  dueKind: row.dueKind,
  awaitsSignature: row.awaitsSignature,
  movingTo: row.movingStation,
})

export type ShownCase = ReturnType<typeof lineOf>

/**
 * Cases as a list shows them; names only where the reader may also see the persons themselves. A station that took a
 * case over, and not the person's file, has the name that came along: whoever may see people at the case's place reads it.
 */
export async function linesOf(
  tx: Handle,
  cipher: FieldCipher,
  { actor, today }: Reader,
  rows: readonly CaseRow[],
): Promise<ShownCase[]> {
  const people = scopeOf(actor, 'people.read', today)
  const names = await personNames(tx, people, [...new Set(rows.map(({ person }) => person))])
  const brought = (row: CaseRow) =>
    row.clientSealed && covers(people, row) ? cipher.open(row.clientSealed) : null
  return rows.map((row) => lineOf(row, names.get(row.person), brought(row)))
}

/** Its moves with the names on both stations' signs, also of one that the reader does not see otherwise. */
async function namedMoves(tx: Handle, row: CaseRow) {
  const moves = await movesOf(tx, row)
  const ids = moves.flatMap(({ fromStation, station }) => [fromStation, station])
  const signs = await stationSigns(tx, row.province, ids)
  const name = (id: Id) => signs.get(id)?.name ?? null
  return moves.map((move) => ({
    ...move,
    fromStationName: name(move.fromStation),
    stationName: name(move.station),
  }))
}

/** The whole case with its moves, what it takes up again, and what the reader may do. Free texts are L3. */
export async function detailOf(tx: Handle, cipher: FieldCipher, reader: Reader, row: CaseRow) {
  const { actor, scope, today } = reader
  const [line] = (await linesOf(tx, cipher, reader, [row])) as [ShownCase]
  const holds = (permission: string) => covers(scopeOf(actor, permission, today), row)
  const before = row.reopens ? await findCase(tx, scope, row.reopens) : null
  const { rows: after } = await sql<{ id: Id; number: string }>`
    select id, number from service_case where ${caseInScope(scope)} and reopens = ${row.id} and state <> 'withdrawn'
    order by number`.execute(tx)
  const { description, outcome, followUp } = row
  const record = holds('casework.record')
  return {
    ...line,
    openedStation: row.openedStation,
    openedDivision: row.openedDivision,
    attainment: row.attainment,
    satisfaction: row.satisfaction,
    sensitive: holds('people.read-sensitive') ? { description, outcome, followUp } : null,
    withdrawReason: row.withdrawReason,
    moves: await namedMoves(tx, row),
    reopens: before ? { id: before.id, number: before.number } : null,
    reopenedAs: after,
    version: row.version,
    abilities: {
      change: record && row.state !== 'withdrawn',
      reopen: record && row.state === 'closed',
    },
  }
}
