import { sql } from 'kysely'
import { wholeScope } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import { parseDivisionCode, rangeOf } from '../../../../kernel/division.ts'
import type { Refusal } from '../../../../kernel/errors.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { read, type Standing } from '../../../../platform/server/command.ts'
import { dayPart, idPart, pageFrom, readCursor } from '../../../../platform/server/database/cursor.ts'
import { provincesIn } from '../../../../platform/server/database/scope.ts'
import { inTransaction } from '../../../../platform/server/database/transaction.ts'
import { clientOf, isLoopback, rateLimit } from '../../../../platform/server/http/rate-limit.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { publicNoticesContract } from '../../contract/judging-notices.ts'
import { readResumeCode, resumeCodeOf, shownResumeCode } from '../../domain/core/resume-code.ts'
import { takesObjections } from '../../domain/judging/notice-state.ts'
import { noticeColumns } from '../../domain/judging/published-entry.ts'
import { noticeHeads, programmeOfNotice, shownEntry } from './notice-head.ts'
import { noticePdf, noticeSheet, noticeWord } from './notice-paper.ts'
import { noticeColumns as columns, entriesOf, type NoticeRow, publicNotice } from './notice-store.ts'
import { codeIndex, sealObjector } from './objections.ts'

const anywhere = provincesIn(wholeScope)

/**
 * The public pages of notices: no account, a limit for each address. Objecting is limited apart, so that reading goes on
 * for everybody behind one line while somebody writes too much.
 */
export function publicNoticeRoutes({ clock, cipher }: Platform): Implemented[] {
  const reading = rateLimit({ burst: 120, perMinute: 120 })
  const writing = rateLimit({ burst: 10, perMinute: 5 })
  const allowed = (limit: typeof reading, address: string) =>
    isLoopback(address) || limit.take(clientOf(address), clock.now())
  const tooMany = refused<Refusal>({ code: 'too-many-requests' })
  const c = publicNoticesContract
  return [
    implement(c.publicNotices, async (call) =>
      allowed(reading, call.caller.address) ? listNotices(call, call.query) : tooMany,
    ),
    implement(c.publicNotice, async (call) =>
      allowed(reading, call.caller.address) ? showNotice(call, call.params.notice) : tooMany,
    ),
    implement(c.objectToNotice, async (call) => {
      if (!allowed(writing, call.caller.address)) return tooMany
      const { website, ...input } = call.body
      const bytes = cipher.blind('objection', input.id)
      // What filled in the field that nobody sees is a program: it hears what a person would hear.
      if (website) return ok({ code: shownResumeCode(resumeCodeOf(11, bytes)) })
      return object(call, cipher, call.params.notice, input)
    }),
    implement(c.followObjection, async (call) => {
      if (!allowed(writing, call.caller.address)) return tooMany
      return follow(call, codeIndex(cipher, readResumeCode(call.body.code).code))
    }),
    implement(c.noticeWord, async (call) =>
      allowed(reading, call.caller.address) ? noticeWord(call, call.params.notice) : tooMany,
    ),
    implement(c.noticePdf, async (call) =>
      allowed(reading, call.caller.address) ? noticePdf(call, call.params.notice) : tooMany,
    ),
    implement(c.noticeSheet, async (call) =>
      allowed(reading, call.caller.address) ? noticeSheet(call, call.params.notice) : tooMany,
    ),
  ]
}

type Asked = {
  readonly at?: string | undefined
  readonly q?: string | undefined
  readonly state: 'running' | 'over' | 'all'
  readonly cursor?: string | undefined
  readonly limit: number
}

