import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../../../../kernel/actor.ts'
import { dayAt } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { newId } from '../../../../platform/server/ids.ts'
import { spellName } from '../../../people/server/index.ts'
import {
  type ForWhom,
  type RequestNeed,
  type RequestSource,
  type RequestUrgency,
  urgencyNumber,
} from '../../domain/requests/codes.ts'
import { dangersIn } from '../danger-words.ts'
import { codeOfCommand, followIndex } from './follow-code.ts'
import type { QueuePlace } from './place.ts'
import { phoneIndexOf, sealRequest } from './sealed-words.ts'

/** What somebody says who asks for help, as the contract has it. */
export type Said = {
  readonly text: string
  readonly division: DivisionCode
  readonly forWhom?: ForWhom | undefined
  readonly aboutName?: string | undefined
  readonly contactName?: string | undefined
  readonly phone?: string | undefined
  readonly otherContact?: string | undefined
  readonly where?: string | undefined
}

/** A request about to be written, with everything that is known beside what was said. */
export type Filing = Said & {
  readonly id: Id
  /** Of the filing; the code follows from it. */
  readonly command: Id
  readonly place: QueuePlace
  readonly source: RequestSource
  readonly sourceRoom?: string | undefined
  readonly sourceRecord?: Id | undefined
  readonly organisation?: Id | undefined
  /** Milliseconds. */
  readonly receivedAt: number
  readonly urgency: RequestUrgency
  readonly endangered?: boolean | undefined
  readonly needs: readonly RequestNeed[]
  readonly person?: { readonly id: Id; readonly ordinal: number } | undefined
  /** Null on the public page. */
  readonly by: Pick<Actor, 'account' | 'name'> | null
  readonly own: boolean
  readonly language: 'zh' | 'en'
}

type Arguments = {
  readonly row: object
  readonly sealed: Buffer
  readonly phone: Buffer | null
  readonly follow: Buffer
  readonly hash: Buffer
}

/** Words of danger make a request urgent at once, whoever files it; nothing makes it less. */
function argumentsOf(cipher: FieldCipher, filing: Filing): Arguments {
  const { place, person, by } = filing
  const dangers = dangersIn(filing.text, filing.where, filing.otherContact)
  const isEndangered = dangers.length > 0 || filing.endangered === true
  const { text, contactName, phone, otherContact, where } = filing
  const content = { text, contactName, phone, otherContact, where }
  const aboutName = filing.aboutName ?? (filing.forWhom === 'self' ? contactName : undefined)
  const row = {
    province: place.province,
    id: filing.id,
    source: filing.source,
    source_room: filing.sourceRoom ?? null,
    source_record: filing.sourceRecord ?? null,
    organisation: filing.organisation ?? null,
    received_at: new Date(filing.receivedAt).toISOString(),
    received_on: dayAt(filing.receivedAt),
    division: place.division,
    station: place.station,
    station_division: place.stationDivision,
    urgency: isEndangered ? 2 : urgencyNumber(filing.urgency),
    endangered: isEndangered,
    needs: filing.needs,
    for_whom: filing.forWhom ?? null,
    about_name: aboutName ?? null,
    name_keys: aboutName ? spellName(aboutName).keys : [],
    person: person?.id ?? null,
    person_ordinal: person?.ordinal ?? null,
    anonymous: !contactName && !phone && !otherContact,
    filed_by: by?.account ?? null,
    filed_name: by?.name ?? null,
    owner: filing.own && by ? by.account : null,
    owner_name: filing.own && by ? by.name : null,
    language: filing.language,
    command: filing.command,
    step: newId(),
    fact: newId(),
  }
  return {
    row,
    sealed: sealRequest(cipher, { ...content, ...(dangers.length > 0 ? { dangers } : {}) }),
    phone: phoneIndexOf(cipher, phone),
    follow: followIndex(cipher, codeOfCommand(cipher, place.province, filing.command)),
    hash: createHash('sha256')
      .update(JSON.stringify([content, place.division, filing.forWhom ?? null, aboutName ?? null]))
      .digest(),
  }
}

const given = ({ row, sealed, phone, follow, hash }: Arguments) =>
  sql`${JSON.stringify(row)}::jsonb, ${sealed}, ${phone}, ${follow}, ${hash}`

/** Writes a request under the caller's scope; answers its number. */
export async function insertRequest(tx: Handle, cipher: FieldCipher, filing: Filing): Promise<string> {
  const { rows } = await sql<{ number: string }>`
    select insert_request(${given(argumentsOf(cipher, filing))}) as number`.execute(tx)
  return rows[0]?.number ?? ''
}

/** Writes a request for somebody without a scope there; a resend is known by its command. */
export async function fileFromOutside(
  tx: Handle,
  cipher: FieldCipher,
  filing: Filing,
): Promise<'filed' | 'again' | 'other'> {
  const { rows } = await sql<{ outcome: 'filed' | 'again' | 'other' }>`
    select file_request(${given(argumentsOf(cipher, filing))}) as outcome`.execute(tx)
  return rows[0]?.outcome ?? 'other'
}
