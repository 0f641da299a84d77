import type { Words } from '../../../../kernel/contract.ts'
import { sayDay } from '../../../../kernel/day.ts'
import {
  decide,
  type Facts,
  type FactsOn,
  type Programme,
  type RollDays,
  type RollPayment,
  roll,
  rollSince,
} from '../../../programmes/index.ts'
import type { LineKind } from './kinds.ts'
import { chosen, type Every, lastDayOf, type Month, monthsOf, periodAt } from './periods.ts'
import { factSaid, factTitled } from './said.ts'

/** What was made owed for a period already; withdrawn ones are left out. Fen. */
export type PaidPart = { readonly period: string; readonly part: number; readonly amountFen: number }

/** One payment of a roll: the sum that is missing for a period, and which part of it this is. */
export type RollItem = { readonly period: string; readonly part: number; readonly amountFen: number }

/** What a roll says of one application. Fen; null: not known, so that nothing is paid for it. */
export type RollLine = {
  readonly what: LineKind
  readonly period: string
  readonly beforeFen: number | null
  readonly nowFen: number | null
  readonly items: readonly RollItem[]
  readonly payFen: number
  /** Paid for earlier periods beyond what is due for them: it is told, and recovered by an order only. */
  readonly overFen: number
  readonly missed: readonly string[]
  readonly reasons: readonly Words[]
  /** Facts that are not known and stand in the way. */
  readonly ask: readonly string[]
  /** Nothing more can come. */
  readonly ends: boolean
}

type Switches = Readonly<Record<string, string>>

/** The day whose facts a period is decided by: its first or its last, and never before the first day of all. */
function decidingDay(programme: Programme, period: string, facts: Facts, switches: Switches): string {
  const { payment } = programme
  if (payment?.kind !== 'roll') throw new Error('only a roll has periods')
  const months = monthsOf(period)
  const last = chosen(programme, payment.facts_of, facts, switches) === 'last-day'
  const day = last ? lastDayOf(months.at(-1) ?? period) : `${months[0]}-01`
  const from = facts[payment.from]
  return typeof from === 'string' && day < from ? from : day
}

/**
 * What the roll of a month pays for one application, and how it differs from the period before. Only what is missing is
 * paid, for every period up to the month: so the same month twice pays nothing twice, and a month that was missed is
 * made good. The order in which records came does not matter, because all is worked out from the facts of the days.
 */
export function rollLine(
  programme: Programme,
  given: {
    readonly month: Month
    readonly factsOn: FactsOn
    readonly paid: readonly PaidPart[]
    readonly switches?: Switches
    /** When it was applied for and decided: what lies before is paid only where the file says so. */
    readonly days?: RollDays
  },
): RollLine {
  const { month, factsOn, paid, switches = {}, days = {} } = given
  const { payment } = programme
  if (payment?.kind !== 'roll') throw new Error(`${programme.code} is not paid by a roll`)
  const facts = factsOn(lastDayOf(month))
  const { current, before } = periodAt(month, chosen(programme, payment.every, facts, switches) as Every)
  const due = roll(programme, factsOn, month, { ...days, switches }).filter(({ period }) => period <= current)
  const dueOf = (period: string): number | null => {
    const found = due.find((one) => one.period === period)
    return found ? found.amountFen : 0
  }
  const [nowFen, beforeFen] = [dueOf(current), dueOf(before)]
  const items = due.flatMap((one) => missing(one, paid))
  const ask = [...new Set(due.flatMap((one) => (one.amountFen === null ? one.ask : [])))]
  // Nobody has said since when: that is asked, and not taken for nothing due.
  const begins =
    facts[payment.from] !== undefined ||
    decide(programme, { on: lastDayOf(month), facts, switches }).eligible === 'no'
  const what = begins ? kindOf(nowFen, beforeFen, due, before, sumOf(paid, before) > 0) : 'unknown'
  const missed = items.filter(({ period }) => period !== current).map(({ period }) => period)
  const ends = facts[payment.to]
  return {
    what,
    period: current,
    beforeFen,
    nowFen: begins ? nowFen : null,
    items,
    payFen: items.reduce((sum, { amountFen }) => sum + amountFen, 0),
    overFen: over(due, paid),
    missed,
    reasons: begins
      ? reasonsOf(programme, { what, current, before, facts, factsOn, switches, days })
      : [notKnown(programme, payment.from)],
    ask: begins ? ask : [payment.from],
    ends: typeof ends === 'string' && ends <= lastDayOf(month),
  }
}

const sumOf = (paid: readonly PaidPart[], period: string): number =>
  paid.reduce((sum, one) => sum + (one.period === period ? one.amountFen : 0), 0)

function missing({ period, amountFen }: RollPayment, paid: readonly PaidPart[]): RollItem[] {
  const short = amountFen === null ? 0 : amountFen - sumOf(paid, period)
  if (short <= 0) return []
  const parts = paid.filter((one) => one.period === period).map(({ part }) => part)
  return [{ period, part: Math.max(0, ...parts) + 1, amountFen: short }]
}

