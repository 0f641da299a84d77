import { type RawBuilder, sql } from 'kysely'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { daysOf } from '../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { read, runCommand } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import type { Reader } from '../../indicators/server/index.ts'
import { type Check, checksOf } from '../domain/checks.ts'
import type { Content } from '../domain/content.ts'
import type { Definition } from '../domain/definition.ts'
import { mayChange, mayPrepare, mayReview, maySend, type ReportState } from '../domain/way.ts'
import { buildContent } from './build-content.ts'
import { definitionOf } from './definitions.ts'
import type { ReportNeighbours } from './neighbours.ts'
import { notPublishable, type Texts } from './publishable.ts'
import { recordFindings } from './record-findings.ts'
import { addStep, changeReport, findReport, type ReportRow } from './store.ts'
import { insertVersion, type Version, versionsOf } from './version-store.ts'

export type Changed = { readonly id: Id; readonly state: ReportState; readonly version: number }
type Change = { readonly id: Id; readonly version: number }

const notFound = refused<Refusal>({ code: 'not-found' })
const changedMeanwhile = refused<Refusal>({ code: 'changed-meanwhile' })

export const placeOfReport = ({ division, station, reviewStation }: ReportRow) => ({
  division,
  station,
  parent: reviewStation,
})

/** One step of a report: found, allowed, changed at the version that the sender saw, noted. */
type Step = {
  readonly name: string
  /** Why it may not be done now, by its code or with its facts; null when it may. */
  readonly refusal: (report: ReportRow) => string | Refusal | null
  readonly change: (report: ReportRow) => RawBuilder<unknown>
  readonly state?: ReportState
  readonly also?: (tx: Handle, report: ReportRow) => Promise<object>
  readonly event?: string
}

function step(
  reader: Reader,
  id: Id,
  input: Change & object,
  asked: Step,
): Promise<Result<Changed, Refusal>> {
  return runCommand<Changed>(reader, {
    id: input.id,
    name: asked.name,
    input: { ...input, report: id },
    run: async (tx) => {
      const report = await findReport(tx, reader.scope, id)
      if (!report) return notFound
      const why = asked.refusal(report)
      if (why) return refused(typeof why === 'string' ? { code: why } : why)
      if (!(await changeReport(tx, report, input.version, asked.change(report)))) return changedMeanwhile
      const detail = (await asked.also?.(tx, report)) ?? {}
      const { division, station } = report
      return ok({
        answer: { id, state: asked.state ?? report.state, version: input.version + 1 },
        audit: {
          action: asked.name,
          subject: id,
          division,
          station,
          detail: { month: report.month, ...detail },
        },
        ...(asked.event
          ? { events: [{ name: asked.event, subject: id, division, data: { by: reader.actor.account } }] }
          : {}),
      })
    },
  })
}

const whyNotWritten =
  (reader: Reader) =>
  (report: ReportRow): string | null => {
    if (!mayPrepare(reader.scope, placeOfReport(report))) return 'not-permitted'
    return mayChange(report.state) ? null : 'report-not-open'
  }

const whyNotReviewed =
  (reader: Reader, wanted: ReportState, otherwise: string) =>
  (report: ReportRow): string | null => {
    if (!mayReview(reader.scope, placeOfReport(report))) return 'not-permitted'
    if (report.state !== wanted) return otherwise
    return report.preparedBy === reader.actor.account ? 'report-own' : null
  }

export async function writeTexts(
  neighbours: ReportNeighbours,
  reader: Reader,
  id: Id,
  input: Change & { readonly texts: Texts; readonly notNames?: readonly string[] | undefined },
) {
  const found = await read(reader, async (tx) => ok(await findReport(tx, reader.scope, id)))
  if (!found.ok || !found.value) return notFound
  const notNames = [...new Set([...found.value.notNames, ...(input.notNames ?? [])])]
  const bad = await notPublishable(neighbours, found.value.division, input.texts, '/body/texts', notNames)
  if (bad) return refused(bad)
  const known = new Set(definitionOf(found.value.definition)?.texts.map(({ code }) => code))
  const unknown = Object.keys(input.texts).filter((code) => !known.has(code))
  if (unknown.length > 0)
    return refused<Refusal>({
      code: 'request-not-valid',
      problems: unknown.map((code) => ({ code: 'text-unknown', path: `/body/texts/${code}` })),
    })
  return step(reader, id, input, {
    name: 'reports.write-texts',
    refusal: whyNotWritten(reader),
    change: () =>
      sql`texts = texts || ${JSON.stringify(input.texts)}::jsonb, not_names = ${notNames}::text[]`,
  })
}

export type AdjustInput = Change & {
  readonly cell: string
  readonly difference: number
  readonly on: string
  readonly reason: string
  readonly notNames?: readonly string[] | undefined
}

export async function adjust(
  platform: Platform,
  neighbours: ReportNeighbours,
  reader: Reader,
  id: Id,
  input: AdjustInput,
) {
  const built = await contentNow(platform, reader, id, 'look')
  if (!built.ok) return built
  const { division } = built.value.report
  const bad = await notPublishable(neighbours, division, { reason: input.reason }, '/body', input.notNames)
  if (bad) return refused(bad)
  if (!built.value.content.cells.some(({ code }) => code === input.cell))
    return refused<Refusal>({
      code: 'request-not-valid',
      problems: [{ code: 'cell-unknown', path: '/body/cell' }],
    })
  return step(reader, id, input, {
    name: 'reports.adjust',
    refusal: whyNotWritten(reader),
    change: () => sql`due_on = due_on`,
    also: async (tx, report) => {
      await sql`insert into report_adjustment (province, id, report, division, station, review_station, cell, difference, stated_on,
          reason, account, account_name)
        values (${report.province}, ${input.id}, ${report.id}, ${report.division}, ${report.station}, ${report.reviewStation},
          ${input.cell}, ${input.difference}, ${input.on}, ${input.reason}, ${reader.actor.account}, ${reader.actor.name})`.execute(
        tx,
      )
      return { cell: input.cell, difference: input.difference }
    },
  })
}

