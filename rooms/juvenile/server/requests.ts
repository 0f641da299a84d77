import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { covers } from '../../../kernel/actor.ts'
import { countyOf, type DivisionCode, provinceOf } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { disclose, read, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'
import type { FileAnswer } from '../../../platform/server/http/routes.ts'
import { type Door, openJson, sealJson, trail } from './door.ts'
import { enterAsKeeper, keeperScope } from './file-row.ts'
import { blindOf } from './refer.ts'
import { mediaTypes } from './referrals.ts'
import { juvenileRules } from './rules.ts'
import type { Archived } from './seal.ts'

type Wanted = { readonly wanted: string; readonly grounds: string; readonly basis: string }

type RequestRow = {
  readonly province: number
  readonly id: Id
  readonly division: DivisionCode
  readonly requester: Id
  readonly requesterName: string
  readonly wanted: Buffer
  readonly askedAt: string
  readonly decidedByName: string | null
  readonly approved: boolean | null
  readonly until: string | null
}

const columns =
  sql.raw(`province, id, division, requester, requester_name, wanted, to_json(asked_at) #>> '{}' as asked_at,
  decided_by_name, approved, to_json(until) #>> '{}' as until`)

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString()

/**
 * Asks to see a sealed file by its number or the identity number that stands on paper. Nothing is looked up: the answer and
 * its time are the same whether there is such a file.
 */
export const askForAccess = (
  door: Door,
  standing: Standing,
  input: {
    readonly id: Id
    readonly number?: string | undefined
    readonly idNumber?: string | undefined
    readonly grounds: string
    readonly basis: string
  },
): Promise<Result<{ readonly id: Id }, Refusal>> =>
  runCommand<{ readonly id: Id }>(standing, {
    id: input.id,
    name: 'juvenile.ask-for-access',
    input,
    run: async (tx) => {
      const division = countyOf(standing.scope.ranges[0]?.low ?? 0)
      const { idNumber, grounds, basis } = input
      // As it stands on paper and is typed: half width or full, small letters or capitals.
      const number = input.number?.normalize('NFKC').replace(/\s+/g, '').toUpperCase()
      const wanted: Wanted = { wanted: number ?? idNumber ?? '', grounds, basis }
      await sql`
        insert into juvenile_request (province, id, division, requester, requester_name, wanted, number, identity_blind, asked_at)
        values (${provinceOf(division)}, ${input.id}, ${division}, ${standing.actor.account}, ${standing.actor.name},
          ${sealJson(door, wanted)}, ${number ?? null}, ${idNumber ? blindOf(door, idNumber) : null}::bytea,
          ${instant(door.platform.clock.now())}::timestamptz)`.execute(tx)
      return ok({
        answer: { id: input.id },
        audit: trail(door, 'ask-for-access', { id: input.id, division }),
      })
    },
  })

async function requestsSeen(tx: Handle, standing: Standing): Promise<RequestRow[]> {
  await enterAsKeeper(tx, standing)
  const { rows } = await sql<RequestRow>`
    select ${columns} from juvenile_request where province = any(${provincesIn(standing.scope)})
    order by juvenile_request.asked_at desc, id desc limit 100`.execute(tx)
  return rows.filter(
    ({ requester, division }) =>
      requester === standing.actor.account || covers(keeperScope(standing), { division }),
  )
}

type OpenedRow = {
  readonly division: DivisionCode
  readonly number: string
  readonly mark: string
  readonly notice: string
  readonly content: Buffer
  readonly wrapped: Buffer
  readonly until: string
}

async function openedBy(tx: Handle, door: Door, request: Id): Promise<OpenedRow | null> {
  const { rows } = await sql<OpenedRow>`
    select division, number, mark, notice, content, wrapped, to_json(until) #>> '{}' as until
    from open_juvenile_archive(${request}, ${instant(door.platform.clock.now())}::timestamptz)`.execute(tx)
  return rows[0] ?? null
}

/** To who asked a refusal, a file that does not exist and an opening that is over read the same. */
export const listRequests = (door: Door, standing: Standing) =>
  read(standing, async (tx) => {
    const rows = await requestsSeen(tx, standing)
    const items = await Promise.all(rows.map((row) => shownRequest(tx, door, standing, row)))
    return ok({ items })
  })

async function shownRequest(tx: Handle, door: Door, standing: Standing, row: RequestRow) {
  const own = row.requester === standing.actor.account
  const opened = own && row.approved !== null && (await openedBy(tx, door, row.id)) !== null
  const { wanted, grounds, basis } = openJson<Wanted>(door, row.wanted)
  const mine = opened ? ('open' as const) : ('closed' as const)
  const decided = row.approved ? ('approved' as const) : ('refused' as const)
  return {
    id: row.id,
    requesterName: row.requesterName,
    own,
    wanted,
    grounds,
    basis,
    askedAt: row.askedAt,
    state: row.approved === null ? ('asked' as const) : own ? mine : decided,
    until: own && !opened ? null : row.until,
    decidedByName: row.decidedByName,
    abilities: {
      decide: row.approved === null && !own && covers(keeperScope(standing), { division: row.division }),
    },
  }
}

/** Decides on the grounds, before anybody knows whether there is a file: the decision tells the keeper nothing either. */
export const decideAccess = (
  door: Door,
  standing: Standing,
  target: Id,
  input: {
    readonly id: Id
    readonly approve: boolean
    readonly hours?: number | undefined
    readonly reason: string
  },
): Promise<Result<{ readonly id: Id }, Refusal>> =>
  runCommand<{ readonly id: Id }>(standing, {
    id: input.id,
    name: 'juvenile.decide-access',
    input: { request: target, ...input },
    run: async (tx) => {
      const row = (await requestsSeen(tx, standing)).find(({ id }) => id === target)
      if (!row) return refused({ code: 'not-found' })
      if (row.requester === standing.actor.account) return refused({ code: 'juvenile-own-request' })
      if (row.approved !== null) return refused({ code: 'juvenile-decided' })
      const now = door.platform.clock.now()
      const { opening_hours, opening_hours_at_most } = juvenileRules().clocks
      const hours = Math.min(input.hours ?? opening_hours, opening_hours_at_most)
      const until = input.approve ? instant(now + hours * 3_600_000) : null
      await sql`
        update juvenile_request set decided_at = ${instant(now)}::timestamptz, decided_by = ${standing.actor.account},
          decided_by_name = ${standing.actor.name}, approved = ${input.approve}, reason = ${sealJson(door, input.reason)},
          until = ${until}::timestamptz
        where province = ${row.province} and id = ${row.id}`.execute(tx)
      return ok({
        answer: { id: row.id },
        audit: trail(door, input.approve ? 'approve-access' : 'refuse-access', row),
      })
    },
  })

const unsealed = (door: Door, { wrapped, content }: OpenedRow): Archived =>
  JSON.parse(door.ciphers.under(door.ciphers.seal.open(wrapped)).open(content)) as Archived

/** Opens a sealed file, read only, to the account that asked and while the approval lasts; every look is audited. */
export const readArchive = (door: Door, standing: Standing, request: Id) =>
  disclose(standing, async (tx) => {
    const opened = await openedBy(tx, door, request)
    if (!opened) return refused({ code: 'not-found' })
    const { issued: _, role, referredOn, ...contents } = unsealed(door, opened)
    const { number, mark, notice, until, division } = opened
    return ok({
      answer: {
        number,
        mark,
        notice,
        until,
        role: role as 'suspect',
        referredOn,
        ...contents,
      },
      audit: [trail(door, 'read-sealed', { id: request, division })],
    })
  })

/**
 * The report of a sealed file as it was frozen, to the same account and for as long; the newest issue unless told. The mark
 * of sealing stands in the file's name, since the paper itself must stay what its digest says.
 */
export const archivedReport = (
  door: Door,
  standing: Standing,
  request: Id,
  { as, number }: { readonly as: 'docx' | 'pdf'; readonly number?: number | undefined },
): Promise<Result<FileAnswer, Refusal>> =>
  disclose<FileAnswer>(standing, async (tx) => {
    const opened = await openedBy(tx, door, request)
    const report = opened
      ? unsealed(door, opened).issued.findLast((one) => number === undefined || one.number === number)
      : undefined
    if (!opened || !report) return refused({ code: 'not-found' })
    return ok({
      answer: {
        stream: Readable.from([Buffer.from(report[as], 'base64')]),
        fileName: `${opened.mark}-${opened.number}-${report.number}.${as}`,
        mediaType: mediaTypes[as],
      },
      audit: [trail(door, 'read-sealed-report', { id: request, division: opened.division }, as)],
    })
  })
