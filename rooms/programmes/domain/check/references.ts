import { contains, levelOf, parseDivisionCode } from '../../../../kernel/division.ts'
import { compiled } from '../engine/compile.ts'
import { nearest } from '../engine/nearest.ts'
import type { Fact } from '../language/fact.ts'
import { partMonthRules } from '../language/months.ts'
import { type Parameter, parameterOn, type parameterUnits } from '../language/parameter.ts'
import type { Programme } from '../language/programme.ts'
import type { Mistake, Path } from '../language/words.ts'

type Unit = (typeof parameterUnits)[number]

/** Looks up the names that stand outside conditions and sums, and remembers which were used. */
export type References = {
  readonly used: Set<string>
  readonly mistakes: Mistake[]
  parameter(name: string | undefined, units: readonly Unit[], path: Path): void
  fact(name: string | undefined, path: Path): void
  choice(name: string | undefined, options: readonly string[], path: Path): void
  say(path: Path, zh: string, en: string): void
}

export function referencesOf(programme: Programme): References {
  const used = new Set<string>()
  const mistakes: Mistake[] = []
  const say = (path: Path, zh: string, en: string) => mistakes.push({ path, zh, en })
  const missing = (path: Path, name: string, known: readonly string[], zh: string, en: string) => {
    const close = nearest(name, known)
    say(
      path,
      `没有名为 ${name} 的${zh}${close ? `，是否想写 ${close}` : ''}；现有：${known.join('、') || '—'}`,
      `no ${en} is named ${name}${close ? `; did you mean ${close}` : ''}; there are: ${known.join(', ') || '—'}`,
    )
  }
  return {
    used,
    mistakes,
    say,
    parameter(name, units, path) {
      if (name === undefined) return
      const found: Parameter | undefined = programme.parameters[name]
      if (!found) return missing(path, name, Object.keys(programme.parameters), '参数', 'parameter')
      used.add(name)
      if (!units.includes(found.unit))
        say(
          path,
          `${name} 的单位是 ${found.unit}，这里需要 ${units.join(' 或 ')}`,
          `${name} is in ${found.unit}; here stands ${units.join(' or ')}`,
        )
    },
    fact(name, path) {
      if (name === undefined) return
      if (name in programme.facts) used.add(name)
      else missing(path, name, Object.keys(programme.facts), '事实', 'fact')
    },
    choice(name, options, path) {
      if (name === undefined || options.includes(name)) return
      const found = programme.switches[name]
      if (!found) return missing(path, name, Object.keys(programme.switches), '待定事项', 'switch')
      used.add(name)
      for (const option of Object.keys(found.options))
        if (!options.includes(option))
          say(
            path,
            `${name} 的选项 ${option} 不适用，可以用：${options.join('、')}`,
            `the option ${option} of ${name} is not one of ${options.join(', ')}`,
          )
    },
  }
}

const count: readonly Unit[] = ['integer', 'persons']

