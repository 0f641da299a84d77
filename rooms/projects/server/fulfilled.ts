import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { formatPeriod, monthOf } from '../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { read, type Standing } from '../../../platform/server/command.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { amountsOfStation, deliverable } from '../../indicators/server/index.ts'
import { dayOfFigures, fieldTotals, fulfilmentOf } from '../domain/fulfilment.ts'
import { monthsOfTerm } from './checks.ts'
import { headAnswers } from './heads.ts'
import { findList, linesOf, versionsOf } from './store.ts'

type Reader = Standing & { readonly language: 'zh' | 'en' }

const unknown = { zh: '（指标已停用）', en: '(no longer counted)' }

/** A list with what was delivered up to a day, line by line and field by field. */
export async function fulfilledList(platform: Platform, call: Reader, id: Id, asked: Day) {
  const on = dayOfFigures(asked, call.today)
  const found = await read(call, async (tx) => {
    const list = await findList(tx, call.scope, id)
    if (!list) return refused<Refusal>({ code: 'not-found' })
    const [head] = await headAnswers(tx, call, [list])
    if (!head) return refused<Refusal>({ code: 'not-found' })
    return ok({ list, head, lines: await linesOf(tx, list), versions: await versionsOf(tx, list) })
  })
  if (!found.ok) return found
  const { list, head, lines, versions } = found.value
  const term = { from: list.fromOn, to: list.toOn }
  const months = monthsOfTerm(list.fromOn, list.toOn).filter((month) => month <= monthOf(on))
  const counted = await amountsOfStation(platform, call, list.station, months, lines)
  if (!counted.ok) return counted
  const items = lines.map((line, i) => {
    const amount = counted.value.amounts[i] ?? { months: [], total: 0 }
    const measure = deliverable(platform, line.measure)
    return {
      ...line,
      measureTitle: measure?.title ?? unknown,
      splitTitle: splitTitleOf(measure, line),
      unit: measure?.unit ?? { zh: '', en: '' },
      ...fulfilmentOf(line.agreed, amount.total, term, on),
      months: months.map((month, at) => ({ period: formatPeriod(month), value: amount.months[at] ?? 0 })),
    }
  })
  // Units are told apart by their Chinese word, which is what the measures’ files close the list of.
  const totals = fieldTotals(items.map((item) => ({ ...item, unit: item.unit.zh })))
  const unitOf = (zh: string) => items.find(({ unit }) => unit.zh === zh)?.unit ?? { zh, en: zh }
  return ok({
    ...head,
    on,
    settled: counted.value.settled,
    items,
    fields: totals.map((total) => ({
      ...total,
      amounts: total.amounts.map((amount) => ({ ...amount, unit: unitOf(amount.unit) })),
    })),
    closedReason: list.closedReason,
    versions: versions.map((version) => ({ ...version, lines: [...version.lines] })),
  })
}

/** The part of a measure that a line is about, in words; as it was written where the measure is gone or names no values. */
function splitTitleOf(
  measure: ReturnType<typeof deliverable>,
  { splitBy, splitValue }: { readonly splitBy: string | null; readonly splitValue: string | null },
) {
  if (splitBy === null || splitValue === null) return null
  return measure?.splits.get(splitBy)?.[splitValue] ?? { zh: splitValue, en: splitValue }
}

type Fulfilled = Awaited<ReturnType<typeof fulfilledList>>
export type FulfilledList = Fulfilled extends Result<infer T, Refusal> ? T : never
