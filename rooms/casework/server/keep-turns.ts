import { sql } from 'kysely'
import type { Id } from '../../../kernel/id.ts'
import { monthOf, type Period } from '../../../kernel/period.ts'
import type { DirtyLeaf } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { newId } from '../../../platform/server/ids.ts'
import { type Turn, turnsOf } from '../domain/case-turns.ts'
import { type CaseRow, movesOf } from './case-row.ts'
import { stationPlace } from './places.ts'

type Counted = Turn & {
  readonly kind: string
  readonly problem: string
  readonly source: string
  readonly closeReason: string | null
}

/**
 * Makes the turns that are counted say what the case says now. One that is not true any more is taken out, never
 * changed, so that a report that was frozen with it keeps it. Answers the leaves that must be counted again.
 */
export async function keepTurns(tx: Handle, one: CaseRow): Promise<DirtyLeaf[]> {
  const wanted = await wantedTurns(tx, one)
  const { rows: counted } = await sql<Counted & { id: Id; month: Period }>`
    select id, step, event, change, station, division, day, month, kind, problem, source, close_reason
    from turns_of_case(${one.province}::smallint, ${one.id})`.execute(tx)
  const same = (a: Counted, b: Counted) =>
    (
      [
        'step',
        'event',
        'change',
        'station',
        'division',
        'day',
        'kind',
        'problem',
        'source',
        'closeReason',
      ] as const
    ).every((key) => a[key] === b[key])
  const old = counted.filter((turn) => !wanted.some((other) => same(other, turn)))
  const fresh = wanted.filter((turn) => !counted.some((other) => same(other, turn)))
  if (old.length + fresh.length > 0) {
    const rows = fresh.map(({ closeReason, ...turn }) => ({
      ...turn,
      id: newId(),
      month: monthOf(turn.day),
      close_reason: closeReason,
    }))
    await sql`select keep_turns_of_case(${one.province}::smallint, ${one.id}, ${old.map(({ id }) => id)}::uuid[],
      ${JSON.stringify(rows)}::jsonb)`.execute(tx)
  }
  return leavesOf(tx, one, [...old, ...fresh])
}

async function wantedTurns(tx: Handle, one: CaseRow): Promise<Counted[]> {
  const moves = await movesOf(tx, one)
  const turns = turnsOf({
    opened: { station: one.openedStation, division: one.openedDivision },
    openedOn: one.openedOn,
    moves: moves.map((move) => ({
      movedOn: move.movedOn,
      from: { station: move.fromStation, division: move.fromDivision },
      to: { station: move.station, division: move.division },
    })),
    closedOn: one.closedOn,
    withdrawn: one.state === 'withdrawn',
  })
  const { kind, problem, source } = one
  return turns.map((turn) => ({
    ...turn,
    kind,
    problem,
    source,
    closeReason: turn.event === 'closed' ? one.closeReason : null,
  }))
}

async function leavesOf(
  tx: Handle,
  { province }: CaseRow,
  turns: readonly { readonly station: Id; readonly division: number; readonly day: Turn['day'] }[],
): Promise<DirtyLeaf[]> {
  const leaves = new Map<string, DirtyLeaf>()
  for (const { station, division, day } of turns) {
    const month = monthOf(day)
    const key = `${station} ${month}`
    if (leaves.has(key)) continue
    const place = await stationPlace(tx, [province], station)
    leaves.set(key, { station, month, division: place?.division ?? division })
  }
  return [...leaves.values()]
}
