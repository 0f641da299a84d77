import { sql } from 'kysely'
import { covers, scopeOf } from '../../../kernel/actor.ts'
import type { Words } from '../../../kernel/contract.ts'
import { dayAt } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { read, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { newId } from '../../../platform/server/ids.ts'
import { openDuty } from '../../duties/server/index.ts'
import { stands } from '../domain/closing.ts'
import type { DangerKind } from '../domain/letter-codes.ts'
import { changing, done, findLetter, type LetterRow, settle, updateLetter } from './letter-row.ts'
import { urgentUntil } from './mailbox-rules.ts'
import { type Mailroom, sealedText } from './mailroom.ts'

export type FlagRow = {
  readonly id: Id
  readonly kind: DangerKind
  readonly source: 'machine' | 'hand'
  readonly note: Buffer | null
  readonly raisedBy: Id | null
  readonly raisedByName: string | null
  readonly raisedAt: string
  readonly askedBy: Id | null
  readonly askedByName: string | null
  readonly askedAt: string | null
  readonly askedReason: Buffer | null
  readonly setAsideBy: Id | null
  readonly setAsideByName: string | null
  readonly setAsideAt: string | null
  readonly setAsideReason: Buffer | null
}

const iso = (column: string) => `to_json(${column}) #>> '{}' as ${column}`

const flagColumns =
  sql.raw(`id, kind, source, note, raised_by, raised_by_name, ${iso('raised_at')}, asked_by, asked_by_name,
  ${iso('asked_at')}, asked_reason, set_aside_by, set_aside_by_name, ${iso('set_aside_at')}, set_aside_reason`)

export async function flagsOf(tx: Handle, one: Pick<LetterRow, 'province' | 'id'>): Promise<FlagRow[]> {
  const { rows } = await sql<FlagRow>`
    select ${flagColumns} from letter_flag where province = ${one.province} and letter = ${one.id} order by letter_flag.raised_at, id`.execute(
    tx,
  )
  return rows
}

/** Before the number of the letter. */
export const safetyTitle: Words = {
  zh: '来信有危险信号，24小时内处置 ',
  en: 'Signs of danger in a letter, to be acted on within 24 hours: ',
}

/** The urgent duties of a letter: of the worker first, then of the heads of the station. Answers their ids. */
export async function openSafetyDuties(
  tx: Handle,
  one: Pick<LetterRow, 'id' | 'number' | 'station' | 'division' | 'responsible'>,
  heads: readonly Id[],
  until: number,
  by: Id,
): Promise<Id[]> {
  const duties: Id[] = []
  for (const owner of new Set([one.responsible, ...heads])) {
    const id = newId()
    await openDuty(tx, {
      id,
      kind: 'letter-safety',
      subjectRoom: 'letters',
      subject: one.id,
      person: null,
      station: one.station,
      division: one.division,
      owner,
      title: { zh: `${safetyTitle.zh}${one.number}`, en: `${safetyTitle.en}${one.number}` },
      dueOn: dayAt(until),
      urgency: 2,
      by,
    })
    duties.push(id)
  }
  return duties
}

/**
 * Flags by hand what the machine missed. A letter that was closed is open again: nothing about a danger is over because
 * somebody thought so before.
 */
export async function flagLetter(
  room: Mailroom,
  standing: Standing,
  target: Id,
  input: { readonly id: Id; readonly kind: DangerKind; readonly note?: string | undefined },
) {
  const heads = await headsForLetter(room, standing, target)
  return changing(standing, 'letters.flag', target, input, async (tx, one) => {
    const { actor } = standing
    const before = await flagsOf(tx, one)
    if (before.some((flag) => flag.kind === input.kind && stands(flag)))
      return refused({ code: 'letter-flag-there' })
    await sql`
      insert into letter_flag (province, id, letter, station, division, kind, source, note, raised_by, raised_by_name, raised_at)
      values (${one.province}, ${newId()}, ${one.id}, ${one.station}, ${one.division}, ${input.kind}, 'hand',
        ${sealedText(room.cipher, input.note)}, ${actor.account}, ${actor.name}, clock_timestamp())`.execute(
      tx,
    )
    if (one.urgent) {
      const same = await updateLetter(tx, one, reopened(one))
      return done('letters.flag', one, same)
    }
    const until = urgentUntil(room.now())
    const duties = await openSafetyDuties(tx, one, heads, until, actor.account)
    const version = await updateLetter(
      tx,
      one,
      sql`urgent = true, urgent_until = to_timestamp(${until / 1000}), urgent_duties = ${duties}::uuid[], ${reopened(one)}`,
    )
    return done('letters.flag', one, version)
  })
}

const reopened = (one: LetterRow) => {
  const state = one.state === 'closed' ? (one.answeredOn ? 'answered' : 'open') : one.state
  return sql`state = ${state}, closed_on = null, close_reason = null, close_note = null, closed_by = null, closed_by_name = null`
}

/** Asked outside the command, because accounts are another room's and another connection's. */
async function headsForLetter(room: Mailroom, standing: Standing, target: Id): Promise<readonly Id[]> {
  const { scope, today } = standing
  const found = await read(standing, async (tx) => ok(await findLetter(tx, scope, target)))
  return found.ok && found.value ? room.headsOf(found.value, today) : []
}

/** The first of the two who agree that a flag is a false alarm. */
export const askSetAside = (
  room: Mailroom,
  standing: Standing,
  target: Id,
  flag: Id,
  input: { readonly id: Id; readonly reason: string },
) =>
  changing(standing, 'letters.ask-set-aside', target, { ...input }, async (tx, one) => {
    const found = (await flagsOf(tx, one)).find(({ id }) => id === flag)
    if (!found) return refused({ code: 'not-found' })
    if (found.setAsideBy) return refused({ code: 'letter-flag-set-aside' })
    const { actor } = standing
    await sql`
      update letter_flag set asked_by = ${actor.account}, asked_by_name = ${actor.name}, asked_at = clock_timestamp(),
        asked_reason = ${room.cipher.seal(input.reason)}
      where province = ${one.province} and id = ${flag}`.execute(tx)
    return done('letters.ask-set-aside', one, await updateLetter(tx, one, sql`urgent = urgent`), {
      detail: { flag },
    })
  })

/** Who else may answer or sign there, and did not ask himself, sets it aside; with the last flag the hurry ends. */
export const setAside = (
  room: Mailroom,
  standing: Standing,
  target: Id,
  flag: Id,
  input: { readonly id: Id; readonly reason: string },
) =>
  changing(standing, 'letters.set-aside', target, { ...input }, async (tx, one) => {
    const { actor, today } = standing
    if (!mayJudge(standing, one)) return refused({ code: 'not-permitted' })
    const flags = await flagsOf(tx, one)
    const found = flags.find(({ id }) => id === flag)
    if (!found) return refused({ code: 'not-found' })
    if (found.setAsideBy) return refused({ code: 'letter-flag-set-aside' })
    if (!found.askedBy) return refused({ code: 'letter-flag-not-asked' })
    if (found.askedBy === actor.account) return refused({ code: 'letter-second-person' })
    await sql`
      update letter_flag set set_aside_by = ${actor.account}, set_aside_by_name = ${actor.name},
        set_aside_at = clock_timestamp(), set_aside_reason = ${room.cipher.seal(input.reason)}
      where province = ${one.province} and id = ${flag}`.execute(tx)
    const urgent = flags.some((other) => other.id !== flag && stands(other))
    if (!urgent)
      await settle(tx, { ...standing, today }, one, one.urgentDuties, {
        zh: '误报已由两人确认排除',
        en: 'Two people found it a false alarm',
      })
    const version = await updateLetter(
      tx,
      one,
      urgent ? sql`urgent = true` : sql`urgent = false, urgent_until = null`,
    )
    return done('letters.set-aside', one, version, { detail: { flag } })
  })

/** Whether somebody may be the second person about a letter there. */
export const mayJudge = ({ actor, today }: Standing, one: LetterRow): boolean =>
  ['letters.answer', 'casework.sign'].some((permission) => covers(scopeOf(actor, permission, today), one))
