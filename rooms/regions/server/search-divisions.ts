import { type RawBuilder, sql } from 'kysely'
import { coversDivision, type Scope } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, type DivisionLevel, rangeOf } from '../../../kernel/division.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { type Division, levelNumber } from '../domain/division.ts'
import { type SearchKey, searchKeyOf } from '../domain/search-key.ts'
import { ranked, type Searched } from '../domain/search-rank.ts'
import { divisionsByCode, inForce } from './divisions.ts'

export type DivisionSearch = {
  readonly text: string
  readonly on: Day
  readonly limit: number
  readonly level?: DivisionLevel | undefined
  /** Only below this division. */
  readonly within?: DivisionCode | undefined
  /** The caller's own area, which is searched more closely and shown first. */
  readonly own?: Scope | undefined
}

type Range = { readonly low: number; readonly high: number }

const upperLevels = [0, 1, 2, 3, 4]
const village = 5
/** Areas of more than a few counties are not searched row by row. */
const closeRanges = 8
const countySize = 1_000_000

/**
 * Divisions by name (any part), spelling, initials or code on a day, best first. Every arm of the query ends at an
 * index and a limit, so that one letter over the whole nation costs as little as a whole name.
 */
export async function searchDivisions(db: Handle, search: DivisionSearch): Promise<Division[]> {
  const key = searchKeyOf(search.text)
  if (!key) return []
  const arms = armsOf(key, search)
  if (arms.length === 0) return []
  const found = await sql<Searched>`${sql.join(
    arms.map((arm) => sql`(${arm})`),
    sql` union all `,
  )}`.execute(db)
  const own = search.own
  const best = ranked(found.rows, key, (code) => (own ? coversDivision(own, code) : false)).slice(
    0,
    search.limit,
  )
  const divisions = new Map(
    (
      await divisionsByCode(
        db,
        best.map(({ code }) => code),
        search.on,
      )
    ).map((one) => [one.code, one]),
  )
  return best.flatMap(({ code }) => divisions.get(code) ?? [])
}

type Arm = RawBuilder<unknown>

function armsOf(key: SearchKey, search: DivisionSearch): Arm[] {
  const levels = search.level ? [levelNumber(search.level)] : [...upperLevels, village]
  const near = search.within === undefined ? closeTo(search.own) : [rangeOf(search.within)]
  const closely = near.map((range) => closeArm(key, range, levels, search))
  if (search.within !== undefined) return closely
  return [...closely, ...wideArms(key, levels, search)]
}

/** The small areas of a caller's own, in which even one character is looked for everywhere. */
const closeTo = (own: Scope | undefined): readonly Range[] =>
  (own?.ranges ?? []).filter(({ low, high }) => high - low < countySize).slice(0, closeRanges)

function closeArm(key: SearchKey, range: Range, levels: readonly number[], search: DivisionSearch): Arm {
  const matching =
    key.kind === 'code'
      ? between('code', key)
      : key.kind === 'name'
        ? inside(key)
        : sql`(${beginning('pinyin', key.text)} or ${beginning('initials', key.text)})`
  return arm(
    sql`${between('code', range)} and level in (${sql.join(levels)}) and ${matching}`,
    sql`level, code`,
    search,
  )
}

function wideArms(key: SearchKey, levels: readonly number[], search: DivisionSearch): Arm[] {
  if (key.kind === 'code') {
    return [arm(sql`${between('code', key)} and level in (${sql.join(levels)})`, sql`level, code`, search)]
  }
  if (key.kind === 'name') {
    if (key.grams.length > 0) {
      const matching = sql`${inside(key)} and level in (${sql.join(levels)})`
      return [arm(matching, sql`level, length(name), code`, search)]
    }
    return levels
      .filter((level) => level !== village)
      .map((level) =>
        arm(sql`level = ${level} and level < 5 and ${beginning('name', key.text)}`, byName, search),
      )
  }
  return levels.flatMap((level) =>
    (['pinyin', 'initials'] as const).map((column) => {
      // The second condition repeats the first in the words of the partial index.
      const at = level === village ? sql`level = 5` : sql`level = ${level} and level < 5`
      return arm(sql`${at} and ${beginning(column, key.text)}`, sql.ref(column), search)
    }),
  )
}

const byName = sql`name collate "C"`

const arm = (condition: Arm, order: Arm, { on, limit }: DivisionSearch): Arm => sql`
  select code, name, level, pinyin, initials from division
  where ${condition} and ${inForce(on)} order by ${order} limit ${limit}`

const between = (column: string, { low, high }: Range): Arm =>
  sql`${sql.ref(column)} between ${low} and ${high}`

function inside({ text, grams }: { readonly text: string; readonly grams: readonly number[] }): Arm {
  const like = sql`name like ${`%${escaped(text)}%`}`
  return grams.length > 0 ? sql`grams @> ${[...grams]}::integer[] and ${like}` : like
}

/** A beginning as a range, which an index in byte order answers whatever the planner knows of patterns. */
const beginning = (column: 'name' | 'pinyin' | 'initials', text: string): Arm => {
  const compared = column === 'name' ? byName : sql.ref(column)
  return sql`${compared} >= ${text} and ${compared} < ${`${text}\u{10FFFF}`}`
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
