import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { covers, scopeOf } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type Done, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { provincesIn } from '../../../platform/server/database/scope.ts'
import { stationSigns } from '../../regions/server/index.ts'
import { type BoxRow, boxColumns, findBox, inScope, stationPlace } from './box-row.ts'
import { at, notValid } from './mailroom.ts'

type Changed = { readonly id: Id; readonly version: number }

// Without letters and digits that look alike: it is also typed by hand from a poster.
const signs = 'abcdefghjkmnpqrstuvwxyz23456789'
const newAddress = () => Array.from({ length: 12 }, () => signs[randomInt(signs.length)]).join('')

const entry = (action: string, box: Pick<BoxRow, 'id' | 'division' | 'station'>) => ({
  action,
  subject: box.id,
  division: box.division,
  station: box.station,
})

/** Opens a mailbox at a station; new letters fall to whoever opens it until another takes over. */
export async function openBox(
  standing: Standing,
  input: {
    readonly id: Id
    readonly station: Id
    readonly openedOn: Day
    readonly name: string
    readonly place?: string | undefined
    readonly online: boolean
  },
): Promise<Result<Changed & { address: string }, Refusal>> {
  const { actor, scope, today } = standing
  if (input.openedOn > today) return notValid({ code: 'letter-day-not-valid', path: '/body/openedOn' })
  return runCommand<Changed & { address: string }>(standing, {
    id: input.id,
    name: 'letters.open-box',
    input,
    run: async (tx) => {
      const home = await stationPlace(tx, provincesIn(scope), input.station)
      if (!home || !covers(scope, { division: home.division, station: input.station }))
        return at('not-found', '/body/station')
      const address = newAddress()
      await sql`
        insert into letter_box (province, id, station, division, name, place, address, online, responsible, responsible_name, opened_on)
        values (${home.province}, ${input.id}, ${input.station}, ${home.division}, ${input.name}, ${input.place ?? null}, ${address},
          ${input.online}, ${actor.account}, ${actor.name}, ${input.openedOn})`.execute(tx)
      return ok({
        answer: { id: input.id, version: 1, address },
        audit: entry('letters.open-box', { id: input.id, division: home.division, station: input.station }),
      })
    },
  })
}

/** A command that changes a mailbox as it was seen. */
const changing = (
  standing: Standing,
  name: string,
  target: Id,
  input: { readonly id: Id; readonly version: number },
  run: (tx: Handle, box: BoxRow) => Promise<Result<Done<Changed>, Refusal>>,
) =>
  runCommand<Changed>(standing, {
    id: input.id,
    name,
    input: { box: target, ...input },
    run: async (tx) => {
      const { rows } = await sql<BoxRow>`
        select ${boxColumns} from letter_box where ${inScope(standing.scope)} and id = ${target} for update`.execute(
        tx,
      )
      const box = rows[0]
      if (!box) return refused({ code: 'not-found' })
      if (box.version !== input.version)
        return refused({ code: 'changed-meanwhile', data: { version: box.version } })
      if (box.closedOn) return refused({ code: 'mailbox-closed' })
      return run(tx, box)
    },
  })

export const changeBox = (
  standing: Standing,
  target: Id,
  input: {
    readonly id: Id
    readonly version: number
    readonly name: string
    readonly place?: string | undefined
    readonly online: boolean
    readonly takeOver: boolean
  },
) =>
  changing(standing, 'letters.change-box', target, input, async (tx, box) => {
    const { actor } = standing
    await sql`
      update letter_box set name = ${input.name}, place = ${input.place ?? null}, online = ${input.online},
        responsible = ${input.takeOver ? actor.account : box.responsible},
        responsible_name = ${input.takeOver ? actor.name : box.responsibleName}, version = version + 1
      where province = ${box.province} and id = ${box.id}`.execute(tx)
    return ok({ answer: { id: box.id, version: box.version + 1 }, audit: entry('letters.change-box', box) })
  })

/** Closes a mailbox once every letter in it was answered: nobody who wrote is left without an answer. */
export const closeBox = (
  standing: Standing,
  target: Id,
  input: { readonly id: Id; readonly version: number },
) =>
  changing(standing, 'letters.close-box', target, input, async (tx, box) => {
    const { rows } = await sql`
      select id from letter where province = ${box.province} and box = ${box.id} and state = 'open' and reversed_by is null
      limit 1`.execute(tx)
    if (rows.length > 0) return refused({ code: 'mailbox-waiting' })
    await sql`
      update letter_box set closed_on = ${standing.today}, online = false, version = version + 1
      where province = ${box.province} and id = ${box.id}`.execute(tx)
    return ok({ answer: { id: box.id, version: box.version + 1 }, audit: entry('letters.close-box', box) })
  })

/** The mailboxes of a scope, open ones first. A county has some dozens. */
export async function listBoxes(tx: Handle, standing: Standing, station: Id | undefined) {
  const { actor, scope, today } = standing
  const { rows } = await sql<BoxRow & { waiting: number }>`
    select ${boxColumns}, (select count(*)::integer from letter l
      where l.province = letter_box.province and l.box = letter_box.id and l.state = 'open' and l.reversed_by is null) as waiting
    from letter_box
    where ${inScope(scope)} ${station ? sql`and station = ${station}` : sql``}
    order by closed_on is not null, opened_on desc, id desc limit 500`.execute(tx)
  const names = new Map<Id, string>()
  for (const province of new Set(rows.map((row) => row.province))) {
    const here = rows.filter((row) => row.province === province).map((row) => row.station)
    for (const [id, { name }] of await stationSigns(tx, province, here)) names.set(id, name)
  }
  const answering = scopeOf(actor, 'letters.answer', today)
  return rows.map((row) => ({
    ...row,
    stationName: names.get(row.station) ?? '',
    abilities: { change: covers(answering, row) && row.closedOn === null },
  }))
}

export { findBox }
