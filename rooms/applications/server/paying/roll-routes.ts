import type { DivisionCode } from '../../../../kernel/division.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { read, type Standing } from '../../../../platform/server/command.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import { pageFrom, readCursor } from '../../../../platform/server/database/cursor.ts'
import { type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { sheetOf, takeSheet } from '../../../documents/server/index.ts'
import { budgetsFor } from '../../../funds/server/index.ts'
import { rollContract } from '../../contract/roll.ts'
import { type LineKind, lineKindCodes } from '../../domain/paying/kinds.ts'
import type { Language } from '../../domain/paying/papers.ts'
import { budgetLine, byDay } from './paying-routes.ts'
import { type AskedRoll, confirmRoll, lineRow, previewRoll } from './roll.ts'
import { findRoll, linesOfRoll, listRolls, type RollLineRow } from './roll-store.ts'
import { rollColumns, takenAway } from './sheets.ts'
import { searchOf } from './subject.ts'
import { titlesOf } from './titles.ts'

const countsOf = (lines: readonly { readonly what: LineKind }[]) =>
  Object.fromEntries(
    lineKindCodes.map((code) => [code, lines.filter(({ what }) => what === code).length]),
  ) as Record<LineKind, number>

export const rollRoutes = (platform: Platform): Implemented[] => [
  implement(rollContract.previewRoll, (call) =>
    read(call, (tx) => shownPreview(tx, platform, call, call.query)),
  ),
  implement(rollContract.exportRollPreview, async (call) => {
    const shown = await read(call, (tx) => previewRoll(tx, platform, call, call.query))
    if (!shown.ok) return shown
    const { entries, programme, month } = shown.value
    return rollFile(call, call.language, `${programme.title[call.language]} ${month}`, entries.map(lineRow))
  }),
  implement(rollContract.confirmRoll, (call) => confirmRoll(platform, call, call.body)),
  implement(rollContract.rolls, async (call) => {
    const { cursor, limit, ...filter } = call.query
    const after = readCursor(cursor, byDay)
    if (!after.ok) return after
    return read(call, async (tx) => {
      const rows = await listRolls(tx, call.scope, filter, { after: after.value, limit: limit + 1 })
      const { items, next } = pageFrom(rows, limit, (row) => [row.onDay, row.id])
      const title = await titlesOf(
        tx,
        items.map(({ programme }) => programme),
        call.today,
      )
      return ok({ items: items.map((row) => ({ ...row, programmeTitle: title(row.programme) })), next })
    })
  }),
  implement(rollContract.roll, (call) => read(call, (tx) => keptRoll(tx, call, call.params.id))),
  implement(rollContract.exportRoll, async (call) => {
    const kept = await read(call, (tx) => keptRoll(tx, call, call.params.id))
    if (!kept.ok) return kept
    const { programmeTitle, month, lines } = kept.value
    return rollFile(call, call.language, `${programmeTitle[call.language]} ${month}`, lines)
  }),
]

async function shownPreview(tx: Handle, platform: Platform, standing: Standing, asked: AskedRoll) {
  const preview = await previewRoll(tx, platform, standing, asked)
  if (!preview.ok) return preview
  const { programme, month, division, entries, items, total, digest } = preview.value
  const on = standing.today
  const budgets =
    division === null ? [] : await budgetsFor(tx, standing, { division, programme: programme.code, on })
  const sorted = entries.map(lineRow).toSorted(byDifference)
  const lines = division === null ? [] : sorted.map(findable(division))
  return ok({
    programme: programme.code,
    programmeTitle: programme.title,
    month,
    division,
    applications: entries.length,
    items,
    total,
    counts: countsOf(lines),
    digest,
    lines,
    budgets: budgets.map(budgetLine),
  })
}

/** By what a line is found on the screen, where the whole roll is. */
const findable =
  (division: DivisionCode) =>
  (line: RollLineRow): RollLineRow & { search: string } => ({
    ...line,
    search: searchOf({ name: line.name, division }, line.number),
  })

/** What differs from the period before stands first: it is what has to be looked at. */
const byDifference = (a: RollLineRow, b: RollLineRow): number =>
  Number(a.what === 'same') - Number(b.what === 'same') || a.number.localeCompare(b.number)

async function keptRoll(tx: Handle, standing: Standing, id: string) {
  const found = await findRoll(tx, standing.scope, id)
  if (!found) return refused({ code: 'not-found' })
  const lines = await linesOfRoll(tx, found)
  const title = await titlesOf(tx, [found.programme], standing.today)
  return ok({
    ...found,
    programmeTitle: title(found.programme),
    counts: countsOf(lines),
    lines: lines.map(findable(found.division)),
  })
}

const rollFile = (standing: Standing, language: Language, heading: string, lines: readonly RollLineRow[]) =>
  takeSheet(
    standing,
    takenAway(standing, 'roll'),
    sheetOf({ name: { zh: '应发名单', en: 'Roll' }, heading, columns: rollColumns }, lines, language),
    heading,
  )
