import { covers, scopeOf } from '../../../../kernel/actor.ts'
import type { Standing } from '../../../../platform/server/command.ts'
import type { FieldCipher } from '../../../../platform/server/crypto/field-cipher.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { urgencyOf } from '../../../duties/index.ts'
import { personNames } from '../../../people/server/index.ts'
import { stationSigns, workingCalendar } from '../../../regions/server/index.ts'
import { bodyKindOf } from '../../domain/tasks/body.ts'
import { escalationOf, lateness } from '../../domain/tasks/clocks.ts'
import type { HandOver } from '../../domain/tasks/hand-over.ts'
import type { LegalBasis } from '../../domain/tasks/legal-basis.ts'
import { letterNumber } from '../../domain/tasks/letter-number.ts'
import { isOpen } from '../../domain/tasks/state.ts'
import { basisOf } from './basis-of.ts'
import { taskClocks } from './data-files.ts'
import { clockedOf, type TaskRow } from './row.ts'
import { openHandOver } from './sealed.ts'
import { filesOf, messagesOf, type Side } from './talk-store.ts'

/** What both sides are told of a task; nothing of the person, its source or any other task. */
export function sharedLine(row: TaskRow, now: number) {
  return {
    id: row.id,
    number: letterNumber(row.id, row.givenOn),
    title: row.title,
    titleEn: row.titleEn,
    urgency: urgencyOf(row.urgency),
    state: row.state,
    givenOn: row.givenOn,
    acceptBy: new Date(row.acceptBy).toISOString(),
    dueOn: row.dueOn,
    settledOn: row.settledOn,
    late: lateness(clockedOf(row), now),
    version: row.version,
  }
}

/** Names of the giving stations by id: what stands on a sign is no secret. */
export async function signsOf(tx: Handle, rows: readonly TaskRow[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const province of new Set(rows.map((row) => row.province))) {
    const ids = rows.filter((row) => row.province === province).map(({ station }) => station)
    for (const [id, sign] of await stationSigns(tx, province, ids)) found.set(id, sign.name)
  }
  return found
}

/** Lines of a body: from which station, and no more of it. */
export async function receivedLines(tx: Handle, rows: readonly TaskRow[], now: number) {
  const signs = await signsOf(tx, rows)
  return rows.map((row) => ({ ...sharedLine(row, now), from: signs.get(row.station) ?? '' }))
}

/** Lines of the giving side: to whom, from what, how far it was raised. */
export async function givenLines(tx: Handle, rows: readonly TaskRow[], now: number) {
  const signs = await signsOf(tx, rows)
  const calendar = workingCalendar()
  const clocks = taskClocks()
  return rows.map((row) => ({
    ...sharedLine(row, now),
    bodyKind: bodyKindOf(row),
    body: (row.organisation ?? row.toStation ?? row.account) as string,
    bodyName: row.bodyName,
    station: row.station,
    stationName: signs.get(row.station) ?? '',
    division: row.division,
    person: row.person,
    sourceRoom: row.sourceRoom,
    source: row.source,
    givenName: row.givenName,
    escalation: escalationOf(clockedOf(row), clocks, calendar, now),
  }))
}

/** The hand-over as it is shown and printed. */
export function shownHandOver({ asked, purpose, fields, basisNote, english }: HandOver, basis: LegalBasis) {
  const { title, law, article, code } = basis
  return {
    asked,
    askedEn: english?.asked ?? null,
    purpose,
    purposeEn: english?.purpose ?? null,
    fields: [...fields],
    legalBasis: { code, title, law, article },
    basisNote,
  }
}

async function talkOf(tx: Handle, cipher: FieldCipher, row: TaskRow, side: Side) {
  const messages = await messagesOf(tx, row)
  const files = await filesOf(tx, row)
  return {
    messages: messages.map((message) => ({
      id: message.id,
      ours: message.side === side,
      text: cipher.open(message.sealed),
      by: message.writtenName,
      at: message.writtenAt,
    })),
    files: files.map((file) => ({
      id: file.id,
      ours: file.side === side,
      name: file.name,
      mediaType: file.mediaType,
      bytes: file.bytes,
      by: file.writtenName,
      at: file.writtenAt,
    })),
  }
}

const steps = (cipher: FieldCipher, row: TaskRow) => ({
  acceptedAt: row.acceptedAt,
  acceptedName: row.acceptedName,
  settledAt: row.settledAt,
  settledName: row.settledName,
  outcome: row.outcomeSealed ? cipher.open(row.outcomeSealed) : null,
})

/** Everything a body is told of its task. */
export async function receivedDetail(
  tx: Handle,
  cipher: FieldCipher,
  { actor, today }: Standing,
  row: TaskRow,
  now: number,
  ended: boolean,
) {
  const [line] = await receivedLines(tx, [row], now)
  const told = openHandOver(cipher, row.sealed)
  const acting = scopeOf(actor, 'tasks.act', today)
  const mayAct =
    isOpen(row.state) &&
    (row.account === actor.account ||
      (row.organisation !== null && acting.organisations.includes(row.organisation)) ||
      (row.toStation !== null &&
        row.toDivision !== null &&
        covers(scopeOf(actor, 'tasks.give', today), { division: row.toDivision, station: row.toStation })))
  return {
    ...(line as NonNullable<typeof line>),
    fromName: row.givenName,
    // What was told on a consent is told no longer than it holds.
    handOver: shownHandOver(ended ? { ...told, fields: [] } : told, basisOf(row.legalBasis)),
    consentEnded: ended,
    ...steps(cipher, row),
    ...(await talkOf(tx, cipher, row, 'body')),
    abilities: {
      accept: mayAct && row.state === 'given' && !ended,
      return: mayAct,
      finish: mayAct && row.state === 'accepted',
      write: mayAct,
    },
  }
}

/** Everything the giving side sees of a task. */
export async function givenDetail(
  tx: Handle,
  cipher: FieldCipher,
  { actor, today }: Standing,
  row: TaskRow,
  now: number,
  ended: boolean,
) {
  const [line] = await givenLines(tx, [row], now)
  const names = row.person
    ? await personNames(tx, scopeOf(actor, 'people.read', today), [row.person])
    : new Map<string, string>()
  const open = isOpen(row.state)
  return {
    ...(line as NonNullable<typeof line>),
    personName: row.person ? (names.get(row.person) ?? null) : null,
    handOver: shownHandOver(openHandOver(cipher, row.sealed), basisOf(row.legalBasis)),
    consentEnded: ended,
    ...steps(cipher, row),
    follows: row.follows,
    followedBy: row.followedBy,
    ...(await talkOf(tx, cipher, row, 'giver')),
    abilities: {
      withdraw: open,
      giveAgain: row.state !== 'done' && row.followedBy === null,
      write: open,
    },
  }
}
