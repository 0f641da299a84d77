import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type Done, disclose, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { settleDuty } from '../../../duties/server/index.ts'
import { resumeCodeOf, shownResumeCode } from '../../domain/core/resume-code.ts'
import { takesObjections } from '../../domain/judging/notice-state.ts'
import { findApplication, updateApplication } from '../core/application-store.ts'
import { moveApplication } from '../core/move.ts'
import { programmeOfNotice } from './notice-head.ts'
import { entriesOf, findNotice, type NoticeRow } from './notice-store.ts'
import { waysOf } from './notices.ts'
import { findObjection, type ObjectionRow } from './objection-store.ts'

const notFound = refused<Refusal>({ code: 'not-found' })

export const codeIndex = (cipher: FieldCipher, code: string): Buffer => cipher.blind('objection-code', code)

/** A code to follow an objection by, as it is kept and as it is told once. */
export function newCode(province: number): { readonly code: string; readonly shown: string } {
  const code = resumeCodeOf(province, randomBytes(12))
  return { code, shown: shownResumeCode(code) }
}

type Objector = { readonly name: string | null; readonly phone: string | null }

/** Who objects, sealed; null for somebody who gives no name. */
export const sealObjector = (cipher: FieldCipher, { name, phone }: Objector): Buffer | null =>
  name === null ? null : cipher.seal(JSON.stringify({ name, phone }))

export type ObjectionInput = Objector & {
  readonly id: Id
  readonly objection: Id
  readonly position: number | null
  readonly text: string
}

/** One that came by letter or telephone, taken down by the body. */
export const takeObjection = (cipher: FieldCipher, call: Standing, notice: Id, input: ObjectionInput) =>
  runCommand<{ id: Id; code: string }>(call, {
    id: input.id,
    name: 'applications.take-objection',
    input: { notice, ...input },
    run: async (tx): Promise<Result<Done<{ id: Id; code: string }>, Refusal>> => {
      const row = await findNotice(tx, call.scope, notice)
      if (!row) return notFound
      if (row.downOn !== null || !takesObjections(row, row.objections, call.today))
        return refused({ code: 'notice-takes-no-objections' })
      const entry =
        input.position === null
          ? null
          : (await entriesOf(tx, row)).find(
              (one) => one.position === input.position && one.removedOn === null,
            )
      if (entry === undefined)
        return refused({
          code: 'request-not-valid',
          problems: [{ code: 'entry-unknown', path: '/body/position' }],
        })
      const { code, shown } = newCode(row.province)
      const { rows } = await sql`
        insert into application_objection (province, id, notice, position, application, division, named, sealed, text, code_index,
          filed_on, filed_by)
        values (${row.province}, ${input.objection}, ${notice}, ${input.position}, ${entry?.application ?? null}, ${row.division},
          ${input.name !== null}, ${sealObjector(cipher, input)}, ${input.text}, ${codeIndex(cipher, code)}, ${call.today},
          ${call.actor.account})
        on conflict do nothing returning id`.execute(tx)
      if (rows.length === 0) return refused({ code: 'id-already-used' })
      return ok({
        answer: { id: input.objection, code: shown },
        audit: {
          action: 'applications.take-objection',
          subject: notice,
          division: row.division,
          detail: { objection: input.objection, named: input.name !== null },
        },
      })
    },
  })

/** Who objected under a name; that it was looked at is kept. */
export const showObjector = (cipher: FieldCipher, call: Standing, id: Id) =>
  disclose(call, async (tx) => {
    const row = await findObjection(tx, call.scope, id)
    if (!row?.sealed) return notFound
    const { name, phone } = JSON.parse(cipher.open(row.sealed)) as { name: string; phone: string | null }
    return ok({
      answer: { name, phone },
      audit: [
        {
          action: 'applications.read-objector',
          subject: row.notice,
          division: row.division,
          detail: { objection: id },
        },
      ],
    })
  })

export type DecideInput = {
  readonly id: Id
  readonly version: number
  readonly outcome: 'upheld' | 'dismissed'
  readonly reason: string
  readonly to: string | null
}

/** Decides on one: dismissed, it holds nothing any more; upheld, the entry is taken off and its application refused or sent back. */
export const decideObjection = (call: Standing, id: Id, input: DecideInput) =>
  runCommand<{ id: Id }>(call, {
    id: input.id,
    name: 'applications.decide-objection',
    input: { objection: id, ...input },
    run: async (tx): Promise<Result<Done<{ id: Id }>, Refusal>> => {
      const row = await findObjection(tx, call.scope, id, true)
      const notice = row && (await findNotice(tx, call.scope, row.notice, true))
      if (!row || !notice) return notFound
      if (row.state !== 'open') return refused({ code: 'objection-decided' })
      if (row.version !== input.version)
        return refused({ code: 'changed-meanwhile', data: { version: row.version } })
      if (input.outcome === 'upheld') {
        const refusal = await uphold(tx, call, row, notice, input)
        if (refusal) return refused(refusal)
      }
      const to = input.outcome === 'upheld' && row.application ? input.to : null
      await sql`update application_objection set state = ${input.outcome}, decided_on = ${call.today},
          decided_by = ${call.actor.account}, decided_name = ${call.actor.name}, reason = ${input.reason}, to_stage = ${to},
          version = version + 1
        where province = ${row.province} and id = ${id}`.execute(tx)
      if (row.duty)
        await settleDuty(tx, row.province, row.duty, {
          on: call.today,
          by: call.actor.account,
          outcome:
            input.outcome === 'upheld'
              ? { zh: '异议成立', en: 'Objection upheld' }
              : { zh: '异议不成立', en: 'Objection not upheld' },
        })
      return ok({
        answer: { id },
        audit: {
          action: 'applications.decide-objection',
          subject: row.notice,
          division: row.division,
          detail: { objection: id, outcome: input.outcome, to },
        },
      })
    },
  })

async function uphold(
  tx: Handle,
  call: Standing,
  { application, position }: ObjectionRow,
  notice: NoticeRow,
  { to, reason }: DecideInput,
): Promise<Refusal | null> {
  const { province, id } = notice
  if (application === null) {
    // The whole notice was wrong: it comes down, and its applications wait to be published anew.
    await sql`update application_notice_entry set removed_on = ${call.today}
      where province = ${province} and notice = ${id} and removed_on is null`.execute(tx)
    await sql`update application_notice set down_on = ${call.today}, version = version + 1
      where province = ${province} and id = ${id}`.execute(tx)
    return null
  }
  const way = waysOf(await programmeOfNotice(tx, notice), notice.stage).find(({ stage }) => stage === to)
  if (!way) return { code: 'objection-leads-nowhere' }
  const row = await findApplication(tx, call.scope, application, true)
  if (!row) return { code: 'not-found' }
  await sql`update application_notice_entry set removed_on = ${call.today}
    where province = ${province} and notice = ${id} and position = ${position}`.execute(tx)
  if (row.stage !== notice.stage)
    return { code: 'stage-not-possible', data: { from: row.stage, to: way.stage } }
  const moved = await moveApplication(tx, call, row, way.stage, { on: call.today, role: 'body', reason })
  if (!moved.ok) return moved.error
  // Judged again, it has no score and no place until then.
  if (moved.value.stageWork !== 'review') return null
  const cleared = await updateApplication(tx, moved.value, sql`score = null, rank = null`)
  return cleared ? null : { code: 'changed-meanwhile' }
}
