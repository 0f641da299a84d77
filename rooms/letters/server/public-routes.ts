import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import { dayAt } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { read, type Standing, writeTrail } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { inTransaction } from '../../../platform/server/database/transaction.ts'
import { limitEachCaller } from '../../../platform/server/http/limit-each-caller.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import { newId } from '../../../platform/server/ids.ts'
import { publicLettersContract } from '../contract.ts'
import { shownCode } from '../domain/reading-code.ts'
import { safetyTitle } from './flags.ts'
import { letterEntry } from './letter-row.ts'
import { answerBy, mailboxRules, urgentUntil } from './mailbox-rules.ts'
import { codeFor, hashOfCode, type LetterBody, type Mailroom, opened, sealed } from './mailroom.ts'
import { dangerKindsIn, replyTitle } from './register.ts'

type Box = {
  readonly province: number
  readonly id: Id
  readonly station: Id
  readonly division: DivisionCode
  readonly stationName: string
  readonly name: string
  readonly responsible: Id
  readonly unnamed: boolean
  readonly taking: boolean
}

type Thread = {
  readonly province: number
  readonly id: Id
  readonly box: Id
  readonly station: Id
  readonly division: DivisionCode
  readonly address: string
  readonly codeName: string
  readonly gradeBand: string
}

const helplines = () => [...mailboxRules().helplines]

/**
 * The pages of children. Their routes are left out of the log of requests as well (`quiet` in the contract), so that the address
 * of a caller is nowhere.
 */
export function publicLetterRoutes(room: Mailroom): Implemented[] {
  const writing = limitEachCaller(room.now, { burst: 60, perMinute: 30 })
  const looking = limitEachCaller(room.now, { burst: 60, perMinute: 20 })
  const replyWithinWorkdays = () => mailboxRules().reply_within_workdays
  return [
    implement(publicLettersContract.helplines, async () =>
      ok({ helplines: helplines(), replyWithinWorkdays: replyWithinWorkdays() }),
    ),
    implement(publicLettersContract.box, async (call) => {
      const box = await read(call, async (tx) => ok(await boxAt(tx, call.params.address)))
      if (!box.ok || !box.value) return refused({ code: 'not-found' })
      const { unnamed, stationName, name, taking } = box.value
      return ok({
        station: unnamed ? null : stationName,
        box: name,
        open: taking,
        replyWithinWorkdays: replyWithinWorkdays(),
        helplines: helplines(),
      })
    }),
    writing(
      implement(publicLettersContract.write, async (call) => {
        const { website, address, id, thread, codeName, gradeBand, text, secret } = call.body
        const code = codeFor(room.cipher, thread, secret)
        const answer = { code: shownCode(code), answerBy: answerBy(dayAt(room.now())) }
        if (website) return ok(answer)
        const box = await read(call, async (tx) => ok(await boxAt(tx, address)))
        if (!box.ok || !box.value) return refused({ code: 'not-found' })
        if (!box.value.taking) return refused({ code: 'mailbox-closed' })
        const hash = hashOfCode(room.cipher, code)
        const taken = await receive(room, call, box.value, { id, thread, hash, codeName, gradeBand, text })
        return taken.ok ? ok(answer) : taken
      }),
    ),
    looking(
      implement(publicLettersContract.read, (call) =>
        read(call, (tx) => conversation(room, tx, hashOfCode(room.cipher, call.body.code))),
      ),
    ),
    writing(
      implement(publicLettersContract.again, async (call) => {
        const hash = hashOfCode(room.cipher, call.body.code)
        const found = await read(call, async (tx) => {
          const thread = await threadOf(tx, hash)
          return ok(thread && { thread, box: await boxAt(tx, thread.address) })
        })
        if (!found.ok || !found.value?.box) return refused({ code: 'letter-code-unknown' })
        const { thread, box } = found.value
        const { id, text } = call.body
        const { codeName, gradeBand } = thread
        const taken = await receive(room, call, box, {
          id,
          thread: thread.id,
          hash,
          codeName,
          gradeBand,
          text,
        })
        return taken.ok ? ok({ received: true as const, answerBy: answerBy(dayAt(room.now())) }) : taken
      }),
    ),
  ]
}

