import { sql } from 'kysely'
import type { Words } from '../../../kernel/contract.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { monthOf } from '../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { read, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { newId } from '../../../platform/server/ids.ts'
import { takeOutRecord } from '../../../platform/server/reversal.ts'
import { openDuty } from '../../duties/server/index.ts'
import { dangersIn } from '../../intake/server/index.ts'
import { stands } from '../domain/closing.ts'
import { type DangerKind, gradeBandOf } from '../domain/letter-codes.ts'
import { shownCode } from '../domain/reading-code.ts'
import { type BoxRow, findBox, inScope } from './box-row.ts'
import { flagsOf, openSafetyDuties } from './flags.ts'
import {
  changing,
  done,
  type LetterChanged,
  leafOf,
  letterEntry,
  settle,
  updateLetter,
} from './letter-row.ts'
import { answerBy, urgentUntil } from './mailbox-rules.ts'
import { at, codeFor, hashOfCode, type LetterBody, type Mailroom, notValid, sealed } from './mailroom.ts'
import { takeNumber } from './number.ts'
import { repliesOf } from './replies.ts'

/** What nobody signed. */
const unsigned = '未署名'

/** Before the number of the letter. */
export const replyTitle: Words = { zh: '回复来信 ', en: 'Reply to letter ' }

/** The kinds of danger that some texts speak of, each once: a code name may be a cry for help as well. */
export const dangerKindsIn = (...texts: readonly (string | undefined)[]): DangerKind[] => [
  ...new Set(texts.flatMap((text) => (text ? dangersIn(text) : [])).map(({ kind }) => kind)),
]

export type RegisterInput = {
  readonly id: Id
  readonly box: Id
  readonly thread: Id
  readonly receivedOn: Day
  readonly codeName?: string | undefined
  readonly grade?: number | undefined
  readonly writer?: string | undefined
  readonly text?: string | undefined
  readonly photos: readonly Id[]
  readonly secret?: string | undefined
}

type Registered = LetterChanged & {
  readonly number: string
  readonly dangers: DangerKind[]
  readonly dueOn: Day
}

/** Registers a paper letter (form 5.12); with a secret its writer gets a code, which stands in no record. */
export async function registerLetter(
  room: Mailroom,
  standing: Standing,
  input: RegisterInput,
): Promise<Result<Registered & { code: string | null }, Refusal>> {
  const { scope, today } = standing
  if (input.receivedOn > today) return notValid({ code: 'letter-day-not-valid', path: '/body/receivedOn' })
  if (!input.text && input.photos.length === 0) return at('letter-empty', '/body/text')
  const dangers = dangerKindsIn(input.text, input.codeName)
  const heads = await headsIfUrgent(room, standing, input.box, dangers)
  const code = input.secret ? codeFor(room.cipher, input.thread, input.secret) : null
  const registered = await runCommand<Registered>(standing, {
    id: input.id,
    name: 'letters.register',
    input,
    run: async (tx) => {
      const box = await findBox(tx, scope, input.box)
      if (!box) return at('not-found', '/body/box')
      if (box.closedOn) return refused({ code: 'mailbox-closed' })
      const thread = await threadFor(tx, room, standing, box, input, code)
      if (!thread.ok) return thread
      const letter = await insertLetter(tx, room, standing, box, input, dangers, heads)
      if (!(await claimPhotos(tx, standing, box, input))) return refused({ code: 'files-not-found' })
      return ok({
        answer: { id: input.id, version: 1, number: letter.number, dangers, dueOn: letter.dueOn },
        audit: letterEntry('letters.register', {
          id: input.id,
          division: box.division,
          station: box.station,
        }),
        dirty: [leafOf(box, input.receivedOn)],
      })
    },
  })
  return registered.ok ? ok({ ...registered.value, code: code && shownCode(code) }) : registered
}

async function headsIfUrgent(
  room: Mailroom,
  standing: Standing,
  box: Id,
  dangers: readonly DangerKind[],
): Promise<readonly Id[]> {
  if (dangers.length === 0) return []
  const found = await read(standing, async (tx) => ok(await findBox(tx, standing.scope, box)))
  return found.ok && found.value ? room.headsOf(found.value, standing.today) : []
}

const nameOf = (input: RegisterInput): string => input.codeName ?? unsigned

/** The conversation that a letter goes on with, or a new one. A further code takes the place of the one before. */
async function threadFor(
  tx: Handle,
  room: Mailroom,
  standing: Standing,
  box: BoxRow,
  input: RegisterInput,
  code: string | null,
): Promise<Result<true, Refusal>> {
  const hash = code ? hashOfCode(room.cipher, code) : null
  const { rows } = await sql<{ box: Id }>`
    select box from letter_thread where ${inScope(standing.scope)} and id = ${input.thread} for update`.execute(
    tx,
  )
  const before = rows[0]
  if (before && before.box !== box.id) return at('not-found', '/body/thread')
  if (before) {
    if (hash)
      await sql`update letter_thread set code_hash = ${hash} where province = ${box.province} and id = ${input.thread}`.execute(
        tx,
      )
    return ok(true)
  }
  const inserted = await sql`
    insert into letter_thread (province, id, box, station, division, code_name, grade_band, code_hash, opened_on)
    values (${box.province}, ${input.thread}, ${box.id}, ${box.station}, ${box.division}, ${nameOf(input)},
      ${gradeBandOf(input.grade ?? null)}, ${hash}, ${input.receivedOn})
    on conflict do nothing returning id`.execute(tx)
  return inserted.rows.length > 0 ? ok(true) : at('not-found', '/body/thread')
}

async function insertLetter(
  tx: Handle,
  room: Mailroom,
  standing: Standing,
  box: BoxRow,
  input: RegisterInput,
  dangers: readonly DangerKind[],
  heads: readonly Id[],
) {
  const { actor } = standing
  const { cipher, now } = room
  const number = await takeNumber(tx, 'letter', box.division, input.receivedOn)
  const dueOn = answerBy(input.receivedOn)
  const until = urgentUntil(now())
  const one = { ...box, id: input.id, number }
  const replyDuty = newId()
  const body: LetterBody = {
    text: input.text ?? '',
    ...(input.writer ? { writer: input.writer } : {}),
    ...(input.grade ? { grade: input.grade } : {}),
  }
  const duties = dangers.length > 0 ? await openSafetyDuties(tx, one, heads, until, actor.account) : []
  await openDuty(tx, {
    id: replyDuty,
    kind: 'letter-reply',
    subjectRoom: 'letters',
    subject: input.id,
    person: null,
    station: box.station,
    division: box.division,
    owner: box.responsible,
    title: { zh: `${replyTitle.zh}${number}`, en: `${replyTitle.en}${number}` },
    dueOn,
    urgency: 0,
    by: actor.account,
  })
  await sql`
    insert into letter (province, id, thread, box, station, division, number, way, received_on, month, received_at, code_name, grade_band,
      sealed, responsible, responsible_name, due_on, urgent, urgent_until, reply_duty, urgent_duties, registered_by)
    values (${box.province}, ${input.id}, ${input.thread}, ${box.id}, ${box.station}, ${box.division}, ${number}, 'paper',
      ${input.receivedOn}, ${monthOf(input.receivedOn)}, (${input.receivedOn}::date + time '12:00') at time zone 'Asia/Shanghai',
      ${nameOf(input)}, ${gradeBandOf(input.grade ?? null)}, ${sealed(cipher, body)}, ${box.responsible}, ${box.responsibleName},
      ${dueOn}, ${dangers.length > 0}, ${dangers.length > 0 ? new Date(until).toISOString() : null}::timestamptz, ${replyDuty},
      ${duties}::uuid[], ${actor.account})`.execute(tx)
  for (const kind of dangers) {
    await sql`
      insert into letter_flag (province, id, letter, station, division, kind, source, raised_at)
      values (${box.province}, ${newId()}, ${input.id}, ${box.station}, ${box.division}, ${kind}, 'machine', clock_timestamp())`.execute(
      tx,
    )
  }
  return { number, dueOn }
}

/** Ties the uploaded photos to the letter, all of them or none. */
async function claimPhotos(
  tx: Handle,
  standing: Standing,
  box: BoxRow,
  input: RegisterInput,
): Promise<boolean> {
  if (input.photos.length === 0) return true
  const { rows } = await sql<{ claimed: boolean }>`
    select claim_files(${box.province}::smallint, ${[...input.photos]}::uuid[], ${standing.actor.account}) as claimed`.execute(
    tx,
  )
  if (!rows[0]?.claimed) return false
  await sql`
    insert into letter_photo (province, letter, file, station, division, place)
    select ${box.province}, ${input.id}, f.file, ${box.station}, ${box.division}, f.place
    from unnest(${[...input.photos]}::uuid[]) with ordinality f(file, place)`.execute(tx)
  return true
}

/** Takes out a paper letter that was registered by mistake. What came online, was answered or speaks of danger stays. */
export const withdrawLetter = (
  standing: Standing,
  target: Id,
  input: { readonly id: Id; readonly reason: string },
) =>
  changing(standing, 'letters.withdraw', target, input, async (tx, one) => {
    const replied = (await repliesOf(tx, one)).some(({ state }) => state === 'published')
    const danger = (await flagsOf(tx, one)).some(stands)
    if (one.way !== 'paper' || replied || danger) return refused({ code: 'letter-not-withdrawable' })
    const { id, station, division } = one
    await takeOutRecord(
      tx,
      standing.actor,
      { table: 'letter', kind: 'letter', record: id, station, division },
      { id: input.id, reason: input.reason, replacement: null },
    )
    await settle(tx, standing, one, [one.replyDuty], { zh: '来信登记已撤销', en: 'The letter was withdrawn' })
    return done('letters.withdraw', one, await updateLetter(tx, one, sql`state = state`), {
      dirty: [leafOf(one, one.receivedOn)],
    })
  })

/** A new code for a writer who lost the slip; the one before opens nothing any more. */
export async function giveCode(
  room: Mailroom,
  standing: Standing,
  target: Id,
  input: { readonly id: Id; readonly secret: string },
): Promise<Result<{ id: Id; code: string }, Refusal>> {
  const thread = await read(standing, async (tx) => {
    const { rows } = await sql<{ thread: Id }>`
      select thread from letter where ${inScope(standing.scope)} and id = ${target}`.execute(tx)
    return rows[0] ? ok(rows[0].thread) : refused<Refusal>({ code: 'not-found' })
  })
  if (!thread.ok) return thread
  const code = codeFor(room.cipher, thread.value, input.secret)
  const given = await changing(standing, 'letters.give-code', target, input, async (tx, one) => {
    await sql`
      update letter_thread set code_hash = ${hashOfCode(room.cipher, code)}
      where province = ${one.province} and id = ${one.thread}`.execute(tx)
    return done('letters.give-code', one, await updateLetter(tx, one, sql`state = state`))
  })
  return given.ok ? ok({ id: given.value.id, code: shownCode(code) }) : given
}
