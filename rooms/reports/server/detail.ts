import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { read, standingFor } from '../../../platform/server/command.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import type { Reader } from '../../indicators/server/index.ts'
import { checksOf } from '../domain/checks.ts'
import type { Content } from '../domain/content.ts'
import type { Definition } from '../domain/definition.ts'
import { mayChange, mayPrepare, mayReview } from '../domain/way.ts'
import { buildContent } from './build-content.ts'
import { placeOfReport } from './commands.ts'
import { definitionOf } from './definitions.ts'
import { recordFindings } from './record-findings.ts'
import { findReport, type ReportRow, type Step, stepsOf } from './store.ts'
import { type Version, versionsOf } from './version-store.ts'

export type ShownReport = {
  readonly report: ReportRow
  readonly definition: Definition
  readonly content: Content
  /** The frozen version that is shown; null for the figures of now. */
  readonly shown: Version | null
  readonly versions: readonly Version[]
  readonly steps: readonly Step[]
}

/**
 * A report as it stands: the figures of now while it is open, frozen once it was sent. A number asks for that
 * version, 0 for the figures of now.
 */
export async function shownReport(
  platform: Platform,
  reader: Reader,
  id: Id,
  number: number | undefined,
): Promise<Result<ShownReport, Refusal>> {
  const found = await read(reader, async (tx) => {
    const report = await findReport(tx, reader.scope, id)
    if (!report) return refused<Refusal>({ code: 'not-found' })
    return ok({ report, versions: await versionsOf(tx, report), steps: await stepsOf(tx, report) })
  })
  if (!found.ok) return found
  const { report, versions } = found.value
  const definition = definitionOf(report.definition)
  if (!definition) return refused({ code: 'not-found' })
  const wanted = number ?? (mayChange(report.state) ? 0 : (versions.at(-1)?.number ?? 0))
  const shown = wanted === 0 ? null : versions.find((version) => version.number === wanted)
  if (shown === undefined) return refused({ code: 'version-unknown' })
  if (shown) return ok({ ...found.value, definition, content: shown.content, shown })
  const content = await buildContent(platform, reader, report, definition, versions.at(-1) ?? null, 'look')
  return content.ok ? ok({ ...found.value, definition, content: content.value, shown: null }) : content
}

export async function reportAnswer(platform: Platform, reader: Reader, id: Id, number: number | undefined) {
  const found = await shownReport(platform, reader, id, number)
  if (!found.ok) return found
  const { report, definition, content, shown, versions, steps } = found.value
  const open = mayChange(report.state)
  const place = placeOfReport(report)
  const prepares = mayPrepare(standingFor(reader, 'reports.prepare').scope, place)
  const reviews =
    mayReview(standingFor(reader, 'reports.approve').scope, place) &&
    report.preparedBy !== reader.actor.account
  return ok({
    id: report.id,
    state: report.state,
    version: report.version,
    dueOn: report.dueOn,
    late: open && report.dueOn < reader.today,
    content,
    number: shown?.number ?? null,
    sha256: shown?.sha256 ?? null,
    versions: versions.map(({ content: _, id: __, month: ___, ...version }) => version),
    steps: steps.map(({ kind, number: at, reason, accountName, at: when }) => ({
      kind,
      number: at,
      reason,
      by: accountName,
      at: when,
    })),
    checks: open ? checksOf(content, definition, await recordFindings(platform, report)) : [],
    fields: definition.texts.map(({ code, title, hint, required }) => ({
      code,
      title,
      hint: hint ?? null,
      required,
    })),
    abilities: {
      write: open && prepares,
      send: open && prepares,
      review: report.state === 'sent' && reviews,
      revise: report.state === 'accepted' && reviews,
    },
  })
}
