import { type RawBuilder, sql } from 'kysely'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { monthOf } from '../../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type Done, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { isOpen, mayBecome, type TaskState } from '../../domain/tasks/state.ts'
import { againstGiverWords } from './giver-words.ts'
import { givenFrom, givenTo, type Reach } from './reach.ts'
import type { TaskRow } from './row.ts'
import { changeTask, findTask } from './store.ts'

export type Moved = { readonly id: Id; readonly state: TaskState; readonly version: number }
export type Move = { readonly id: Id; readonly version: number }
type Clocks = { readonly now: number }

const actions = {
  accepted: 'tasks.accept',
  done: 'tasks.finish',
  returned: 'tasks.return',
  withdrawn: 'tasks.withdraw',
} as const

type Ended = keyof typeof actions

/** What speaks against a move of a task as it stands. */
type Against = (row: TaskRow, tx: Handle) => Promise<Refusal | null>

/** Moves a task inside a command; answers what the command leaves behind. Where somebody was faster it says what is there. */
export async function moveTask(
  tx: Handle,
  { actor, today }: Standing,
  reach: Reach,
  task: Id,
  version: number,
  to: Ended,
  { now, outcome }: Clocks & { readonly outcome: Buffer | null },
  against: Against = async () => null,
): Promise<Result<{ done: Done<Moved>; row: TaskRow }, Refusal>> {
  const row = await findTask(tx, reach, task, true)
  if (!row) return refused({ code: 'not-found' })
  const current = { current: { id: row.id, state: row.state, version: row.version } }
  if (!mayBecome(row.state, to)) return refused({ code: 'task-state-not-fit', data: current })
  const refusal = await against(row, tx)
  if (refusal) return refused(refusal)
  const at = new Date(now)
  const change: RawBuilder<unknown> =
    to === 'accepted'
      ? sql`state = 'accepted', accepted_at = ${at}, accepted_name = ${actor.name}`
      : sql`state = ${to}, settled_at = ${at}, settled_on = ${today}, settled_month = ${monthOf(today)},
          settled_name = ${actor.name}, outcome_sealed = ${outcome}`
  const after = await changeTask(tx, row, version, change)
  if (!after) return refused({ code: 'changed-meanwhile', data: current })
  const { id, division, station } = after
  const settled = !isOpen(after.state)
  return ok({
    row: after,
    done: {
      answer: { id, state: after.state, version: after.version },
      audit: { action: actions[to], subject: id, division, station },
      ...(settled
        ? {
            events: [
              {
                name: 'intake.task-settled',
                subject: id,
                division,
                data: {
                  province: after.province,
                  source: { room: after.sourceRoom, id: after.source },
                  state: after.state,
                  on: today,
                },
              },
            ],
            dirty: [{ station, division, month: monthOf(today) }],
          }
        : {}),
    },
  })
}

const asCommand = (
  standing: Standing,
  reach: Reach,
  cipher: FieldCipher,
  move: { readonly task: Id; readonly to: Ended; readonly words: string | null } & Move & Clocks,
  against?: Against,
): Promise<Result<Moved, Refusal>> =>
  runCommand<Moved>(reach.standing, {
    id: move.id,
    name: actions[move.to],
    input: { task: move.task, version: move.version, words: move.words },
    run: async (tx) => {
      const outcome = move.words === null ? null : cipher.seal(move.words)
      const by = { now: move.now, outcome }
      const moved = await moveTask(tx, standing, reach, move.task, move.version, move.to, by, against)
      return moved.ok ? ok(moved.value.done) : moved
    },
  })

type ByBody = { readonly task: Id; readonly words?: string } & Move & Clocks

/** Nothing is taken on that was told on a consent which has ended since. */
export const acceptTask = (
  standing: Standing,
  cipher: FieldCipher,
  move: ByBody,
  hasEnded: (row: TaskRow) => Promise<boolean>,
) =>
  asCommand(standing, givenTo(standing), cipher, { ...move, to: 'accepted', words: null }, async (row) =>
    (await hasEnded(row)) ? { code: 'task-consent-ended' } : null,
  )

export const finishTask = (standing: Standing, cipher: FieldCipher, move: ByBody) =>
  asCommand(standing, givenTo(standing), cipher, { ...move, to: 'done', words: move.words ?? null })

export const returnTask = (standing: Standing, cipher: FieldCipher, move: ByBody) =>
  asCommand(standing, givenTo(standing), cipher, { ...move, to: 'returned', words: move.words ?? null })

export const withdrawByHand = (standing: Standing, cipher: FieldCipher, move: ByBody) =>
  asCommand(
    standing,
    givenFrom(standing),
    cipher,
    { ...move, to: 'withdrawn', words: move.words ?? null },
    (row, tx) => againstGiverWords(tx, cipher, standing, row, { '/body/reason': move.words ?? '' }),
  )