async function boxAt(tx: Handle, address: string): Promise<Box | null> {
  const { rows } = await sql<Box>`
    select province, id, station, division, station_name, name, responsible, unnamed, taking
    from letter_box_at(${address})`.execute(tx)
  return rows[0] ?? null
}

async function threadOf(tx: Handle, hash: Buffer): Promise<Thread | null> {
  const { rows } = await sql<Thread>`
    select province, id, box, station, division, address, code_name, grade_band from letter_thread_of(${hash})`.execute(
    tx,
  )
  return rows[0] ?? null
}

type Written = {
  readonly id: Id
  readonly thread: Id
  readonly hash: Buffer
  readonly codeName: string
  readonly gradeBand: string
  readonly text: string
}

/** One function of the database, which alone may write here without a scope. */
async function receive(
  room: Mailroom,
  standing: Standing,
  box: Box,
  written: Written,
): Promise<Result<true, Refusal>> {
  const now = room.now()
  const today = dayAt(now)
  const dangers = dangerKindsIn(written.text, written.codeName)
  const heads = dangers.length > 0 ? await room.headsOf(box, today) : []
  const owners = dangers.length > 0 ? [...new Set([box.responsible, ...heads])] : []
  const body: LetterBody = { text: written.text }
  return inTransaction(standing.db, standing, 'write', async (tx) => {
    const { rows } = await sql<{ state: 'new' | 'taken' | 'used' | 'full' | 'unknown' }>`
      select receive_letter(${box.id}, ${box.province}::smallint, ${written.thread}, ${written.id}, ${written.hash},
        ${written.codeName}, ${written.gradeBand}, ${sealed(room.cipher, body)}, to_timestamp(${now / 1000}),
        ${answerBy(today)}::date, to_timestamp(${urgentUntil(now) / 1000}), ${dangers}::text[],
        ${dangers.map(() => newId())}::uuid[], ${newId()}, ${owners.map(() => newId())}::uuid[], ${owners}::uuid[],
        ${[replyTitle.zh, safetyTitle.zh, replyTitle.en, safetyTitle.en]}::text[]) as state`.execute(tx)
    const state = rows[0]?.state
    if (state === 'full') return refused({ code: 'mailbox-full' })
    if (state === 'used') return refused({ code: 'id-already-used' })
    if (state !== 'new' && state !== 'taken') return refused({ code: 'mailbox-closed' })
    if (state === 'new')
      await writeTrail(tx, { actor: standing.actor }, 'system', [
        letterEntry('letters.receive', { id: written.id, division: box.division, station: box.station }),
      ])
    return ok(true)
  })
}

type KeptText = {
  readonly letter: Id
  readonly kind: 'letter' | 'reply'
  readonly onDay: Day
  readonly sealed: Buffer
}

/** What a code opens. A code that is none, was never given or has ended reads alike and costs the same question. */
async function conversation(room: Mailroom, tx: Handle, hash: Buffer) {
  const thread = await threadOf(tx, hash)
  const { rows } = await sql<KeptText>`
    select letter, kind, on_day, sealed from letter_texts_of(${thread?.province ?? 0}::smallint, ${hash})`.execute(
    tx,
  )
  if (!thread) return refused<Refusal>({ code: 'letter-code-unknown' })
  return ok({
    codeName: thread.codeName,
    texts: rows.map((row) => ({
      from: row.kind === 'letter' ? ('pupil' as const) : ('station' as const),
      on: row.onDay,
      text:
        row.kind === 'letter'
          ? opened<LetterBody>(room.cipher, row.sealed).text
          : room.cipher.open(row.sealed),
    })),
    waiting: rows.at(-1)?.kind === 'letter',
    helplines: helplines(),
  })
}
