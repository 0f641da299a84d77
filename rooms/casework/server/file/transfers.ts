import { sql } from 'kysely'
import { covers, type Scope, scopeOf } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { provincesIn, within } from '../../../../platform/server/database/scope.ts'
import type { HandedField } from '../../../intake/index.ts'
import { legalBases } from '../../../intake/server/index.ts'
import { type StationSign, stationSigns } from '../../../regions/server/index.ts'
import type { CaseKind, CaseProblem } from '../../domain/case-codes.ts'
import type { CaseRow } from '../case-row.ts'

export type TransferState = 'asked' | 'accepted' | 'returned' | 'withdrawn'

export type TransferRow = {
  readonly province: number
  readonly id: Id
  readonly case: Id
  readonly number: string
  readonly kind: CaseKind
  readonly problem: CaseProblem
  readonly fromStation: Id
  readonly fromDivision: DivisionCode
  readonly toStation: Id
  readonly toDivision: DivisionCode
  readonly sealed: Buffer
  readonly state: TransferState
  readonly askedOn: Day
  readonly askedByName: string
  readonly settledOn: Day | null
  readonly settledByName: string | null
  readonly answerSealed: Buffer | null
  readonly dueOn: Day
  /** In milliseconds, where it is due to the hour. */
  readonly dueAt: number | null
  readonly urgency: number
  /** Null for what was asked before a ground was written down. */
  readonly legalBasis: string | null
  readonly duty: Id | null
  readonly notice: Id | null
}

/** What the colleague who takes over has to know, and the data that were chosen, as they were on that day. */
export type HandOverNote = {
  readonly summary: string
  readonly next: string
  readonly risks: string | null
  readonly papers: string | null
  readonly fields: readonly HandedField[]
  readonly basisNote: string | null
}

/** What the giving station tells: who it is about, why, and the note. */
export type TransferWords = {
  readonly clientName: string | null
  readonly reason: string
  readonly handOver?: HandOverNote
}

const columns =
  sql.raw(`province, id, case_id as "case", number, kind, problem, from_station, from_division, to_station,
  to_division, sealed, state, asked_on, asked_by_name, settled_on, settled_by_name, answer_sealed, due_on,
  (extract(epoch from due_at) * 1000)::bigint as due_at, urgency, legal_basis, duty, notice`)

const ways = {
  in: { division: 'to_division', station: 'to_station' },
  out: { division: 'from_division', station: 'from_station' },
} as const

export type TransferWay = keyof typeof ways

/** What was asked of the stations in scope, or what they asked, the latest first; one more than the page. */
export async function listTransfers(
  tx: Handle,
  scope: Scope,
  filter: { readonly way: TransferWay; readonly state?: TransferState | undefined },
  page: { readonly after: readonly unknown[] | null; readonly limit: number },
): Promise<TransferRow[]> {
  const [day, id] = page.after ?? []
  const { rows } = await sql<TransferRow>`
    select ${columns} from case_transfer
    where province = any(${provincesIn(scope)}) and ${within(scope, ways[filter.way])}
      and ${filter.state ? sql`state = ${sql.lit(filter.state)}` : sql`true`}
      and ${page.after ? sql`(asked_on, id) < (${day}::date, ${id}::uuid)` : sql`true`}
    order by asked_on desc, id desc limit ${page.limit + 1}`.execute(tx)
  return rows
}

export async function transfersOf(tx: Handle, one: CaseRow): Promise<TransferRow[]> {
  const { rows } = await sql<TransferRow>`
    select ${columns} from case_transfer where province = ${one.province} and case_id = ${one.id} order by asked_at`.execute(
    tx,
  )
  return rows
}

/** One that is seen from a side of it, held until the transaction ends. */
export async function lockTransfer(
  tx: Handle,
  scope: Scope,
  way: TransferWay,
  id: Id,
): Promise<TransferRow | null> {
  const { rows } = await sql<TransferRow>`
    select ${columns} from case_transfer where province = any(${provincesIn(scope)}) and id = ${id}
      and ${within(scope, ways[way])} for update`.execute(tx)
  return rows[0] ?? null
}

/** One that is seen from either side. */
export async function findTransfer(tx: Handle, scope: Scope, id: Id): Promise<TransferRow | null> {
  const { rows } = await sql<TransferRow>`
    select ${columns} from case_transfer where province = any(${provincesIn(scope)}) and id = ${id}
      and (${within(scope, ways.in)} or ${within(scope, ways.out)})`.execute(tx)
  return rows[0] ?? null
}