/** Quotas, rounds, conflicts, sanctions, notice, review and payment name facts, figures and switches that exist. */
export function partMistakes(programme: Programme, names: References): void {
  const { quota, ranking, review, rounds, notice, payment } = programme
  names.parameter(quota?.all, count, ['quota', 'all'])
  names.parameter(quota?.pool, ['fen'], ['quota', 'pool'])
  names.fact(quota?.each?.by, ['quota', 'each', 'by'])
  names.parameter(quota?.each?.number, count, ['quota', 'each', 'number'])
  for (const [row, name] of Object.entries(quota?.each?.rows ?? {}))
    names.parameter(name, count, ['quota', 'each', 'rows', row])
  groupMistakes(programme, names)
  if (ranking && ranking.by !== 'score' && ranking.by !== 'order') names.fact(ranking.by, ['ranking', 'by'])
  for (const [i, { fact }] of (ranking?.tie_break ?? []).entries())
    names.fact(fact, ['ranking', 'tie_break', i, 'fact'])
  names.parameter(review?.reviewers, count, ['review', 'reviewers'])
  names.parameter(review?.points_to, ['integer'], ['review', 'points_to'])
  names.parameter(notice?.workdays, ['workdays'], ['notice', 'workdays'])
  if (rounds?.kind === 'rounds') names.parameter(rounds.every, ['years'], ['rounds', 'every'])
  if (rounds?.kind === 'once' || rounds?.kind === 'yearly') {
    const unit = rounds.kind === 'once' ? 'day' : 'yearly_day'
    names.parameter(rounds.opens, [unit], ['rounds', 'opens'])
    names.parameter(rounds.closes, [unit], ['rounds', 'closes'])
  }
  if (payment?.kind === 'instalments')
    for (const [i, { percent, at }] of payment.parts.entries()) {
      names.parameter(percent, ['percent'], ['payment', 'parts', i, 'percent'])
      if (!programme.stages.some(({ code }) => code === at))
        names.say(['payment', 'parts', i, 'at'], `没有环节 ${at}`, `there is no stage ${at}`)
    }
  shareMistakes(programme, names)
  if (payment?.kind === 'roll') {
    names.fact(payment.from, ['payment', 'from'])
    names.fact(payment.to, ['payment', 'to'])
    names.parameter(payment.day, ['integer'], ['payment', 'day'])
    names.choice(payment.every, ['month', 'quarter', 'year'], ['payment', 'every'])
    names.choice(
      payment.part_month,
      partMonthRules.filter((rule) => rule !== 'elapsed'),
      ['payment', 'part_month'],
    )
    names.choice(payment.facts_of, ['first-day', 'last-day'], ['payment', 'facts_of'])
    names.choice(payment.since, ['application', 'decision', 'first-day'], ['payment', 'since'])
  }
  for (const [i, { bars }] of programme.sanctions.entries())
    if (typeof bars === 'object') names.parameter(bars.years, ['years'], ['sanctions', i, 'bars', 'years'])
  for (const [i, { fact, stackable }] of programme.conflicts.entries()) {
    if (programme.facts[fact]?.from !== 'awards.held')
      names.say(
        ['conflicts', i, 'fact'],
        '应是 from: awards.held 的事实',
        'names the fact with from: awards.held',
      )
    names.choice(stackable, ['yes', 'no'], ['conflicts', i, 'stackable'])
  }
  for (const [name, { since }] of Object.entries(programme.facts))
    names.parameter(since, ['day'], ['facts', name, 'since'])
}

/** Parts of a payment are the whole of it, on every day on which one of their shares begins. */
function shareMistakes({ payment, parameters }: Programme, names: References): void {
  if (payment?.kind !== 'instalments') return
  const shares = payment.parts.flatMap(({ percent }) => parameters[percent] ?? [])
  if (shares.length < payment.parts.length) return
  for (const on of new Set(shares.flatMap(({ values }) => Object.keys(values)))) {
    const parts = shares.map((share) => parameterOn(share, on))
    const sum = parts.reduce<number>((total, part) => total + Number(part ?? 0), 0)
    if (!parts.includes(undefined) && sum !== 100)
      names.say(
        ['payment', 'parts'],
        `各期比例自 ${on} 起合计 ${sum}%，应为 100%`,
        `from ${on} on the parts are ${sum} per cent together; they must be 100`,
      )
  }
}

/** Groups of a quota are options of a fact or places: a row that no candidate could ever be of is a slip. */
const digits = { prefecture: 4, county: 6, township: 9 } as const

function groupMistakes({ quota, facts, division }: Programme, names: References): void {
  const each = quota?.each
  const fact = each && facts[each.by]
  if (!each || !fact) return
  const path = ['quota', 'each']
  if (each.level !== undefined && fact.type !== 'division')
    names.say(
      [...path, 'level'],
      `level 只用于区划，${each.by} 不是 type: division`,
      `level goes with a place; ${each.by} is not of type division`,
    )
  for (const row of Object.keys(each.rows ?? {})) {
    const options = Object.keys(fact.options ?? {})
    if (fact.type === 'division' && parseDivisionCode(row) === null)
      names.say(
        [...path, 'rows', row],
        '区划代码应为 2、4、6、9 或 12 位数字',
        'a division code has 2, 4, 6, 9 or 12 digits',
      )
    const place = fact.type === 'division' ? parseDivisionCode(row) : null
    const own = parseDivisionCode(String(division))
    if (place !== null && own !== null && !contains(own, place) && !contains(place, own))
      names.say(
        [...path, 'rows', row],
        `${row} 不在本政策的区划 ${division} 内`,
        `${row} lies outside the division of the programme, ${division}`,
      )
    if (place !== null && each.level !== undefined && levelOf(place) !== each.level)
      names.say(
        [...path, 'rows', row],
        `${row} 不是名额所按的这一级（level: ${each.level}，${digits[each.level]} 位代码），不会用到`,
        `${row} is no place of the level that the quota counts by (level: ${each.level}, codes of ${digits[each.level]} digits), and would never count`,
      )
    if (fact.type === 'code' && !options.includes(row))
      names.say(
        [...path, 'rows', row],
        `${each.by} 没有选项 ${row}，可以写：${options.join('、')}`,
        `${each.by} has no option ${row}; there are: ${options.join(', ')}`,
      )
  }
}

