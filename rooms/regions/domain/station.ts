import { z } from 'zod'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, formatDivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { divisionLevels } from './division.ts'

const wordsSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const dataCode = z.string().regex(/^[a-z]+(-[a-z]+)*$/)

/** `data/stations/kinds.yaml`: the kinds of node in the station network and the functions one may play (S16.1). */
export const stationKindsSchema = z.strictObject({
  kinds: z
    .array(
      z.strictObject({
        code: dataCode,
        title: wordsSchema,
        stands_at: z.array(z.enum(divisionLevels)).min(1),
        covers_town: z.boolean().default(false),
        source: z.string().min(1),
      }),
    )
    .min(1),
  functions: z
    .array(z.strictObject({ code: dataCode, title: wordsSchema, source: z.string().min(1) }))
    .min(1),
  rooms: z.array(z.strictObject({ code: dataCode, title: wordsSchema, source: z.string().min(1) })).min(1),
})

export type StationKinds = z.output<typeof stationKindsSchema>
export type StationKind = StationKinds['kinds'][number]

/** A node of the network: what it is, where it stands by statute, and who runs it. */
export type Station = {
  readonly id: Id
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly functions: readonly string[]
  readonly programmeLabel: string | null
  readonly parent: Id | null
  readonly division: DivisionCode
  readonly managingZone: Id | null
  readonly operator: string | null
  readonly address: string | null
  readonly phone: string | null
  readonly openedOn: Day
  readonly closedOn: Day | null
  /** The day on which it was declared to work in substance (实体化运行); whether it still does depends on the five haves. */
  readonly substanceDeclaredOn: Day | null
  readonly version: number
}

/** The place in the codes of its stations: 410621-105 for 小河镇 and its villages, 410621-000 for the county. */
export function stationPlace(division: DivisionCode): string {
  const digits = formatDivisionCode(division)
  return `${digits.slice(0, 6)}-${digits.slice(6, 9)}`
}

/** A code that can be said on the phone: 410621-105-01. */
export const stationCode = (place: string, number: number): string =>
  `${place}-${String(number).padStart(2, '0')}`
