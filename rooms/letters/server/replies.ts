import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { monthOf } from '../../../kernel/period.ts'
import { refused } from '../../../kernel/result.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { closingProblem } from '../domain/closing.ts'
import type { ReplyState } from '../domain/letter-codes.ts'
import { flagsOf } from './flags.ts'
import { changing, done, type LetterRow, leafOf, settle, updateLetter } from './letter-row.ts'
import { type Mailroom, notValid, sealedText } from './mailroom.ts'
import { actsOf } from './safeguarding.ts'

export type ReplyRow = {
  readonly id: Id
  readonly sealed: Buffer
  readonly state: ReplyState
  readonly draftedBy: Id
  readonly draftedByName: string
  readonly readBy: Id | null
  readonly readByName: string | null
  readonly remark: Buffer | null
  readonly publishedByName: string | null
  readonly publishedOn: Day | null
  readonly version: number
}

const replyColumns =
  sql.raw(`id, sealed, state, drafted_by, drafted_by_name, read_by, read_by_name, remark, published_by_name,
  published_on, version`)

export async function repliesOf(tx: Handle, one: Pick<LetterRow, 'province' | 'id'>): Promise<ReplyRow[]> {
  const { rows } = await sql<ReplyRow>`
    select ${replyColumns} from letter_reply where province = ${one.province} and letter = ${one.id} order by drafted_at, id`.execute(
    tx,
  )
  return rows
}

type Published = { readonly publishedOn?: Day | undefined; readonly close: boolean }

/** A new reply; with `publish` it is on the code page at once, which needs no second reader because nobody asked for one. */
export const draftReply = (
  room: Mailroom,
  standing: Standing,
  target: Id,
  input: {
    readonly id: Id
    readonly version: number
    readonly reply: Id
    readonly text: string
    readonly publish: boolean
  } & Published,
) =>
  changing(standing, 'letters.draft-reply', target, input, async (tx, one) => {
    if (one.state === 'closed') return refused({ code: 'letter-closed' })
    const { actor } = standing
    await sql`
      insert into letter_reply (province, id, letter, station, division, sealed, drafted_by, drafted_by_name)
      values (${one.province}, ${input.reply}, ${one.id}, ${one.station}, ${one.division}, ${room.cipher.seal(input.text)},
        ${actor.account}, ${actor.name})`.execute(tx)
    if (!input.publish)
      return done('letters.draft-reply', one, await updateLetter(tx, one, sql`state = state`))
    return published(tx, standing, one, { id: input.reply, state: 'draft' }, input)
  })

/** A reply of a letter as it was seen by version; the letter itself may have changed meanwhile. */
const withReply = (
  standing: Standing,
  name: string,
  target: Id,
  reply: Id,
  input: { readonly id: Id; readonly version: number },
  run: (tx: Handle, one: LetterRow, row: ReplyRow) => ReturnType<Parameters<typeof changing>[4]>,
) => {
  const { version, ...rest } = input
  return changing(
    standing,
    name,
    target,
    { ...rest, reply, seen: version } as { id: Id },
    async (tx, one) => {
      const row = (await repliesOf(tx, one)).find(({ id }) => id === reply)
      if (!row) return refused({ code: 'not-found' })
      if (row.version !== version)
        return refused({ code: 'changed-meanwhile', data: { version: row.version } })
      return run(tx, one, row)
    },
  )
}

