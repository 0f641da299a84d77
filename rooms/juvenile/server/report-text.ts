import { sql } from 'kysely'
import type { Id } from '../../../kernel/id.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Chapter } from '../domain/codes.ts'
import type { ChapterContent, Draft } from '../domain/report-check.ts'
import { type Door, openJson } from './door.ts'
import type { FileRow } from './file-row.ts'

export type ChapterRow = { readonly chapter: Chapter; readonly content: Buffer; readonly version: number }

export async function chaptersOf(tx: Handle, file: FileRow): Promise<ChapterRow[]> {
  const { rows } = await sql<ChapterRow>`
    select chapter, content, version from juvenile_chapter where province = ${file.province} and file = ${file.id}
    order by array_position(array['character', 'family', 'social', 'growth', 'guardianship', 'opinion'], chapter)`.execute(
    tx,
  )
  return rows
}

export type Signature = { readonly account: Id; readonly name: string; readonly signedAt: string }

/** Who signed the text as it stands; a later change makes a signature one of an earlier text. */
export async function signaturesOf(tx: Handle, file: FileRow): Promise<Signature[]> {
  const { rows } = await sql<Signature>`
    select account, name, to_json(signed_at) #>> '{}' as signed_at from juvenile_signature
    where province = ${file.province} and file = ${file.id} and text_version = ${file.textVersion} order by signed_at`.execute(
    tx,
  )
  return rows
}

/** The report as it is being written. */
export async function draftOf(
  tx: Handle,
  door: Door,
  file: FileRow,
): Promise<Draft & { readonly signatures: readonly Signature[]; readonly rows: readonly ChapterRow[] }> {
  const rows = await chaptersOf(tx, file)
  const signatures = await signaturesOf(tx, file)
  return {
    chapters: Object.fromEntries(
      rows.map(({ chapter, content }) => [chapter, openJson<ChapterContent>(door, content)]),
    ),
    investigators: file.investigators,
    signedBy: signatures.map(({ account }) => account),
    signatures,
    rows,
  }
}
