import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type Done, runCommand, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { settleDuty } from '../../../duties/server/index.ts'
import { noticeEnds, stageOf } from '../../../programmes/index.ts'
import { keepProgramme } from '../../../programmes/server/index.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import { heldBy, noticeState } from '../../domain/judging/notice-state.ts'
import { type ApplicationRow, findApplication, updateApplication } from '../core/application-store.ts'
import { moveApplication } from '../core/move.ts'
import { entryOf, publishableOf } from './notice-draft.ts'
import { programmeOfNotice } from './notice-head.ts'
import { entriesOf, findNotice, insertEntry, type NoticeRow } from './notice-store.ts'
import { holding, objectionsTo } from './objection-store.ts'
import { figureOf } from './rounds.ts'

const notFound = refused<Refusal>({ code: 'not-found' })
const at = (path: string, code: string) =>
  refused<Refusal>({ code: 'request-not-valid', problems: [{ code, path }] })

export type PublishInput = {
  readonly id: Id
  readonly notice: Id
  readonly programme: string
  readonly round: Id | null
  readonly title: string
  readonly bodyName: string
  readonly contact: string | null
  readonly fromOn: Day
  readonly applications: readonly Id[]
}

type Published = { id: Id; lastOn: string }

/** Puts names up for the working days of the programme; what is written is what may be shown, and nothing else. */
export const publishNotice = (platform: Platform, call: Standing, input: PublishInput) =>
  runCommand<Published>(call, {
    id: input.id,
    name: 'applications.publish-notice',
    input,
    run: async (tx): Promise<Result<Done<Published>, Refusal>> => {
      if (input.fromOn < call.today) return at('/body/fromOn', 'notice-in-the-past')
      const found = await publishableOf(tx, call, input.programme, input.round ?? undefined)
      if (!found.ok) return found
      const { programme, stage, rows } = found.value
      const ends = noticeEnds(programme, input.fromOn, {
        on: input.fromOn,
        facts: {},
        calendar: workingCalendar(),
      })
      if (!ends || !programme.notice) return refused({ code: 'calendar-unknown' })
      const named = input.applications.map((id) => rows.find((row) => row.id === id))
      const all = named.flatMap((row) => (row ? [row] : []))
      const [first] = all
      const divisions = new Set(all.map(({ division }) => division))
      if (
        !first ||
        all.length < named.length ||
        divisions.size > 1 ||
        new Set(input.applications).size < all.length
      )
        return refused({ code: 'not-up-for-notice' })
      const hash = await keepProgramme(tx, programme)
      const workdays = figureOf(programme, programme.notice.workdays, input.fromOn) ?? 1
      const { rows: written } = await sql`
        insert into application_notice (province, id, division, programme, programme_hash, round, stage, title, body_name, contact, shows,
          workdays, from_on, last_on, provisional, objections, published_by, published_name)
        values (${first.province}, ${input.notice}, ${first.division}, ${programme.code}, ${hash}, ${input.round}, ${stage},
          ${input.title}, ${input.bodyName}, ${input.contact}, ${programme.notice.shows}::text[], ${workdays}, ${input.fromOn},
          ${ends.day}, ${ends.provisional}, ${programme.notice.objections}, ${call.actor.account}, ${call.actor.name})
        on conflict do nothing returning id`.execute(tx)
      if (written.length === 0) return refused({ code: 'id-already-used' })
      const notice = { province: first.province, id: input.notice, division: first.division }
      const refusal = await putUp(platform, tx, call, notice, { ...found.value, rows: all }, ends)
      if (refusal) return refused(refusal)
      return ok({
        answer: { id: input.notice, lastOn: ends.day },
        audit: {
          action: 'applications.publish-notice',
          subject: input.notice,
          division: first.division,
          detail: { programme: programme.code, entries: all.length, lastOn: ends.day },
        },
      })
    },
  })

