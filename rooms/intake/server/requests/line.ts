import { sql } from 'kysely'
import { type Actor, covers, type Scope, scopeOf } from '../../../../kernel/actor.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { maskPhone } from '../../../people/index.ts'
import { urgencyAt } from '../../domain/requests/codes.ts'
import { isAllowed } from '../../domain/requests/state.ts'
import { clockOf } from './clocks.ts'
import { messagesOf } from './reach.ts'
import { findRequest, type RequestRow, requestInScope } from './row.ts'
import { openRequest, openWords, phoneDigits } from './sealed-words.ts'
import { type StepRow, stepsOf } from './step.ts'

/** Whose eyes: what may be seen of a request depends on further permissions than the one that finds it. */
export type Reader = { readonly actor: Actor; readonly scope: Scope; readonly today: Day }

const instantOf = (milliseconds: number): string =>
  `${new Date(milliseconds + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`

/** An instant of a row as answers have it. */
export const shownInstant = (at: string): string => instantOf(Date.parse(at))

const shownOr = (at: string | null): string | null => (at === null ? null : shownInstant(at))

/** A request as a list shows it. Names are those of people; that somebody may be in danger is L3 and L4. */
export function lineOf(row: RequestRow, { actor, today }: Reader, now: number) {
  const holds = (permission: string) => covers(scopeOf(actor, permission, today), row)
  const { dueAt, overdue, escalation } = clockOf(row, now)
  return {
    id: row.id,
    number: row.number,
    source: row.source,
    receivedAt: shownInstant(row.receivedAt),
    division: row.division,
    station: row.station,
    urgency: urgencyAt(row.urgency),
    needs: [...row.needs],
    forWhom: row.forWhom,
    aboutName: holds('people.read') ? row.aboutName : null,
    anonymous: row.anonymous,
    unprotected: holds('people.read-sensitive') ? row.endangered && !row.safe : null,
    person: row.person,
    ownerName: row.ownerName,
    state: row.state,
    way: row.way,
    dueAt: dueAt === null ? null : instantOf(dueAt),
    overdue,
    escalation,
    answered: row.answered,
    settledAt: shownOr(row.settledAt),
  }
}

export type ShownRequest = ReturnType<typeof lineOf>

/** The whole request. What was said, the screen and every reason are L3 and L4: null without the right to them. */
export async function detailOf(tx: Handle, platform: Platform, reader: Reader, row: RequestRow) {
  const { actor, scope, today } = reader
  const holds = (permission: string) => covers(scopeOf(actor, permission, today), row)
  const open = holds('people.read-sensitive')
  const record = holds('intake.record')
  const able = (act: Parameters<typeof isAllowed>[0]) => record && isAllowed(act, row.state)
  const content = open ? openRequest(platform.cipher, row.sealed) : null
  const into = row.mergedInto ? await findRequest(tx, scope, row.mergedInto) : null
  const { rows: absorbed } = await sql<{ id: Id; number: string }>`
    select id, number from request where ${requestInScope(scope)} and merged_into = ${row.id} order by number`.execute(
    tx,
  )
  const steps = await stepsOf(tx, row)
  const messages = await messagesOf(tx, row)
  return {
    ...lineOf(row, reader, platform.clock.now()),
    owner: row.owner,
    filedName: row.filedName,
    organisation: row.organisation,
    sourceRoom: row.sourceRoom,
    sourceRecord: row.sourceRecord,
    language: row.language,
    triaged: row.triaged,
    onTime: row.onTime,
    sensitive: content
      ? {
          text: content.text,
          contactName: content.contactName ?? null,
          phone: content.phone ? maskPhone(phoneDigits(content.phone)) : null,
          reachable: Boolean(content.phone ?? content.otherContact),
          where: content.where ?? null,
          note: content.note ?? null,
          crisis: [...(content.crisis ?? [])],
          dangers: [...(content.dangers ?? [])],
          endangered: row.endangered,
          safe: row.safe,
        }
      : null,
    steps: steps.map((step) => shownStep(platform, step, open)),
    messages: open
      ? messages.map(({ id, at, byName, sealed }) => ({
          id,
          at: shownInstant(at),
          byName,
          text: platform.cipher.open(sealed),
        }))
      : null,
    mergedInto: into ? { id: into.id, number: into.number } : null,
    absorbed,
    became: row.becameRoom && row.becameRecord ? { room: row.becameRoom, record: row.becameRecord } : null,
    duty: row.duty,
    version: row.version,
    abilities: {
      record: able('triage'),
      decide: able('refuse'),
      accept: able('accept'),
      close: able('close'),
      reopen: able('reopen'),
      release: holds('casework.sign') && isAllowed('release', row.state) && row.endangered && !row.safe,
      contact: open && holds('people.unmask'),
      register: record && holds('people.write') && isAllowed('link', row.state),
    },
  }
}

function shownStep(platform: Platform, step: StepRow, open: boolean) {
  const said = open ? openWords(platform.cipher, step.sealed) : {}
  const { id, kind, at, byName, detail } = step
  const { reason = null, words = null, to } = said
  // Who is named as the department stands beside the reason, as it does on paper.
  return {
    id,
    kind,
    at: shownInstant(at),
    byName,
    detail: { ...detail, ...(to ? { department: to } : {}) },
    reason,
    words,
  }
}