/** Whose eyes, and when; `now` is in milliseconds. */
export type TransferReader = Pick<Standing, 'actor' | 'today'> & { readonly now: number }

/** As a list shows them, with the names that stand on both stations' signs. */
export async function shownTransfers(
  tx: Handle,
  cipher: FieldCipher,
  reader: TransferReader,
  rows: readonly TransferRow[],
) {
  const signs = new Map<Id, StationSign>()
  for (const province of new Set(rows.map((row) => row.province))) {
    const ids = rows.flatMap(({ fromStation, toStation }) => [fromStation, toStation])
    for (const [id, sign] of await stationSigns(tx, province, ids)) signs.set(id, sign)
  }
  return rows.map((row) => ({
    ...shownTransfer(cipher, reader, row),
    fromStationName: signs.get(row.fromStation)?.name ?? null,
    toStationName: signs.get(row.toStation)?.name ?? null,
  }))
}

const reach = ({ actor, today }: TransferReader, row: TransferRow, permission: string) => {
  const scope = scopeOf(actor, permission, today)
  return {
    giving: covers(scope, { division: row.fromDivision, station: row.fromStation }),
    receiving: covers(scope, { division: row.toDivision, station: row.toStation }),
  }
}

const urgencies = ['ordinary', 'pressing', 'urgent'] as const

/** Words are for both stations, and for nobody above who may not see such fields. */
function wordsFor(cipher: FieldCipher, reader: TransferReader, row: TransferRow): TransferWords | null {
  const sensitive = reach(reader, row, 'people.read-sensitive')
  return sensitive.giving || sensitive.receiving
    ? (JSON.parse(cipher.open(row.sealed)) as TransferWords)
    : null
}

function shownTransfer(cipher: FieldCipher, reader: TransferReader, row: TransferRow) {
  const { province: _, sealed: __, duty: ___, notice: ____, legalBasis: _____, answerSealed, ...shown } = row
  const record = reach(reader, row, 'casework.record')
  const words = wordsFor(cipher, reader, row)
  const waits = row.state === 'asked'
  return {
    ...shown,
    urgency: urgencies[row.urgency] ?? ('ordinary' as const),
    dueAt: row.dueAt === null ? null : new Date(row.dueAt).toISOString(),
    late: waits && (row.dueAt === null ? row.dueOn < reader.today : row.dueAt < reader.now),
    clientName: words?.clientName ?? null,
    reason: words?.reason ?? null,
    answer: words && answerSealed ? cipher.open(answerSealed) : null,
    abilities: { accept: waits && record.receiving, withdraw: waits && record.giving },
  }
}

/**
 * One with the note and the data that were handed over; `handOver` is null to who may not see such fields. Where the consent
 * ended on which it was asked over, or nothing came of the request, the data are shown to the giver alone, who has the file.
 */
export async function transferDetail(
  tx: Handle,
  cipher: FieldCipher,
  reader: TransferReader,
  row: TransferRow,
  hasConsentEnded: boolean,
) {
  const [shown] = await shownTransfers(tx, cipher, reader, [row])
  if (!shown) throw new Error('a transfer is shown')
  const note = wordsFor(cipher, reader, row)?.handOver
  const basis = legalBases().find(({ code }) => code === row.legalBasis)
  const holds = reach(reader, row, 'casework.read')
  const isOver = row.state === 'returned' || row.state === 'withdrawn'
  const withheld = (hasConsentEnded || isOver) && !holds.giving && (note?.fields.length ?? 0) > 0
  return {
    ...shown,
    consentEnded: hasConsentEnded,
    dataWithheld: withheld,
    handOver: note
      ? {
          ...note,
          fields: withheld ? [] : [...note.fields],
          legalBasis: {
            code: row.legalBasis ?? '',
            title: basis?.title ?? { zh: row.legalBasis ?? '', en: row.legalBasis ?? '' },
            law: basis?.law ?? '',
            article: basis?.article ?? '',
          },
        }
      : null,
    /** Where the case lies with a station that the reader covers, its page opens. */
    opens: row.state === 'accepted' ? holds.receiving : holds.giving,
  }
}
