import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { addDays, type Day } from '../../../kernel/day.ts'
import { countyOf, type DivisionCode, levelOf } from '../../../kernel/division.ts'
import { daysOf, parsePeriod } from '../../../kernel/period.ts'
import { beginningOfRecords } from '../domain/division.ts'
import { dataFolder } from './data-folder.ts'

const code = z.int().min(1)
const known = z
  .union([z.int(), z.string()])
  .transform(String)
  .refine((text) => parsePeriod(text).ok)

const fileSchema = z.strictObject({
  began: z.array(z.strictObject({ code, since: known })),
  ended: z.array(z.strictObject({ code, name: z.string().min(1), until: known, successor: code })),
  moved: z.array(z.strictObject({ code, from: code, until: known })),
})

/** A period of a code that is not the one the national file shows. */
export type PastDivision = {
  readonly code: DivisionCode
  /** Null: called as it is today. */
  readonly name: string | null
  readonly parent: DivisionCode
  readonly to: Day
  readonly successor: DivisionCode | null
}

export type DivisionHistory = {
  /** The first day of a code's present meaning. A code cannot be older than the county code it is built from. */
  readonly beginningOf: (code: DivisionCode) => Day
  readonly past: readonly PastDivision[]
  /** The county digits in which anything has a history, so that the rest need not be asked. */
  readonly counties: ReadonlySet<string>
}

/** `data/divisions/history.yaml`; what is known only by year or month is read as the file's heading says. */
export function readHistory(): DivisionHistory {
  const text = readFileSync(join(dataFolder, 'divisions/history.yaml'), 'utf8')
  const { began, ended, moved } = fileSchema.parse(parse(text))
  const beginnings = new Map<DivisionCode, Day>([
    ...began.map((entry) => [entry.code, daysIn(entry.since).first] as const),
    ...moved.map((entry) => [entry.code, daysIn(entry.until).first] as const),
  ])
  return {
    beginningOf: (of) => beginnings.get(of) ?? beginnings.get(countyOf(of)) ?? beginningOfRecords,
    counties: new Set([...began, ...moved].map((entry) => String(entry.code).slice(0, 6))),
    past: [
      ...ended.map((entry) => ({
        code: entry.code,
        name: entry.name,
        parent: prefectureOf(entry.code),
        to: daysIn(entry.until).last,
        successor: entry.successor,
      })),
      // One code cannot stand under two parents on one day, so a move takes effect on the first day.
      ...moved.map((entry) => ({
        code: entry.code,
        name: null,
        parent: entry.from,
        to: addDays(daysIn(entry.until).first, -1),
        successor: null,
      })),
    ],
  }
}

function daysIn(text: string): { first: Day; last: Day } {
  const period = parsePeriod(text)
  if (!period.ok) throw new Error(`not a year or month: ${text}`)
  return daysOf(period.value)
}

function prefectureOf(county: DivisionCode): DivisionCode {
  if (levelOf(county) !== 'county') throw new Error(`${county} is no county`)
  return Math.floor(county / 100_000_000) * 100_000_000
}
