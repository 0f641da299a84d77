import type { Refusal } from '../../../../kernel/errors.ts'
import { ok, refused } from '../../../../kernel/result.ts'
import { pageFrom, readCursor, type SortKey } from '../../../../platform/server/database/cursor.ts'
import { type Call, type Implemented, implement } from '../../../../platform/server/http/routes.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { workbookAnswer } from '../../../documents/server/index.ts'
import { placesOf } from '../../../regions/server/index.ts'
import { targetsContract } from '../../contract/targets.ts'
import { standingOf } from '../../domain/targets/standing.ts'
import { askingOf, type Target } from '../../domain/targets/target.ts'
import type { Reading } from '../read-amounts.ts'
import {
  keyOf,
  keyShape,
  listPlaces,
  type Order,
  type PlaceRow,
  type Shown,
  stateOfPlaces,
} from './place-list.ts'
import { countParts, placeRows, wholeValue } from './place-rows.ts'
import { placeSheets } from './place-sheets.ts'
import { readTarget } from './read-routes.ts'
import { lineOf } from './stand.ts'
import { partsOfTarget } from './target-store.ts'

const noPlaces = refused<Refusal>({
  code: 'request-not-valid',
  problems: [{ code: 'target-asks-no-places', path: '/query/target' }],
})

export const placeRoutes = (platform: Platform): Implemented[] => [
  implement(targetsContract.places, async (call) => {
    const { order, cursor, limit, show, node } = call.query
    const after = readCursor(cursor, keyShape[order])
    if (!after.ok) return after
    return readTarget(platform, call, call.query, async ({ reading, on }, target) => {
      if (askingOf(target) === 'whole') return noPlaces
      const { rows, stateOf } = await stateOfPlaces(reading, target, node, on)
      const found = await listPlaces(reading, rows, { show, order, after: after.value, limit })
      const page = pageFrom(found, limit, (row) => keyOf(order, row))
      const places = await placesOf(
        reading.tx,
        page.items.map(({ code }) => code),
        on,
      )
      return ok({
        next: page.next,
        items: page.items.map((row) => ({
          division: row.code,
          name: row.name,
          path: places(row.code).path,
          value: row.value,
          number: rows.number,
          short: row.short,
          state: stateOf(row),
        })),
      })
    })
  }),
  implement(targetsContract.parts, (call) =>
    readTarget(platform, call, call.query, async ({ reading, on }, target) => {
      const { node } = call.query
      return ok({
        items:
          askingOf(target) === 'whole'
            ? await splitParts(reading, target, on)
            : await listParts(reading, target, node, on),
      })
    }),
  ),
  implement(targetsContract.exportPlaces, (call) => exportPlaces(platform, call)),
]

/** What a whole was split into, each with where it stands. */
async function splitParts(reading: Reading, target: Target, on: Parameters<typeof standingOf>[2]) {
  const parts = await partsOfTarget(reading.tx, target.key)
  const places = await placesOf(
    reading.tx,
    parts.map(({ division }) => division),
    on,
  )
  const items = []
  for (const part of parts.toSorted((a, b) => a.division - b.division)) {
    const standing = standingOf(part, await wholeValue(reading, part, part.division, on), on)
    items.push({
      division: part.division,
      name: places(part.division).name,
      of: null,
      met: null,
      short: standing.short,
      share:
        standing.value === null || standing.number === 0 ? null : (standing.value * 100) / standing.number,
      key: part.key,
      standing,
    })
  }
  return items
}

/** The divisions right below, each with how many of its own are short. */
async function listParts(
  reading: Reading,
  target: Target,
  node: number,
  on: Parameters<typeof standingOf>[2],
) {
  const parts = await countParts(reading, await placeRows(reading, target, node, on), node)
  const places = await placesOf(
    reading.tx,
    parts.map(({ division }) => division),
    on,
  )
  return parts.map(({ division, of, met, short }) => ({
    division,
    name: places(division).name,
    of,
    met,
    short,
    share: of === 0 ? null : (met * 100) / of,
    key: null,
    standing: null,
  }))
}

/** The whole list as a workbook, read page by page inside one transaction, because a list is of one moment. */
async function exportPlaces(platform: Platform, call: Call<typeof targetsContract.exportPlaces>) {
  const { node, show, order } = call.query
  const sheets = await readTarget(
    platform,
    call,
    call.query,
    async ({ reading, on, named, writable }, target) => {
      if (askingOf(target) === 'whole') return noPlaces
      const { rows, stateOf } = await stateOfPlaces(reading, target, node, on)
      const found = await everyRow(reading, rows, show, order)
      const places = await placesOf(
        reading.tx,
        found.map(({ code }) => code),
        on,
      )
      return ok(
        placeSheets({
          line: await lineOf(reading, target, node, on, writable),
          named,
          on,
          rows: found.map((row) => ({ ...row, path: places(row.code).path, state: stateOf(row) })),
          language: call.language,
        }),
      )
    },
  )
  if (!sheets.ok) return sheets
  return ok(
    workbookAnswer(`${call.language === 'zh' ? '目标名单' : 'target-list'}-${call.today}.xlsx`, sheets.value),
  )
}

const pageSize = 5_000

async function everyRow(
  reading: Reading,
  rows: Parameters<typeof listPlaces>[1],
  show: Shown,
  order: Order,
): Promise<PlaceRow[]> {
  const all: PlaceRow[] = []
  let after: SortKey | null = null
  do {
    const page: PlaceRow[] = await listPlaces(reading, rows, { show, order, after, limit: pageSize })
    all.push(...page.slice(0, pageSize))
    const last = page[pageSize - 1]
    after = page.length > pageSize && last ? keyOf(order, last) : null
  } while (after !== null)
  return all
}
