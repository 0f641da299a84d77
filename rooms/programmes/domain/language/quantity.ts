import { z } from 'zod'
import type { Parts } from './condition-kind.ts'
import { type Bands, bands } from './quantities/bands.ts'
import { type Choose, choose } from './quantities/choose.ts'
import { type DayIn, dayIn } from './quantities/day-in.ts'
import { type DaysBetween, daysBetween } from './quantities/days-between.ts'
import { type Difference, difference } from './quantities/difference.ts'
import { type Earliest, earliest } from './quantities/earliest.ts'
import { type Highest, highest } from './quantities/highest.ts'
import { type Latest, latest } from './quantities/latest.ts'
import { type Lowest, lowest } from './quantities/lowest.ts'
import { type MonthsBetween, monthsBetween } from './quantities/months-between.ts'
import { type Product, product } from './quantities/product.ts'
import { type Quotient, quotient } from './quantities/quotient.ts'
import { type Round, round } from './quantities/round.ts'
import { type Share, share } from './quantities/share.ts'
import { type Sum, sum } from './quantities/sum.ts'
import { type Table, table } from './quantities/table.ts'
import { type WorkdaysAfter, workdaysAfter } from './quantities/workdays-after.ts'
import { type YearOf, yearOf } from './quantities/year-of.ts'
import { type YearsAfter, yearsAfter } from './quantities/years-after.ts'
import { type YearsBetween, yearsBetween } from './quantities/years-between.ts'
import type { QuantityKind, SomeQuantityKind } from './quantity-kind.ts'
import { readNode } from './read-node.ts'

/** The closed language of sums, lengths and days; a bare name is a fact, a parameter or a value. */
export type Quantity =
  | string
  | Sum
  | Difference
  | Product
  | Quotient
  | Share
  | Round
  | Lowest
  | Highest
  | Earliest
  | Latest
  | Table
  | Bands
  | Choose
  | MonthsBetween
  | YearsBetween
  | DaysBetween
  | DayIn
  | YearOf
  | YearsAfter
  | WorkdaysAfter

export const quantityKinds: readonly SomeQuantityKind[] = [
  sum,
  difference,
  product,
  quotient,
  share,
  round,
  lowest,
  highest,
  earliest,
  latest,
  table,
  bands,
  choose,
  monthsBetween,
  yearsBetween,
  daysBetween,
  dayIn,
  yearOf,
  yearsAfter,
  workdaysAfter,
]

/** Which word a quantity that was read is made with. */
export function quantityKindOf(node: Exclude<Quantity, string>): QuantityKind<Quantity> {
  const kind = quantityKinds.find(({ word }) => word in node)
  if (!kind) throw new Error(`no such quantity: ${Object.keys(node).join()}`)
  return kind as unknown as QuantityKind<Quantity>
}

export const quantitySchemaWith = (parts: () => Parts): z.ZodType<Quantity> =>
  z
    .unknown()
    .transform(
      (written, context): Quantity =>
        typeof written === 'string'
          ? written
          : readNode<Quantity>(written, context, quantityKinds, parts, 'quantity'),
    )
