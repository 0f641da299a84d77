import { covers, coversSubtree, type Scope, scopeOf } from '../../../kernel/actor.ts'
import { countyOf } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { stationOrNull } from '../../../kernel/no-station.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { personNames } from '../../people/server/index.ts'
import { reportClock } from '../domain/report-clock.ts'
import { waitingFinding } from './no-need.ts'
import { entriesOf, isReporter, type ReportRow } from './report-row.ts'
import { reportRules } from './rules.ts'
import { openEntry, openReport } from './secret-texts.ts'

export const coversReport = (scope: Scope, { division, station, person }: ReportRow): boolean =>
  covers(scope, { division, station, person })

/** The keeper of a county's reports: who reads them over the whole county. */
export const keepsCounty = (scope: Scope, row: ReportRow): boolean =>
  coversSubtree(scope, countyOf(row.division))

export const clockOf = (row: ReportRow, now: number) =>
  reportClock(
    {
      noticedAt: Date.parse(row.noticedAt),
      sentAt: row.sentAt === null ? null : Date.parse(row.sentAt),
      noNeedAt: row.noNeedAt === null ? null : Date.parse(row.noNeedAt),
    },
    now,
    reportRules(),
  )

function lineOf(row: ReportRow, names: ReadonlyMap<Id, string>, now: number) {
  const { id, number, person, division, situations, danger, source, noticedAt, sentAt, bodies } = row
  return {
    id,
    number,
    person,
    personName: person ? (names.get(person) ?? null) : null,
    division,
    station: stationOrNull(row.station),
    situations: [...situations],
    danger,
    source,
    noticedAt,
    sentAt,
    bodies: [...bodies],
    ...clockOf(row, now),
  }
}

/** Reports as a list shows them; a name only where the reader may see the person's file. */
export async function linesOf(
  tx: Handle,
  { actor, today }: Standing,
  rows: readonly ReportRow[],
  now: number,
) {
  const persons = rows.flatMap(({ person }) => (person ? [person] : []))
  const names = await personNames(tx, scopeOf(actor, 'people.read', today), [...new Set(persons)])
  return rows.map((row) => lineOf(row, names, now))
}

/** The whole report, opened, with what was added and what the reader may do. */
export async function detailOf(
  tx: Handle,
  { cipher, clock }: Pick<Platform, 'cipher' | 'clock'>,
  standing: Standing,
  row: ReportRow,
) {
  const { actor, today } = standing
  const now = clock.now()
  const [line] = (await linesOf(tx, standing, [row], now)) as [ReturnType<typeof lineOf>]
  const entries = await entriesOf(tx, row)
  const { content, child } = openReport(cipher, row.sealed)
  const reading = scopeOf(actor, 'protection.read', today)
  const reads = coversReport(reading, row)
  const own = await isReporter(tx, row)
  const reports = coversReport(scopeOf(actor, 'protection.report', today), row) && (reads || own)
  const waiting = waitingFinding(entries)
  return {
    ...line,
    child,
    content,
    sourceId: row.sourceId,
    entries: entries.map(({ sealed, fileType, signedBy: _, ...entry }) => {
      const { text = null, receiptNumber = null, contact = null } = openEntry(cipher, sealed)
      return {
        ...entry,
        bodies: [...entry.bodies],
        measures: [...entry.measures],
        text,
        receiptNumber,
        contact,
        hasFile: fileType !== null,
      }
    }),
    abilities: {
      send: reports,
      add: reports,
      findNoNeed:
        reports && line.state === 'open' && waiting === null && (own || row.reporterSealed === null),
      signNoNeed: reads && waiting && waiting.signedBy !== actor.account ? waiting.id : null,
      seeReporter: reads && row.reporterSealed !== null && keepsCounty(reading, row),
    },
  }
}

export type ShownReport = Awaited<ReturnType<typeof detailOf>>