const listNotices = (call: Standing, asked: Asked) =>
  read(call, async (tx) => {
    const after = readCursor(asked.cursor, [dayPart, idPart])
    if (!after.ok) return after
    const place = asked.at === undefined ? null : parseDivisionCode(asked.at)
    if (asked.at !== undefined && place === null)
      return refused<Refusal>({
        code: 'request-not-valid',
        problems: [{ code: 'division-code-not-valid', path: '/query/at' }],
      })
    const all = [
      sql<boolean>`province = any(${anywhere}::smallint[]) and down_on is null and from_on <= ${call.today}`,
    ]
    if (asked.state === 'running') all.push(sql<boolean>`settled_on is null and last_on >= ${call.today}`)
    if (asked.state === 'over') all.push(sql<boolean>`(settled_on is not null or last_on < ${call.today})`)
    if (place !== null) {
      const { low, high } = rangeOf(place)
      all.push(sql<boolean>`division between ${low} and ${high}`)
    }
    if (asked.q) {
      const part = `%${asked.q.normalize('NFKC').replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
      all.push(sql<boolean>`(title ilike ${part} or body_name ilike ${part})`)
    }
    if (after.value)
      all.push(sql<boolean>`(from_on, id) < (${after.value[0]}::date, ${after.value[1]}::uuid)`)
    const { rows } = await sql<NoticeRow>`select ${columns} from application_notice
      where ${sql.join(all, sql` and `)} order by from_on desc, id desc limit ${asked.limit + 1}`.execute(tx)
    const page = pageFrom(rows, asked.limit, ({ fromOn, id }) => [fromOn, id])
    return ok({ items: await noticeHeads(tx, page.items, call.today), next: page.next })
  })

const showNotice = (call: Standing, id: Id) =>
  read(call, async (tx) => {
    const row = await publicNotice(tx, anywhere, id, call.today)
    const [head] = row ? await noticeHeads(tx, [row], call.today) : []
    if (!row || !head) return refused<Refusal>({ code: 'not-found' })
    const programme = await programmeOfNotice(tx, row)
    const entries = await entriesOf(tx, row)
    return ok({
      head,
      law: programme.law,
      contact: row.contact,
      columns: noticeColumns(row.shows),
      entries: entries.filter(({ removedOn }) => removedOn === null).map(shownEntry),
      removed: entries.filter(({ removedOn }) => removedOn !== null).length,
      takesObjections: takesObjections(row, row.objections, call.today),
    })
  })

type Objection = {
  readonly id: Id
  readonly position: number | null
  readonly name: string | null
  readonly phone: string | null
  readonly text: string
}

/**
 * One function of the database, which alone may write here without a scope. The code is drawn from the id and the
 * product's key, so that whoever sends the same again after a lost answer hears the same code.
 */
const object = (
  call: Standing,
  cipher: Platform['cipher'],
  notice: Id,
  input: Objection,
): Promise<Result<{ code: string }, Refusal>> =>
  inTransaction<{ code: string }, Refusal>(call.db, call, 'write', async (tx) => {
    const closed = refused<Refusal>({ code: 'notice-takes-no-objections' })
    const row = await publicNotice(tx, anywhere, notice, call.today as Day)
    if (!row) return closed
    const code = resumeCodeOf(row.province, cipher.blind('objection', input.id))
    const { rows } = await sql<{ taken: boolean }>`
      select object_to_notice(${row.province}::smallint, ${notice}, ${input.position}::integer, ${input.id}, ${call.today}::date,
        ${sealObjector(cipher, input)}, ${input.text}, ${codeIndex(cipher, code)}) as taken`.execute(tx)
    return rows[0]?.taken ? ok({ code: shownResumeCode(code) }) : closed
  })

type Followed = {
  title: string
  filedOn: string
  state: 'open' | 'upheld' | 'dismissed'
  reason: string | null
  decidedOn: string | null
}

const follow = (call: Standing, index: Buffer) =>
  read<Followed>(call, async (tx) => {
    const { rows } = await sql<Followed>`
      select title, filed_on, state, reason, decided_on from objection_of_code(${anywhere}::smallint[], ${index})`.execute(
      tx,
    )
    const found = rows[0]
    return found ? ok(found) : refused({ code: 'resume-code-unknown' })
  })