async function putUp(
  platform: Platform,
  tx: Handle,
  call: Standing,
  notice: Pick<NoticeRow, 'province' | 'id' | 'division'>,
  { programme, rows }: { programme: Parameters<typeof entryOf>[3]; rows: readonly ApplicationRow[] },
  ends: { readonly day: string; readonly provisional: boolean },
): Promise<Refusal | null> {
  for (const [position, row] of rows.entries()) {
    const entry = await entryOf(platform, tx, call, programme, row)
    const put = await insertEntry(tx, notice, { ...entry, position: position + 1, application: row.id })
    if (!put) return { code: 'not-up-for-notice' }
    const dated = await updateApplication(
      tx,
      row,
      sql`due_on = ${ends.day}, due_provisional = ${ends.provisional}`,
    )
    if (!dated) return { code: 'changed-meanwhile' }
  }
  return null
}

type ChangeInput = { readonly id: Id; readonly version: number }

const onNotice = <Answer>(
  call: Standing,
  id: Id,
  name: string,
  input: ChangeInput,
  write: (
    tx: Handle,
    row: NoticeRow,
  ) => Promise<Result<{ answer: Answer; detail: Record<string, unknown> }, Refusal>>,
) =>
  runCommand<Answer>(call, {
    id: input.id,
    name,
    input: { notice: id, ...input },
    run: async (tx): Promise<Result<Done<Answer>, Refusal>> => {
      const row = await findNotice(tx, call.scope, id, true)
      if (!row) return notFound
      if (row.version !== input.version)
        return refused({ code: 'changed-meanwhile', data: { version: row.version } })
      const done = await write(tx, row)
      if (!done.ok) return done
      const { answer, detail } = done.value
      return ok({ answer, audit: { action: name, subject: id, division: row.division, detail } })
    },
  })

/**
 * The days are over: whoever nobody holds goes on. Those against whom something is open stay, and the notice is done with
 * when the last of them is decided on and settled again (S10.A3).
 */
export const settleNotice = (call: Standing, id: Id, input: ChangeInput) =>
  onNotice(call, id, 'applications.settle-notice', input, async (tx, row) => {
    if (row.settledOn !== null || row.downOn !== null) return refused({ code: 'notice-settled' })
    const objections = await objectionsTo(tx, row)
    const stage = stageOf(await programmeOfNotice(tx, row), row.stage)
    const [next] = stage?.then ?? []
    let [moved, held] = [0, 0]
    for (const entry of await entriesOf(tx, row)) {
      if (entry.removedOn !== null) continue
      const application = await findApplication(tx, call.scope, entry.application, true)
      // What has gone on already, or was refused meanwhile, is not moved twice.
      if (!application || application.stage !== row.stage || application.endedOn !== null) continue
      const holds = heldBy(row, holding(objections, entry.position), call.today)
      if (holds === 'notice-still-running') return refused({ code: holds, data: { lastOn: row.lastOn } })
      if (holds || !next) held += 1
      else {
        const gone = await moveApplication(tx, call, application, next, {
          on: call.today,
          role: 'body',
          reason: { zh: '公示期满', en: 'The days of the notice are over' },
        })
        if (!gone.ok) return gone
        moved += 1
      }
    }
    if (held > 0 && moved === 0) return refused({ code: 'objection-undecided', data: { count: held } })
    await sql`update application_notice set version = version + 1,
        settled_on = ${held === 0 ? call.today : null}, settled_by = ${held === 0 ? call.actor.account : null}
      where province = ${row.province} and id = ${id}`.execute(tx)
    if (row.duty && held === 0)
      await settleDuty(tx, row.province, row.duty, {
        on: call.today,
        by: call.actor.account,
        outcome: {
          zh: '公示期满，已转入下一环节',
          en: 'The days of the notice are over, taken on to the next stage',
        },
      })
    return ok({ answer: { id, moved }, detail: { moved, held } })
  })

/** A notice that is over is shown no longer: names stay in public as long as they are needed there. */
export const takeNoticeDown = (call: Standing, id: Id, input: ChangeInput) =>
  onNotice(call, id, 'applications.take-notice-down', input, async (tx, row) => {
    if (noticeState(row, call.today) !== 'settled')
      return refused({ code: 'notice-still-running', data: { lastOn: row.lastOn } })
    await sql`update application_notice set down_on = ${call.today}, version = version + 1
      where province = ${row.province} and id = ${id}`.execute(tx)
    return ok({ answer: { id }, detail: {} })
  })