/** What belongs together: a filing and its kind, a bar and the fact that tells of it, money and how it is paid. */
export function wholeMistakes(programme: Programme, names: References): void {
  const { filing, kind, sanctions, amount, payment, in_force: inForce } = programme
  if (inForce.to !== undefined && inForce.to < inForce.from)
    names.say(
      ['in_force', 'to'],
      `施行止于 ${inForce.to}，早于开始的 ${inForce.from}；还没有结束日期的不写 to`,
      `it ends on ${inForce.to}, before it begins on ${inForce.from}; leave to out where no end is known`,
    )
  if ((kind === 'filing') !== (filing !== undefined))
    names.say(
      filing ? ['filing'] : ['kind'],
      'kind: filing 与 filing 段要一起写',
      'kind: filing and the part filing go together',
    )
  const barFact = Object.entries(programme.facts).find(([, { from }]) => from === 'bar.in-force')?.[0]
  const asked = barFact !== undefined && compiled(programme).used.has(barFact)
  if (sanctions.some(({ bars }) => bars !== undefined) && !asked)
    names.say(
      ['sanctions'],
      '有禁止申请的处理，就要有 from: bar.in-force 的事实，并在 eligible 中判断',
      'a sanction that bars needs a fact with from: bar.in-force that a rule of eligible looks at',
    )
  if (amount === undefined && payment !== undefined && payment.kind !== 'none')
    names.say(['payment'], '没有 amount 就没有可支付的金额', 'without an amount there is nothing to pay')
}

/** `not_before` puts two facts in an order that both have: days, or moments by their day. */
export function orderMistakes({ facts }: Programme, names: References): void {
  const isDay = (fact: Fact | undefined) => fact?.type === 'day' || fact?.type === 'moment'
  for (const [name, fact] of Object.entries(facts)) {
    if (fact.not_before === undefined) continue
    const days = Object.keys(facts).filter((other) => other !== name && isDay(facts[other]))
    if (!isDay(fact) || !days.includes(fact.not_before))
      names.say(
        ['facts', name, 'not_before'],
        `not_before 用于日期，并写另一个日期的名称：${days.join('、') || '—'}`,
        `not_before goes with a day and names another day: ${days.join(', ') || '—'}`,
      )
  }
}

/** A figure, fact, value or switch that nothing looks at is a slip: nobody could ever pin it. */
export function unusedMistakes(programme: Programme, names: References): void {
  const shown = Object.entries(programme.facts).flatMap(([name, fact]) => (fact.shown_to ? [name] : []))
  const used = new Set([...compiled(programme).used, ...names.used, ...shown])
  for (const [part, entries] of [
    ['facts', programme.facts],
    ['parameters', programme.parameters],
    ['values', programme.values],
    ['switches', programme.switches],
  ] as const)
    for (const name of Object.keys(entries))
      if (!used.has(name))
        names.say(
          [part, name],
          `${name} 没有任何规则用到，请删去或写进规则`,
          `nothing uses ${name}; leave it out or write the rule`,
        )
}

/** Facts, parameters, values and switches share one name space. */
export function repeatedMistakes(programme: Programme, names: References): void {
  const parts = ['facts', 'parameters', 'values', 'switches'] as const
  const seen = new Map<string, string>([['decision_day', 'decision_day']])
  for (const part of parts)
    for (const name of Object.keys(programme[part])) {
      const before = seen.get(name)
      if (before !== undefined)
        names.say([part, name], `${name} 已在 ${before} 中用过`, `${name} is used in ${before} already`)
      seen.set(name, part)
    }
  const codes = [
    ...programme.eligible.map(({ rule }) => rule),
    ...programme.conflicts.map(({ rule }) => rule),
  ]
  for (const [i, rule] of codes.entries())
    if (codes.indexOf(rule) < i)
      names.say(['eligible'], `规则 ${rule} 出现两次`, `the rule ${rule} stands twice`)
}
