import { sql } from 'kysely'
import { covers, scopeOf } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { requestsTakenFrom } from '../../intake/server/index.ts'
import { closingProblem, stands } from '../domain/closing.ts'
import type { GradeBand, LetterState } from '../domain/letter-codes.ts'
import { boxNames } from './box-row.ts'
import { type FlagRow, flagsOf, mayJudge } from './flags.ts'
import type { LetterRow } from './letter-row.ts'
import { lineOf } from './list-letters.ts'
import { type LetterBody, type Mailroom, opened, openedText } from './mailroom.ts'
import { type ReplyRow, repliesOf } from './replies.ts'
import { type ActRow, actsOf } from './safeguarding.ts'

/** The whole letter with its flags, replies and acts, and what the reader may do. Opening it is written down by the caller. */
export async function detailOf(tx: Handle, room: Mailroom, standing: Standing, row: LetterRow) {
  const { cipher } = room
  const { actor, today } = standing
  const holds = (permission: string) => covers(scopeOf(actor, permission, today), row)
  const names = await boxNames(tx, row.province, [row.box])
  const flags = await flagsOf(tx, row)
  const replies = await repliesOf(tx, row)
  const acts = await actsOf(tx, row)
  const thread = await threadOf(tx, row)
  const body = opened<LetterBody>(cipher, row.sealed)
  const withdrawn = row.reversedBy !== null
  const answer = holds('letters.answer') && !withdrawn
  const open = row.state !== 'closed'
  const judge = mayJudge(standing, row) && !withdrawn
  const sign = holds('casework.sign') && !withdrawn
  return {
    ...lineOf(row, names.get(row.box) ?? '', today),
    thread: row.thread,
    text: body.text,
    writer: body.writer ?? null,
    grade: body.grade ?? null,
    hasCode: thread.hasCode,
    photos: await photosOf(tx, row),
    flags: flags.map((flag) => shownFlag(flag, { cipher, account: actor.account, answer, judge })),
    replies: replies.map((reply) => shownReply(reply, { cipher, account: actor.account, answer, judge })),
    acts: await Promise.all(
      acts.map(async (act) => ({
        ...shownAct(act, { cipher, account: actor.account, sign }),
        case: act.kind === 'case' ? await room.caseNamed(tx, standing, act.reference) : null,
      })),
    ),
    others: await othersOf(tx, row),
    requests: (
      await requestsTakenFrom(tx, scopeOf(actor, 'intake.read', today), { room: 'letters', record: row.id })
    ).map(({ id, number }) => ({ id, number })),
    pupil: thread.pupil,
    closing:
      row.closedOn && row.closeReason
        ? {
            by: row.closedByName ?? '',
            at: row.closedOn,
            on: row.closedOn,
            reason: row.closeReason,
            note: openedText(cipher, row.closeNote),
          }
        : null,
    withdrawn,
    blocked: closingProblem({ flags, acts, answered: row.answeredOn !== null, reason: 'answered' }),
    version: row.version,
    abilities: {
      answer: answer && open,
      flag: answer,
      close: answer && open,
      withdraw:
        answer && row.way === 'paper' && row.answeredOn === null && !flags.some((flag) => stands(flag)),
      counsel: answer,
    },
  }
}

type Opening = { readonly cipher: Mailroom['cipher']; readonly account: Id }

const shownFlag = (flag: FlagRow, who: Opening & { readonly answer: boolean; readonly judge: boolean }) => ({
  id: flag.id,
  kind: flag.kind,
  source: flag.source,
  note: openedText(who.cipher, flag.note),
  raisedBy: flag.raisedByName,
  raisedAt: flag.raisedAt,
  asked:
    flag.askedAt && flag.askedReason
      ? { by: flag.askedByName ?? '', at: flag.askedAt, reason: who.cipher.open(flag.askedReason) }
      : null,
  setAside:
    flag.setAsideAt && flag.setAsideReason
      ? { by: flag.setAsideByName ?? '', at: flag.setAsideAt, reason: who.cipher.open(flag.setAsideReason) }
      : null,
  abilities: {
    ask: who.answer && stands(flag) && flag.askedBy === null,
    setAside: who.judge && stands(flag) && flag.askedBy !== null && flag.askedBy !== who.account,
  },
})

const shownReply = (row: ReplyRow, who: Opening & { readonly answer: boolean; readonly judge: boolean }) => ({
  id: row.id,
  state: row.state,
  text: who.cipher.open(row.sealed),
  draftedBy: row.draftedByName,
  readBy: row.readByName,
  remark: openedText(who.cipher, row.remark),
  publishedBy: row.publishedByName,
  publishedOn: row.publishedOn,
  version: row.version,
  abilities: {
    change: who.answer && row.state !== 'published',
    read: who.judge && row.state === 'asked' && row.draftedBy !== who.account,
    publish: who.answer && (row.state === 'draft' || row.state === 'agreed'),
  },
})

const shownAct = (row: ActRow, who: Opening & { readonly sign: boolean }) => ({
  id: row.id,
  kind: row.kind,
  reference: row.reference,
  note: openedText(who.cipher, row.note),
  doneOn: row.doneOn,
  doneBy: row.doneByName,
  signed: row.signedAt
    ? { by: row.signedByName ?? '', at: row.signedAt, opinion: openedText(who.cipher, row.opinion) }
    : null,
  abilities: { sign: who.sign && row.signedBy === null && row.doneBy !== who.account },
})

export async function photosOf(tx: Handle, row: Pick<LetterRow, 'province' | 'id'>): Promise<Id[]> {
  const { rows } = await sql<{ file: Id }>`
    select file from letter_photo where province = ${row.province} and letter = ${row.id} order by place`.execute(
    tx,
  )
  return rows.map(({ file }) => file)
}

type ThreadPupil = {
  readonly id: Id
  readonly number: string
  readonly codeName: string
  readonly gradeBand: GradeBand
  readonly person: Id | null
}

async function threadOf(
  tx: Handle,
  row: LetterRow,
): Promise<{ hasCode: boolean; pupil: ThreadPupil | null }> {
  const { rows } = await sql<{
    hasCode: boolean
    id: Id | null
    number: string
    codeName: string
    gradeBand: GradeBand
    person: Id | null
  }>`
    select t.code_hash is not null as has_code, p.id, p.number, p.code_name, p.grade_band, p.person
    from letter_thread t left join pupil p on p.province = t.province and p.id = t.pupil
    where t.province = ${row.province} and t.id = ${row.thread}`.execute(tx)
  const found = rows[0]
  if (!found) return { hasCode: false, pupil: null }
  const { hasCode, id, number, codeName, gradeBand, person } = found
  return { hasCode, pupil: id === null ? null : { id, number, codeName, gradeBand, person } }
}

/** The other letters of the same conversation. */
async function othersOf(tx: Handle, row: LetterRow) {
  const { rows } = await sql<{ id: Id; number: string; receivedOn: Day; state: LetterState }>`
    select id, number, received_on, state from letter
    where province = ${row.province} and thread = ${row.thread} and id <> ${row.id} and reversed_by is null
    order by received_at`.execute(tx)
  return rows
}
