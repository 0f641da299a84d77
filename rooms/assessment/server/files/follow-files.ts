import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { DomainEvent } from '../../../../kernel/events.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Subscriber } from '../../../../platform/server/outbox.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { windClocks } from './clock-store.ts'
import { changeFiles, type FileRow, fileColumns, recountFile } from './file-row.ts'
import { instrumentOf } from './in-force.ts'
import { lastMetOf } from './person-on-day.ts'

const system = '00000000-0000-7000-8000-000000000001'

/** Whether persons have an open case, and when the last one ended; casework stands above this room and is handed in. */
export type CasesOf = (
  tx: Handle,
  province: number,
  persons: readonly Id[],
) => Promise<ReadonlyMap<Id, { readonly open: boolean; readonly endedOn: Day | null }>>

export const noCases: CasesOf = async () => new Map()

/**
 * What happens to a person moves the clocks of the person's file: visits recorded, corrected or taken out, cases opened or
 * closed, moving, a merge of files. Everything is counted anew from what is true now, so that order and repetition do no harm.
 */
export const riskFileSubscriber = ({ clock }: Platform, casesOf: CasesOf = noCases): Subscriber => ({
  reader: 'assessment.files',
  hears: [
    'visit.recorded',
    'visit.taken-out',
    'assessment.file-opened',
    'case.turned',
    'person.moved',
    'person.merged',
    'person.unmerged',
  ],
  handle: async (tx, event) => {
    const mover = { account: system, today: clock.today() }
    for (const file of await concerned(tx, event)) {
      const met = (await lastMetOf(tx, file.province, [file.person])).get(file.person)
      const own = [...(await casesOf(tx, file.province, [file.person, file.openedFor])).values()]
      const ended = own.flatMap(({ endedOn }) => endedOn ?? []).toSorted()
      const counted = await recountFile(
        tx,
        file,
        sql`met_in_person = ${met?.inPerson ?? null}, met_seen = ${met?.seen ?? null}, met_contact = ${met?.contact ?? null},
          in_case = ${own.some(({ open }) => open)}, case_ended_on = ${ended.at(-1) ?? null}`,
      )
      const { instrument } = await instrumentOf(tx, counted, mover.today)
      await windClocks(tx, counted, instrument, mover, recountFile)
    }
  },
})

/** The open files that an event speaks of, put where their persons are now. */
async function concerned(tx: Handle, event: DomainEvent): Promise<FileRow[]> {
  switch (event.name) {
    case 'person.moved': {
      const { province, to } = event.data as { province: number; to: { division: DivisionCode; station: Id } }
      await place(tx, province, event.subject, to)
      return openFiles(tx, province, [event.subject])
    }
    case 'person.merged': {
      const { province, from, into } = event.data as { province: number; from: Id; into: Id }
      return repoint(tx, province, sql`person = ${from}`, into)
    }
    case 'person.unmerged': {
      const { province, from } = event.data as { province: number; from: Id }
      return repoint(tx, province, sql`opened_for = ${from}`, from)
    }
    default: {
      const { province, persons } = event.data as { province: number; persons: readonly Id[] }
      return openFiles(tx, province, persons)
    }
  }
}

async function openFiles(tx: Handle, province: number, persons: readonly Id[]): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    select ${fileColumns} from risk_file
    where province = ${province} and person = any(${[...persons]}::uuid[]) and closed_on is null for update`.execute(
    tx,
  )
  return rows
}

const parts = ['assessment', 'risk_level', 'risk_trigger', 'risk_note', 'risk_clock', 'risk_sample'] as const

/** A file lies where its person's file lies, with all that belongs to it but the assessments: those stay where they were made. */
async function place(
  tx: Handle,
  province: number,
  person: Id,
  { division, station }: { readonly division: DivisionCode; readonly station: Id },
): Promise<void> {
  await changeFiles(
    tx,
    sql`province = ${province} and person = ${person} and closed_on is null`,
    sql`division = ${division}, station = ${station}`,
  )
  for (const part of parts.slice(1)) {
    // The station of a clock is changed when it is wound, because the worker's duty moves with it.
    const moved =
      part === 'risk_clock' ? sql`division = ${division}` : sql`division = ${division}, station = ${station}`
    await sql`update ${sql.ref(part)} set ${moved} where province = ${province} and person = ${person}
      and file in (select id from risk_file where province = ${province} and person = ${person} and closed_on is null)`.execute(
      tx,
    )
  }
}

/** The files of a merged person speak for the survivor, and go back when the merge is undone. */
async function repoint(
  tx: Handle,
  province: number,
  which: ReturnType<typeof sql>,
  person: Id,
): Promise<FileRow[]> {
  const rows = await changeFiles(
    tx,
    sql`province = ${province} and ${which} and closed_on is null`,
    sql`person = ${person}`,
  )
  for (const { id } of rows) {
    for (const part of parts.slice(1)) {
      await sql`update ${sql.ref(part)} set person = ${person} where province = ${province} and file = ${id}`.execute(
        tx,
      )
    }
  }
  return rows
}