function over(due: readonly RollPayment[], paid: readonly PaidPart[]): number {
  const periods = new Set(paid.map(({ period }) => period))
  let sum = 0
  for (const period of periods) {
    const found = due.find((one) => one.period === period)
    // What is not known now is not taken as never due.
    if (found?.amountFen === null) continue
    sum += Math.max(0, sumOf(paid, period) - (found?.amountFen ?? 0))
  }
  return sum
}

function kindOf(
  now: number | null,
  then: number | null,
  due: readonly RollPayment[],
  before: string,
  paidBefore: boolean,
): LineKind {
  if (now === null) return 'unknown'
  const earlier = due.some(({ period, amountFen }) => period < before && amountFen !== 0)
  if (now > 0 && then === 0) return earlier ? 'again' : 'new'
  if (now > 0) return now === then ? 'same' : 'changed'
  // Told late that somebody had left: the period before was paid, and this is the first roll that stops.
  return then === 0 && !paidBefore ? 'none' : 'stopped'
}

function reasonsOf(
  programme: Programme,
  given: {
    readonly what: LineKind
    readonly current: string
    readonly before: string
    readonly facts: Facts
    readonly factsOn: FactsOn
    readonly switches: Switches
    readonly days: RollDays
  },
): Words[] {
  const { what, current, before, facts, factsOn, switches, days } = given
  const { payment } = programme
  if (payment?.kind !== 'roll' || what === 'same') return []
  const day = (name: string): string | null => {
    const value = facts[name]
    return typeof value === 'string' ? value : null
  }
  const [from, to] = [day(payment.from), day(payment.to)]
  const first = `${monthsOf(current)[0]}-01`
  const reasons: Words[] = []
  if ((what === 'new' || what === 'again') && from) reasons.push(dayReason(programme, payment.from, from))
  const since = rollSince(programme, days, (written) => chosen(programme, written, facts, switches))
  if (since !== null && from !== null && from < since && (what === 'new' || what === 'none'))
    reasons.push(sinceReason(since, days))
  const gone = to !== null && to < lastDayOf(monthsOf(current).at(-1) ?? current)
  if ((what === 'stopped' || what === 'none') && gone && to)
    reasons.push(dayReason(programme, payment.to, to))
  const on = decidingDay(programme, current, facts, switches)
  const here = factsOn(on)
  if (what === 'unknown') {
    const { ask } = decide(programme, { on, facts: here, switches })
    return ask.map((name) => notKnown(programme, name))
  }
  if (what === 'changed' || what === 'again' || (what === 'stopped' && !gone))
    reasons.push(...changesOf(programme, factsOn(decidingDay(programme, before, facts, switches)), here))
  if ((what === 'stopped' || what === 'none') && !gone && (from === null || from <= first))
    reasons.push(...failing(programme, on, here, switches))
  return reasons
}

const dayReason = (programme: Programme, name: string, on: string): Words => {
  const { zh, en } = factTitled(programme, name)
  return { zh: `${zh}\uff1a${sayDay(on, 'zh')}`, en: `${en}: ${sayDay(on, 'en')}` }
}

const sinceReason = (since: string, { decided }: RollDays): Words =>
  since === decided
    ? {
        zh: `${sayDay(since, 'zh')}审定\uff0c自当期起发放`,
        en: `Decided on ${sayDay(since, 'en')}, paid from that period on`,
      }
    : {
        zh: `${sayDay(since, 'zh')}申请\uff0c自当期起发放`,
        en: `Applied for on ${sayDay(since, 'en')}, paid from that period on`,
      }

const notKnown = (programme: Programme, name: string): Words => {
  const asked = programme.facts[name]?.question ??
    programme.switches[name]?.question ?? { zh: name, en: name }
  return { zh: `尚不清楚\uff1a${asked.zh}`, en: `Not known: ${asked.en}` }
}

function changesOf(programme: Programme, then: Facts, now: Facts): Words[] {
  const { payment } = programme
  if (payment?.kind !== 'roll') return []
  return Object.keys(programme.facts).flatMap((name) => {
    if (name === payment.from || name === payment.to) return []
    if (JSON.stringify(then[name]) === JSON.stringify(now[name])) return []
    const [was, is] = [factSaid(programme, name, then[name]), factSaid(programme, name, now[name])]
    const { zh, en } = factTitled(programme, name)
    return [{ zh: `${zh}\uff1a${was.zh} → ${is.zh}`, en: `${en}: ${was.en} → ${is.en}` }]
  })
}

function failing(programme: Programme, on: string, facts: Facts, switches: Switches): Words[] {
  const { reasons } = decide(programme, { on, facts, switches })
  const failed = new Set(reasons.filter(({ holds }) => holds === 'no').map(({ rule }) => rule))
  return programme.eligible
    .filter(({ rule }) => failed.has(rule))
    .map(({ title }) => ({ zh: `不再符合\uff1a${title.zh}`, en: `No longer: ${title.en}` }))
}
