import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import { type DivisionCode, provinceOf } from '../../../../kernel/division.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { type Programme, type RoundAnswer, roundOpens } from '../../../programmes/index.ts'

export type Window = { readonly answer: RoundAnswer; readonly round: Id | null }

type Round = {
  readonly id: Id
  readonly openedOn: Day
  readonly closesOn: Day | null
  readonly closed: boolean
}

/**
 * Whether applications are taken on a day. A round that the body opened is open while its days last; where a programme
 * goes by rounds there must be one, elsewhere its own days count, and a round that the body has closed closes its window.
 */
export async function windowOn(
  tx: Handle,
  programme: Programme,
  division: DivisionCode,
  on: Day,
): Promise<Window> {
  const { rows } = await sql<Round>`
    select id, opened_on, closes_on, closed_at is not null as closed from application_round
    where province = ${provinceOf(division)} and division = ${division} and programme = ${programme.code}
      and opened_on <= ${on} order by opened_on desc`.execute(tx)
  const now = rows.find(({ closesOn, closed }) => !closed && (closesOn === null || closesOn >= on))
  if (now) return { answer: { open: true, closes: now.closesOn }, round: now.id }
  const told = roundOpens(
    programme,
    on,
    rows.map(({ openedOn }) => openedOn),
  )
  if (
    told.open &&
    told.closes !== null &&
    rows.some((row) => row.closed && isOf(programme, row, told.closes))
  )
    return {
      answer: { open: false, opens: null, nextYear: Number(told.closes.slice(0, 4)) + 1 },
      round: null,
    }
  if (programme.rounds?.kind !== 'rounds' || !told.open) return { answer: told, round: null }
  // The year is there, and the body has not opened the round yet.
  return { answer: { open: false, opens: null, nextYear: Number(on.slice(0, 4)) }, round: null }
}

/** Whether a round was opened in the window that ends on a day. */
function isOf(programme: Programme, { openedOn }: Round, closes: string | null): boolean {
  const own = roundOpens(programme, openedOn, [])
  return own.open && own.closes === closes
}