/** Writes a change of a reply; answers the version of the reply. */
async function updateReply(
  tx: Handle,
  one: LetterRow,
  reply: Id,
  change: ReturnType<typeof sql>,
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update letter_reply set ${change}, version = version + 1
    where province = ${one.province} and id = ${reply} returning version`.execute(tx)
  return rows[0]?.version ?? 1
}

/** What was read is what is published: a change after the second reading is a draft again. */
export const changeReply = (
  room: Mailroom,
  standing: Standing,
  target: Id,
  reply: Id,
  input: { readonly id: Id; readonly version: number; readonly text: string },
) =>
  withReply(standing, 'letters.change-reply', target, reply, input, async (tx, one, row) => {
    if (row.state === 'published') return refused({ code: 'letter-reply-published' })
    const { actor } = standing
    const version = await updateReply(
      tx,
      one,
      reply,
      sql`sealed = ${room.cipher.seal(input.text)}, state = 'draft', drafted_by = ${actor.account},
        drafted_by_name = ${actor.name}, read_by = null, read_by_name = null, read_at = null`,
    )
    return done('letters.change-reply', one, version)
  })

export const askReading = (
  standing: Standing,
  target: Id,
  reply: Id,
  input: { readonly id: Id; readonly version: number },
) =>
  withReply(standing, 'letters.ask-reading', target, reply, input, async (tx, one, row) => {
    if (row.state === 'published') return refused({ code: 'letter-reply-published' })
    return done('letters.ask-reading', one, await updateReply(tx, one, reply, sql`state = 'asked'`))
  })

/** The second reader agrees, or sends the draft back with a remark. Nobody reads the own draft. */
export const readReply = (
  room: Mailroom,
  standing: Standing,
  target: Id,
  reply: Id,
  input: {
    readonly id: Id
    readonly version: number
    readonly agrees: boolean
    readonly remark?: string | undefined
  },
) =>
  withReply(standing, 'letters.read-reply', target, reply, input, async (tx, one, row) => {
    if (row.state !== 'asked') return refused({ code: 'letter-reply-not-asked' })
    const { actor } = standing
    if (row.draftedBy === actor.account) return refused({ code: 'letter-second-person' })
    const version = await updateReply(
      tx,
      one,
      reply,
      sql`state = ${input.agrees ? 'agreed' : 'draft'}, read_by = ${actor.account}, read_by_name = ${actor.name},
        read_at = clock_timestamp(), remark = ${sealedText(room.cipher, input.remark)}`,
    )
    return done('letters.read-reply', one, version)
  })

export const publishReply = (
  standing: Standing,
  target: Id,
  reply: Id,
  input: { readonly id: Id; readonly version: number } & Published,
) =>
  withReply(standing, 'letters.publish-reply', target, reply, input, (tx, one, row) =>
    published(tx, standing, one, row, input),
  )

/**
 * Puts a reply on the code page. The first one answers the letter on its day, which the figures count. It closes the letter
 * only where closing is allowed: with a sign of danger the whole command is refused (S2.A3).
 */
async function published(
  tx: Handle,
  standing: Standing,
  one: LetterRow,
  row: Pick<ReplyRow, 'id' | 'state'>,
  { publishedOn, close }: Published,
): ReturnType<Parameters<typeof changing>[4]> {
  const { actor, today } = standing
  const on = publishedOn ?? today
  if (row.state === 'published') return refused({ code: 'letter-reply-published' })
  if (row.state === 'asked') return refused({ code: 'letter-reply-waiting' })
  if (on > today || on < one.receivedOn)
    return notValid({ code: 'letter-reply-day', path: '/body/publishedOn' })
  if (close) {
    const problem = closingProblem({
      flags: await flagsOf(tx, one),
      acts: await actsOf(tx, one),
      answered: true,
      reason: 'answered',
    })
    if (problem) return refused({ code: problem })
  }
  await updateReply(
    tx,
    one,
    row.id,
    sql`state = 'published', published_by = ${actor.account}, published_by_name = ${actor.name}, published_on = ${on},
      published_at = clock_timestamp()`,
  )
  const first = one.answeredOn === null
  const state = close ? 'closed' : one.state === 'open' ? 'answered' : one.state
  const version = await updateLetter(
    tx,
    one,
    sql`state = ${state},
      answered_on = coalesce(answered_on, ${on}::date), answered_month = coalesce(answered_month, ${monthOf(on)}),
      answered_at = coalesce(answered_at, clock_timestamp()),
      closed_on = ${close ? today : one.closedOn}::date, close_reason = ${close ? 'answered' : one.closeReason},
      closed_by = ${close ? actor.account : null}::uuid, closed_by_name = ${close ? actor.name : one.closedByName}`,
  )
  await settle(tx, standing, one, [one.replyDuty], { zh: '已回信', en: 'Replied' })
  return done('letters.publish-reply', one, version, {
    detail: { reply: row.id },
    dirty: first ? [leafOf(one, on)] : [],
  })
}
