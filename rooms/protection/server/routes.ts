import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { emptyScope } from '../../../kernel/actor.ts'
import { ok, refused } from '../../../kernel/result.ts'
import {
  type AuditEntry,
  disclose,
  read,
  type Standing,
  standingFor,
} from '../../../platform/server/command.ts'
import {
  countPart,
  idPart,
  instantPart,
  pageFrom,
  readCursor,
} from '../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { stationNames } from '../../regions/server/index.ts'
import { protectionContract } from '../contract.ts'
import { addReceiptPicture, addToReport, sendReport } from './add.ts'
import { detailOf, keepsCounty, linesOf } from './detail.ts'
import { findNoNeed } from './no-need.ts'
import { paperOf } from './paper.ts'
import {
  findOwnReport,
  findReport,
  listReports,
  ownReports,
  type ReportRow,
  reportKey,
} from './report-row.ts'
import { startReport } from './start.ts'
import { waitingReports } from './waiting.ts'

const cursorShape = [countPart(1), instantPart, idPart]

const asReaderOfPeople = (standing: Standing): Standing => standingFor(standing, 'people.read')

const readAs = (action: string, row: ReportRow, purpose?: string): AuditEntry => ({
  action,
  subject: row.id,
  division: row.division,
  station: row.station,
  ...(purpose ? { purpose } : {}),
})

export const protectionRoutes = (platform: Platform): Implemented[] => [
  implement(protectionContract.start, (call) => startReport(platform, call, call.body)),
  implement(protectionContract.send, (call) => sendReport(platform, call, call.params.id, call.body)),
  implement(protectionContract.add, (call) => addToReport(platform, call, call.params.id, call.body)),
  implement(protectionContract.addReceiptPicture, (call) =>
    addReceiptPicture(platform, call, call.params.id, call.body.id, call.file),
  ),
  implement(protectionContract.receiptPicture, (call) =>
    disclose(call, async (tx) => {
      const row = await findReport(tx, call.scope, call.params.id)
      if (!row) return refused({ code: 'not-found' })
      const { rows } = await sql<{ fileSealed: Buffer | null; fileType: string }>`
        select file_sealed, file_type from protection_entry
        where province = ${row.province} and report = ${row.id} and id = ${call.params.entry}`.execute(tx)
      const kept = rows[0]
      if (!kept?.fileSealed) return refused({ code: 'not-found' })
      return ok({
        answer: {
          stream: Readable.from(platform.cipher.openBytes(kept.fileSealed)),
          fileName: `${row.number}.${kept.fileType.split('/')[1]}`,
          mediaType: kept.fileType,
        },
        audit: [readAs('protection.read-receipt', row)],
      })
    }),
  ),
  implement(protectionContract.findNoNeed, (call) =>
    findNoNeed(platform, call, call.params.id, call.body, 'first'),
  ),
  implement(protectionContract.signNoNeed, (call) =>
    findNoNeed(platform, call, call.params.id, call.body, 'second'),
  ),
  implement(protectionContract.list, async (call) => {
    const { cursor, limit, ...filters } = call.query
    const after = readCursor(cursor, cursorShape)
    if (!after.ok) return after
    const now = platform.clock.now()
    return read(call, async (tx) => {
      const rows = await listReports(tx, call.scope, filters, { after: after.value, limit }, now)
      const { items, next } = pageFrom(rows, limit, reportKey)
      return ok({ items: await linesOf(tx, call, items, now), next })
    })
  }),
  implement(protectionContract.waiting, (call) => waitingReports(call, platform.clock.now())),
  // Without a scope row-level security shows nothing but one's own; the children's names are asked for apart.
  implement(protectionContract.mine, async (call) => {
    const after = readCursor(call.query.cursor, cursorShape)
    if (!after.ok) return after
    const { limit } = call.query
    const own = await read({ ...call, scope: emptyScope }, async (tx) =>
      ok(await ownReports(tx, { after: after.value, limit })),
    )
    if (!own.ok) return own
    const { items, next } = pageFrom(own.value, limit, reportKey)
    return read(asReaderOfPeople(call), async (tx) =>
      ok({ items: await linesOf(tx, call, items, platform.clock.now()), next }),
    )
  }),
  implement(protectionContract.ownOne, async (call) => {
    const own = await read({ ...call, scope: emptyScope }, async (tx) => {
      const row = await findOwnReport(tx, call.params.id)
      return row
        ? ok({ row, shown: await detailOf(tx, platform, call, row) })
        : refused({ code: 'not-found' })
    })
    if (!own.ok) return own
    const { row, shown } = own.value
    return read(asReaderOfPeople(call), async (tx) => {
      const [line] = await linesOf(tx, call, [row], platform.clock.now())
      return ok({ ...shown, personName: line?.personName ?? null })
    })
  }),
  implement(protectionContract.one, (call) =>
    disclose(call, async (tx) => {
      const row = await findReport(tx, call.scope, call.params.id)
      if (!row) return refused({ code: 'not-found' })
      return ok({
        answer: await detailOf(tx, platform, call, row),
        audit: [readAs('protection.read', row)],
      })
    }),
  ),
  implement(protectionContract.reporter, (call) =>
    disclose(call, async (tx) => {
      const row = await findReport(tx, call.scope, call.params.id)
      if (!row || !keepsCounty(call.scope, row)) return refused({ code: 'not-found' })
      const reporter = row.reporterSealed ? platform.cipher.open(row.reporterSealed) : null
      return ok({
        answer: { reporter },
        audit: [readAs('protection.read-reporter', row, `${call.body.purpose} ${call.body.note}`)],
      })
    }),
  ),
  implement(protectionContract.paper, (call) =>
    disclose(call, async (tx) => {
      const row = await findReport(tx, call.scope, call.params.id)
      if (!row) return refused({ code: 'not-found' })
      const shown = await detailOf(tx, platform, call, row)
      const names = shown.station ? await stationNames(tx, [shown.station]) : new Map()
      const paper = paperOf(
        { ...shown, stationName: shown.station ? (names.get(shown.station) ?? null) : null },
        call.query.as,
        platform.clock.now(),
      )
      if (!paper.ok) return paper
      return ok({ answer: paper.value, audit: [readAs('protection.print', row)] })
    }),
  ),
]