/** The figures of now for a report that the reader may see, and what was frozen of it last. */
export async function contentNow(
  platform: Platform,
  reader: Reader,
  id: Id,
  use: 'look' | 'freeze',
): Promise<
  Result<{ report: ReportRow; definition: Definition; content: Content; last: Version | null }, Refusal>
> {
  const found = await read(reader, async (tx) => {
    const report = await findReport(tx, reader.scope, id)
    return report ? ok({ report, last: (await versionsOf(tx, report)).at(-1) ?? null }) : notFound
  })
  if (!found.ok) return found
  const definition = definitionOf(found.value.report.definition)
  if (!definition) return notFound
  const content = await buildContent(platform, reader, found.value.report, definition, found.value.last, use)
  return content.ok ? ok({ ...found.value, definition, content: content.value }) : content
}

/** Signs, freezes the figures of now as the next version, and sends it up. */
export async function sendReport(platform: Platform, reader: Reader, id: Id, input: Change) {
  const built = await contentNow(platform, reader, id, 'freeze')
  if (!built.ok) return built
  const { definition, content, last, report: before } = built.value
  const findings = await recordFindings(platform, before)
  const wrong = checksOf(content, definition, findings).filter(({ level }) => level === 'wrong')
  return step(reader, id, input, {
    name: 'reports.send',
    state: 'sent',
    event: 'report.sent',
    refusal: (report) => {
      if (!mayPrepare(reader.scope, placeOfReport(report))) return 'not-permitted'
      if (!maySend(report.state)) return 'report-not-open'
      if (daysOf(report.month).last >= reader.today) return 'report-month-not-over'
      return wrong.length > 0 ? notComplete(wrong) : null
    },
    change: () =>
      sql`state = 'sent', prepared_by = ${reader.actor.account}, sent_at = clock_timestamp(), settled_at = null`,
    also: (tx, report) =>
      freeze(tx, reader, report, {
        content,
        number: (last?.number ?? 0) + 1,
        reason: 'sent',
        step: 'sent',
        id: input.id,
      }),
  })
}

/** Names what does not pass, as the checklist says it, so that an outside program needs not ask again. */
function notComplete(wrong: readonly Check[]): Refusal {
  const said = wrong.flatMap(({ found }) => found.map(({ words }) => words))
  return {
    code: 'report-not-complete',
    data: {
      checks: wrong.map(({ code }) => code),
      found: said.map(({ zh }) => zh).join('；'),
      foundEn: said.map(({ en }) => en).join('; '),
    },
  }
}

async function freeze(
  tx: Handle,
  reader: Pick<Reader, 'actor'>,
  report: ReportRow,
  to: {
    readonly id: Id
    readonly content: Content
    readonly number: number
    readonly reason: Version['reason']
    readonly step: 'sent' | 'frozen' | 'revised'
    readonly why?: string
  },
) {
  const by = { account: reader.actor.account, name: reader.actor.name }
  const sha256 = await insertVersion(tx, report, to, by)
  await addStep(tx, report, {
    id: to.id,
    kind: to.step,
    number: to.number,
    reason: to.why ?? null,
    account: by.account,
    accountName: by.name,
  })
  return { number: to.number, sha256 }
}

export { freeze as freezeVersion }

const signature =
  (reader: Reader, id: Id, kind: 'returned' | 'accepted', reason: string | null) =>
  async (tx: Handle, report: ReportRow) => {
    const number = (await versionsOf(tx, report)).at(-1)?.number ?? null
    const { account, name } = reader.actor
    await addStep(tx, report, { id, kind, number, reason, account, accountName: name })
    return { number }
  }

export const giveBack = (reader: Reader, id: Id, input: Change & { readonly reason: string }) =>
  step(reader, id, input, {
    name: 'reports.return',
    state: 'returned',
    event: 'report.returned',
    refusal: whyNotReviewed(reader, 'sent', 'report-not-sent'),
    change: () => sql`state = 'returned', settled_at = clock_timestamp()`,
    also: signature(reader, input.id, 'returned', input.reason),
  })

export const acceptReport = (reader: Reader, id: Id, input: Change) =>
  step(reader, id, input, {
    name: 'reports.accept',
    state: 'accepted',
    event: 'report.accepted',
    refusal: whyNotReviewed(reader, 'sent', 'report-not-sent'),
    change: () => sql`state = 'accepted', settled_at = clock_timestamp()`,
    also: signature(reader, input.id, 'accepted', null),
  })

/** Publishes a later version of an accepted month; the earlier ones stay as they are. */
export async function reviseReport(
  platform: Platform,
  reader: Reader,
  id: Id,
  input: Change & { readonly reason: string },
) {
  const built = await contentNow(platform, reader, id, 'freeze')
  if (!built.ok) return built
  const { content, last } = built.value
  return step(reader, id, input, {
    name: 'reports.revise',
    refusal: (report) =>
      whyNotReviewed(reader, 'accepted', 'report-not-accepted')(report) ??
      (content.changes.length === 0 ? 'report-unchanged' : null),
    change: () => sql`settled_at = clock_timestamp()`,
    also: (tx, report) =>
      freeze(tx, reader, report, {
        id: input.id,
        content,
        number: (last?.number ?? 0) + 1,
        reason: 'revised',
        step: 'revised',
        why: input.reason,
      }),
  })
}
