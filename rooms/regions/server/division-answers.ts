import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { beginningOfRecords, type Division } from '../domain/division.ts'
import { lineageOf, pathOf, pathsOf } from './divisions.ts'

/** A division as routes answer it; an unknown beginning is null, not the day that stands for it in the table. */
export const periodAnswer = ({ source: _, ...division }: Division) => ({
  ...division,
  from: division.from === beginningOfRecords ? null : division.from,
})

export async function linesOf(db: Handle, divisions: readonly Division[], on: Day) {
  const paths = await pathsOf(
    db,
    divisions.map(({ code }) => code),
    on,
  )
  return divisions.map((division) => ({
    ...periodAnswer(division),
    path: paths.get(division.code) ?? division.name,
  }))
}

export type PlaceAnswer = { code: DivisionCode; name: string; path: string }

/** Codes as name and path, for lists of things that stand somewhere; a code that was never loaded is its own name. */
export async function placesOf(
  db: Handle,
  codes: readonly DivisionCode[],
  on: Day,
): Promise<(code: DivisionCode) => PlaceAnswer> {
  const lineages = await lineageOf(db, codes, on)
  return (code) => {
    const lineage = lineages.get(code) ?? []
    return { code, name: lineage.at(-1)?.name ?? String(code), path: pathOf(lineage) }
  }
}
