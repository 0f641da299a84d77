import { sql } from 'kysely'
import type { Actor } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Problem } from '../../../../kernel/errors.ts'
import type { DomainEvent } from '../../../../kernel/events.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { type NewDuty, openDuties } from '../../../duties/server/index.ts'
import { startTerms } from '../../domain/files/file-codes.ts'
import type { Instrument } from '../../domain/instrument/instrument.ts'
import { type FileRow, updateFile } from './file-row.ts'

export type TriggerRow = {
  readonly id: Id
  readonly code: string
  readonly note: string
  readonly raisedOn: Day
  readonly raisedByName: string
  readonly assessment: Id | null
  readonly evidence: string | null
  readonly resolvedOn: Day | null
  readonly resolvedBy: Id | null
  readonly resolvedByName: string | null
  readonly signedBy: Id | null
  readonly signedName: string | null
  readonly signedAt: string | null
}

/** The triggers of a file; one stays open until its resolution is signed. */
export async function triggersOf(tx: Handle, file: Pick<FileRow, 'province' | 'id'>): Promise<TriggerRow[]> {
  const { rows } = await sql<TriggerRow>`
    select id, code, note, raised_on, raised_by_name, assessment, evidence, resolved_on, resolved_by, resolved_by_name, signed_by,
      signed_name, to_json(signed_at) #>> '{}' as signed_at
    from risk_trigger where province = ${file.province} and file = ${file.id} order by raised_on, id`.execute(
    tx,
  )
  return rows
}

export type NewTrigger = { readonly id: Id; readonly code: string; readonly note: string }

/** What is wrong with a trigger that the instrument does not have; null where it has it. */
export function triggerProblem({ triggers }: Instrument, trigger: string, path: string): Problem | null {
  const known = triggers.map(({ code }) => code)
  return known.includes(trigger)
    ? null
    : { code: 'trigger-unknown', path, data: { trigger, known: known.join(' ') } }
}

/** Adds those triggers that are not open already, and says so to whoever answers for what they start (6.2). */
export async function addTriggers(
  tx: Handle,
  file: FileRow,
  actor: Actor,
  instrument: Instrument,
  triggers: readonly NewTrigger[],
  on: Day,
  assessment: Id | null,
): Promise<{ readonly file: FileRow; readonly events: readonly DomainEvent[] }> {
  const open = new Set(
    (await triggersOf(tx, file)).filter(({ signedBy }) => !signedBy).map(({ code }) => code),
  )
  const added = triggers.filter(({ code }) => !open.has(code))
  if (added.length === 0) return { file, events: [] }
  await sql`
    insert into risk_trigger (province, id, file, person, station, division, code, note, raised_on, raised_by, raised_by_name, assessment)
    select ${file.province}, id, ${file.id}, ${file.person}, ${file.station}, ${file.division}, code, note, ${on}, ${actor.account},
      ${actor.name}, ${assessment}
    from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as t(id uuid, code text, note text)`.execute(tx)
  await openDuties(
    tx,
    added.flatMap(({ code }) => startedBy(file, instrument, code, actor.account, on)),
  )
  return {
    file: await updateFile(tx, file, sql`open_triggers = open_triggers + ${added.length}`),
    events: added.map(({ id, code }) => triggerRaised(file, actor, instrument, id, code, added)),
  }
}

const startsOf = ({ triggers }: Instrument, trigger: string) =>
  triggers.find(({ code }) => code === trigger)?.also ?? []

const reports = (instrument: Instrument, trigger: string): boolean =>
  startsOf(instrument, trigger).includes('mandatory-report')

/** What a trigger starts is owed by the file's worker the same day; its kind is that of every duty of a file (S16.A4). */
const startedBy = (file: FileRow, instrument: Instrument, trigger: string, by: Id, on: Day): NewDuty[] =>
  startsOf(instrument, trigger).flatMap((start) =>
    start === 'mandatory-report'
      ? []
      : {
          id: newId(),
          kind: 'risk-file',
          subjectRoom: 'assessment',
          subject: file.id,
          person: file.person,
          station: file.station,
          division: file.division,
          owner: file.worker,
          title: startTerms[start],
          dueOn: on,
          urgency: 0,
          toldUnder: 'assessment.read',
          by,
        },
  )

/**
 * The event names the code and what it starts, never the grade; who raised it, whom the law asks for a report; and the codes
 * that were raised with it, so that they are told in one.
 */
const triggerRaised = (
  file: FileRow,
  actor: Actor,
  instrument: Instrument,
  trigger: Id,
  code: string,
  together: readonly NewTrigger[],
): DomainEvent => ({
  name: 'assessment.trigger-raised',
  subject: trigger,
  division: file.division,
  data: {
    province: file.province,
    file: file.id,
    person: file.person,
    station: file.station,
    about: file.about,
    code,
    starts: startsOf(instrument, code),
    together: together.filter((one) => reports(instrument, one.code)).map((one) => one.code),
    by: actor.account,
    byName: actor.name,
  },
})
