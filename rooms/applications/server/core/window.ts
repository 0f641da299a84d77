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
  const [window] = await windowsOn(tx, [{ programme, division }], on)
  if (!window) throw new Error('one programme has one window')
  return window
}

type Offered = { readonly programme: Programme; readonly division: DivisionCode }

/** The windows of many programmes at once, in their order. */
export async function windowsOn(
  tx: Handle,
  offered: readonly Offered[],
  on: Day,
): Promise<readonly Window[]> {
  const provinces = [...new Set(offered.map(({ division }) => provinceOf(division)))]
  const codes = offered.map(({ programme }) => programme.code)
  const { rows } = await sql<Round & { readonly division: DivisionCode; readonly programme: string }>`
    select id, division, programme, opened_on, closes_on, closed_at is not null as closed from application_round
    where province = any(${provinces}::smallint[]) and programme = any(${codes}::text[]) and opened_on <= ${on}
    order by opened_on desc`.execute(tx)
  return offered.map(({ programme, division }) =>
    windowAmong(
      rows.filter((row) => row.programme === programme.code && row.division === division),
      programme,
      on,
    ),
  )
}

/** The window on a day, of the rounds that were opened until then, the newest first. */
function windowAmong(rounds: readonly Round[], programme: Programme, on: Day): Window {
  const now = rounds.find(({ closesOn, closed }) => !closed && (closesOn === null || closesOn >= on))
  if (now) return { answer: { open: true, closes: now.closesOn }, round: now.id }
  const told = roundOpens(
    programme,
    on,
    rounds.map(({ openedOn }) => openedOn),
  )
  if (
    told.open &&
    told.closes !== null &&
    rounds.some((round) => round.closed && isOf(programme, round, told.closes))
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
