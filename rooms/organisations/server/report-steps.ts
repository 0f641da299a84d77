import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { workingCalendar } from '../../regions/server/index.ts'
import { owesReport, reportStanding } from '../domain/registry/annual-report.ts'
import type { ReportState, ReportStep } from '../domain/registry/codes.ts'
import { reportDays, reportRule } from '../domain/registry/registrars.ts'
import { registrars } from './registrar-files.ts'
import { deciding, registryEntry, wrong } from './registry-commands.ts'
import { type EntryRow, findEntry, type StepRow, stepsOf } from './registry-store.ts'

/** The steps that may follow a state; a published report is closed. */
export const nextSteps: Readonly<Record<ReportState, readonly ReportStep[]>> = {
  'not-open': [],
  due: ['filed'],
  'not-filed': ['filed'],
  'under-review': ['returned', 'accepted'],
  returned: ['filed'],
  accepted: ['published'],
  published: [],
}

type Entry = Pick<EntryRow, 'authority' | 'legalForm' | 'registeredOn' | 'endedOn'>

/** Whether the report of a year is known here: the register is kept from it on, or a step of it was entered. */
export const isKept = (
  { reportsFrom }: Pick<EntryRow, 'reportsFrom'>,
  year: number,
  steps: readonly StepRow[],
): boolean => year >= reportsFrom || steps.some((one) => one.year === year)

/** How the report of a year stands on a day; null where the body owes none. */
export function standingOfReport(entry: Entry, year: number, steps: readonly StepRow[], today: Day) {
  const rule = reportRule(registrars(), entry.authority, entry.legalForm, year)
  if (!rule) return null
  const calendar = workingCalendar()
  const days = reportDays(rule, year, calendar)
  const own = steps.filter((one) => one.year === year)
  // What was filed is shown, though a body that is ended since would owe nothing more.
  if (own.length === 0 && !owesReport(entry, year, days.dueOn)) return null
  const done = own.map(({ step, onDay }) => ({ step, on: onDay }))
  return { year, ...days, source: rule.source, ...reportStanding(rule, days, done, calendar, today) }
}

type StepInput = {
  readonly id: Id
  readonly year: number
  readonly step: ReportStep
  readonly on: Day
  readonly note: string | null
}

export const recordReportStep = (standing: Standing, organisation: Id, input: StepInput) =>
  deciding<{ id: Id }>(
    standing,
    { id: input.id, name: 'registry.report', organisation, input },
    async (tx, row) => {
      const written = await writeStep(tx, standing, row, input, null)
      if (!written.ok) return written
      return ok({
        answer: { id: input.id },
        audit: registryEntry('registry.report', row, { year: input.year, step: input.step }),
      })
    },
  )

/**
 * A step that another room decided, such as a filing under a programme, inside its command: the same checks, and `source`
 * says whose record it follows from. The caller answers for the permission.
 */
export async function noteReportStep(
  tx: Handle,
  standing: Standing,
  organisation: Id,
  input: StepInput & { readonly source: { readonly room: string; readonly id: Id } },
): Promise<Result<null, Refusal>> {
  const row = await findEntry(tx, organisation)
  return row ? writeStep(tx, standing, row, input, input.source) : refused({ code: 'not-found' })
}

async function writeStep(
  tx: Handle,
  { actor, today }: Standing,
  row: EntryRow,
  { id, year, step, on, note }: StepInput,
  source: { readonly room: string; readonly id: Id } | null,
): Promise<Result<null, Refusal>> {
  if (on > today) return wrong('day-in-the-future', '/body/on')
  if (step === 'returned' && !note) return wrong('report-note-needed', '/body/note')
  const steps = await stepsOf(tx, row.province, [row.id], year)
  const now = standingOfReport(row, year, steps, today)
  if (!now) return refused({ code: 'report-not-owed' })
  if (step === 'filed' && on < now.opensOn)
    return wrong('report-not-open', '/body/on', { opens: now.opensOn })
  if (step === 'filed' && row.endedOn !== null && on >= row.endedOn)
    return wrong('report-after-the-end', '/body/on', { ended: row.endedOn })
  if (step === 'filed' && now.filedOn !== null && !nextSteps[now.state].includes('filed'))
    return refused({ code: 'report-filed-already', data: { year, on: now.filedOn } })
  const last = steps.at(-1)
  if (!nextSteps[now.state].includes(step) || (last && on < last.onDay))
    return refused({ code: 'report-step-out-of-order' })
  const { rows } = await sql`
    insert into organisation_report_step (province, id, organisation, division, authority, year, step, on_day, note, source_room,
      source, recorded_by, recorded_name)
    values (${row.province}, ${id}, ${row.id}, ${row.division}, ${row.authority}, ${year}, ${step}, ${on}, ${note},
      ${source?.room ?? null}, ${source?.id ?? null}, ${actor.account}, ${actor.name})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0 ? ok(null) : refused({ code: 'id-already-used' })
}

/** The steps of the report of a year in their order, whoever asks: what a programme derives its days from. */
export async function stepsOfReport(
  tx: Handle,
  organisation: Id,
  year: number,
): Promise<readonly { readonly step: ReportStep; readonly on: Day }[]> {
  const row = await findEntry(tx, organisation)
  const steps = row ? await stepsOf(tx, row.province, [organisation], year) : []
  return steps.filter((one) => one.year === year).map(({ step, onDay }) => ({ step, on: onDay }))
}
