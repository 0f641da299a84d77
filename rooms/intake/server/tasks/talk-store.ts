import { sql } from 'kysely'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { placingOf, TaskRow } from './row.ts'

export type Side = 'giver' | 'body'

type Written = ReturnType<typeof placingOf> & {
  readonly id: Id
  readonly task: Id
  readonly side: Side
  readonly writtenBy: Id
  readonly writtenName: string
  readonly writtenAt: Date
}

export async function insertMessage(
  tx: Handle,
  message: Written & { readonly sealed: Buffer },
): Promise<boolean> {
  const { rows } = await sql`
    insert into task_message (province, id, task, station, division, organisation, to_station, to_division, account, side, sealed,
      written_by, written_name, written_at)
    values (${message.province}, ${message.id}, ${message.task}, ${message.station}, ${message.division}, ${message.organisation},
      ${message.toStation}, ${message.toDivision}, ${message.account}, ${message.side}, ${message.sealed}, ${message.writtenBy},
      ${message.writtenName}, ${message.writtenAt})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

export async function insertFile(
  tx: Handle,
  file: Written & { readonly name: string; readonly mediaType: string; readonly bytes: number },
): Promise<void> {
  await sql`
    insert into task_file (province, id, task, station, division, organisation, to_station, to_division, account, side, name,
      media_type, bytes, written_by, written_name, written_at)
    values (${file.province}, ${file.id}, ${file.task}, ${file.station}, ${file.division}, ${file.organisation}, ${file.toStation},
      ${file.toDivision}, ${file.account}, ${file.side}, ${file.name}, ${file.mediaType}, ${file.bytes}, ${file.writtenBy},
      ${file.writtenName}, ${file.writtenAt})`.execute(tx)
}

type Of = Pick<TaskRow, 'province' | 'id'>

export type MessageRow = {
  readonly id: Id
  readonly side: Side
  readonly sealed: Buffer
  readonly writtenName: string
  readonly writtenAt: string
}

export async function messagesOf(tx: Handle, { province, id }: Of): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select id, side, sealed, written_name, to_json(written_at) #>> '{}' as written_at from task_message
    where province = ${province} and task = ${id} order by written_at, id limit 500`.execute(tx)
  return rows
}

export type FileRow = {
  readonly id: Id
  readonly side: Side
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly writtenName: string
  readonly writtenAt: string
}

export async function filesOf(tx: Handle, { province, id }: Of): Promise<FileRow[]> {
  const { rows } = await sql<FileRow>`
    select id, side, name, media_type, bytes, written_name, to_json(written_at) #>> '{}' as written_at from task_file
    where province = ${province} and task = ${id} order by written_at, id limit 200`.execute(tx)
  return rows
}
