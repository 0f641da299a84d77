import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { FileRow } from './file-row.ts'

export type NoteRow = {
  readonly id: Id
  readonly kind: string
  readonly note: string
  readonly writtenOn: Day
  readonly byName: string
}

/** Plans, conferences and reviews of a file, the latest first. */
export async function notesOf(tx: Handle, file: Pick<FileRow, 'province' | 'id'>): Promise<NoteRow[]> {
  const { rows } = await sql<NoteRow>`
    select id, kind, note, written_on, by_name from risk_note where province = ${file.province} and file = ${file.id}
    order by written_on desc, at desc limit 200`.execute(tx)
  return rows
}

export async function insertNote(
  tx: Handle,
  file: FileRow,
  note: { readonly id: Id; readonly kind: string; readonly note: string; readonly writtenOn: Day },
  by: { readonly account: Id; readonly name: string },
): Promise<void> {
  await sql`
    insert into risk_note (province, id, file, person, station, division, kind, note, written_on, by_account, by_name)
    values (${file.province}, ${note.id}, ${file.id}, ${file.person}, ${file.station}, ${file.division}, ${note.kind},
      ${note.note}, ${note.writtenOn}, ${by.account}, ${by.name})`.execute(tx)
}
