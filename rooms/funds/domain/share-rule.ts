import { z } from 'zod'
import type { Words } from '../../../kernel/contract.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, parseDivisionCode } from '../../../kernel/division.ts'
import { type FundSource, fundSourceCodes } from './kinds.ts'

/**
 * A share of money as an exact fraction: `2%` is 2 of 100, `2.5%` is 25 of 1000. Never a float, so that a
 * share of any transfer is exact to the fen.
 */
export type Rate = { readonly part: number; readonly of: number }

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const dayKey = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'day-not-valid' })
const source = z.string().min(1)

/** A rule as its file in `data/funds` says it. */
export const shareRuleSchema = z.strictObject({
  code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: words,
  division: z.union([z.string(), z.number()]).transform((value, context) => {
    const code = parseDivisionCode(String(value))
    if (code === null) context.addIssue({ code: 'custom', message: 'division-code-not-valid' })
    return code ?? 0
  }),
  /** What the transfer is that a share is taken of. */
  of: words,
  takes: z.enum(fundSourceCodes),
  /** Covers what the share leaves open of the year's amount. */
  topped_up_by: z.enum(fundSourceCodes).optional(),
  rate: z.record(dayKey, z.strictObject({ value: z.string(), source })),
  year_amount: z.record(dayKey, z.strictObject({ value: z.number().int().positive(), source })).optional(),
  rounding: z.literal('down-to-fen'),
})

export type ShareRuleFile = z.output<typeof shareRuleSchema>

type Dated<T> = { readonly from: string; readonly value: T; readonly source: string }

export type ShareRule = {
  readonly code: string
  readonly title: Words
  readonly division: DivisionCode
  readonly of: Words
  readonly takes: FundSource
  readonly toppedUpBy: FundSource | null
  readonly rates: readonly Dated<Rate>[]
  /** Fen a year that the purchase is to come to. */
  readonly yearAmounts: readonly Dated<number>[]
}

/** Reads `2%` or `2.5%`; null for what is no percentage above 0 and up to 100. */
export function readRate(text: string): Rate | null {
  const match = /^(\d{1,3})(?:\.(\d{1,4}))?%$/.exec(text.trim())
  if (!match) return null
  const decimals = match[2] ?? ''
  const rate = { part: Number(`${match[1]}${decimals}`), of: 100 * 10 ** decimals.length }
  return rate.part > 0 && rate.part <= rate.of ? rate : null
}

/** The whole fen of a share. A part of a fen is dropped, so that never more is taken than the rule allows. */
export const shareOf = (transfer: number, { part, of }: Rate): number =>
  Number((BigInt(transfer) * BigInt(part)) / BigInt(of))

export const valueOn = <T>(values: readonly Dated<T>[], on: Day): Dated<T> | null =>
  values.findLast(({ from }) => from <= on) ?? null

/** What a rule makes of a transfer on a day (S5.A3, S6.A3). Amounts in fen. */
export type Taken = {
  readonly share: number
  readonly rate: Rate
  readonly source: string
  readonly yearAmount: number | null
  /** What is missing of the year's amount, and the source that covers it. */
  readonly gap: number
  readonly toppedUpBy: FundSource | null
}

/** Null where the rule is not in force on the day. */
export function take(rule: ShareRule, transfer: number, on: Day): Taken | null {
  const rate = valueOn(rule.rates, on)
  if (!rate) return null
  const share = shareOf(transfer, rate.value)
  const yearAmount = valueOn(rule.yearAmounts, on)?.value ?? null
  const gap = yearAmount === null ? 0 : Math.max(0, yearAmount - share)
  return {
    share,
    rate: rate.value,
    source: rate.source,
    yearAmount,
    gap,
    toppedUpBy: gap > 0 ? rule.toppedUpBy : null,
  }
}

/** A rule out of its file, or what is wrong with it: the path in the file and why. */
export function shareRuleOf(
  file: ShareRuleFile,
): { readonly rule: ShareRule } | { readonly wrong: { path: readonly string[]; reason: Words }[] } {
  const wrong: { path: readonly string[]; reason: Words }[] = []
  const dated = <S, T>(
    values: Readonly<Record<string, { value: S; source: string }>>,
    reading: (value: S, at: string) => T | null,
  ) =>
    Object.entries(values)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([from, { value, source }]) => {
        const read = reading(value, from)
        return read === null ? [] : [{ from, value: read, source }]
      })
  const rates = dated(file.rate, (value, from) => {
    const rate = readRate(value)
    if (rate === null)
      wrong.push({
        path: ['rate', from, 'value'],
        reason: {
          zh: `${value} 不是百分比，应写作 2% 或 2.5%`,
          en: `${value} is no percentage; write 2% or 2.5%`,
        },
      })
    return rate
  })
  if (Object.keys(file.rate).length === 0)
    wrong.push({ path: ['rate'], reason: { zh: '没有比例', en: 'no rate is given' } })
  if (file.year_amount && !file.topped_up_by)
    wrong.push({
      path: ['year_amount'],
      reason: {
        zh: '有年度金额就要写明不足部分由哪项资金补足（topped_up_by）',
        en: 'say who covers what is missing (topped_up_by)',
      },
    })
  if (wrong.length > 0) return { wrong }
  return {
    rule: {
      code: file.code,
      title: file.title,
      division: file.division,
      of: file.of,
      takes: file.takes,
      toppedUpBy: file.topped_up_by ?? null,
      rates,
      yearAmounts: dated(file.year_amount ?? {}, (value) => value),
    },
  }
}
