import { sql } from 'kysely'
import { type Actor, covers, type Scope, scopeOf } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { personNames } from '../../people/server/index.ts'
import { type CaseRow, caseInScope, findCase, movesOf } from './case-row.ts'

/** Whose eyes: what may be seen of a case depends on further permissions than the one that finds it. */
export type Reader = { readonly actor: Actor; readonly scope: Scope; readonly today: Day }

const lineOf = (row: CaseRow, names: ReadonlyMap<Id, string>) => ({
  id: row.id,
  number: row.number,
  person: row.person,
  personName: names.get(row.person) ?? null,
  station: row.station,
  division: row.division,
  kind: row.kind,
  problem: row.problem,
  source: row.source,
  openedOn: row.openedOn,
  closedOn: row.closedOn,
  closeReason: row.closeReason,
  state: row.state,
  workerName: row.workerName,
})

export type ShownCase = ReturnType<typeof lineOf>

/** Cases as a list shows them; names only where the reader may also see the persons themselves. */
export async function linesOf(
  tx: Handle,
  { actor, today }: Reader,
  rows: readonly CaseRow[],
): Promise<ShownCase[]> {
  const names = await personNames(tx, scopeOf(actor, 'people.read', today), [
    ...new Set(rows.map(({ person }) => person)),
  ])
  return rows.map((row) => lineOf(row, names))
}

/** The whole case with its moves, what it takes up again, and what the reader may do. Free texts are L3. */
export async function detailOf(tx: Handle, reader: Reader, row: CaseRow) {
  const { actor, scope, today } = reader
  const [line] = (await linesOf(tx, reader, [row])) as [ShownCase]
  const holds = (permission: string) => covers(scopeOf(actor, permission, today), row)
  const before = row.reopens ? await findCase(tx, scope, row.reopens) : null
  const { rows: after } = await sql<{ id: Id; number: string }>`
    select id, number from service_case where ${caseInScope(scope)} and reopens = ${row.id} and state <> 'withdrawn'
    order by number`.execute(tx)
  const { description, outcome, followUp } = row
  const record = holds('casework.record')
  return {
    ...line,
    worker: row.worker,
    openedStation: row.openedStation,
    openedDivision: row.openedDivision,
    attainment: row.attainment,
    satisfaction: row.satisfaction,
    sensitive: holds('people.read-sensitive') ? { description, outcome, followUp } : null,
    withdrawReason: row.withdrawReason,
    moves: await movesOf(tx, row),
    reopens: before ? { id: before.id, number: before.number } : null,
    reopenedAs: after,
    version: row.version,
    abilities: {
      change: record && row.state !== 'withdrawn',
      reopen: record && row.state === 'closed',
    },
  }
}
