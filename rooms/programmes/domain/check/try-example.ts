import type { WorkingCalendar } from '../../../regions/index.ts'
import { decide } from '../engine/decide.ts'
import { dueOf, noticeEnds } from '../engine/due.ts'
import { filingState } from '../engine/filing.ts'
import { instalmentsOf } from '../engine/instalments.ts'
import { rank } from '../engine/rank.ts'
import { reviewScore } from '../engine/review-score.ts'
import { roll } from '../engine/roll.ts'
import { roundOpens } from '../engine/round-opens.ts'
import { sanctionOrder } from '../engine/sanction.ts'
import { mayMove, stageOf } from '../engine/stage-machine.ts'
import type { DecisionExample, Example, RankingExample, RollExample } from '../language/examples/example.ts'
import { type Facts, readFact } from '../language/fact-values.ts'
import type { Value } from '../language/kinds.ts'
import { followers } from '../language/parts/stage.ts'
import type { Programme } from '../language/programme.ts'

/** What came out otherwise than an example says: which part, in words of the file. */
export type Difference = { readonly part: string; readonly expected: string; readonly found: string }

/** What an example gets wrong, or null when it comes true. The day of an example is the day of its decision. */
export function tryExample(
  programme: Programme,
  example: Example,
  calendar: WorkingCalendar,
): Difference | null {
  if ('clock' in example) {
    const on = Object.values(example.reached).toSorted().at(-1) ?? ''
    const given = { on, facts: factsOf(programme, example.given), calendar, switches: example.choose }
    return differs('due', example.expect.due, dueOf(programme, example.clock, example.reached, given)?.day)
  }
  if ('path' in example) return tryPath(programme, example.path, example.expect)
  if ('candidates' in example) return tryRanking(programme, example, calendar)
  if ('round_on' in example) {
    const found = roundOpens(programme, example.round_on, example.after)
    const { open, next_year } = example.expect
    return (
      differs('open', open, found.open ? 'yes' : 'no') ??
      (next_year === undefined ? null : differs('next_year', next_year, found.open ? null : found.nextYear))
    )
  }
  if ('roll_until' in example) return tryRoll(programme, example, calendar)
  if ('sanction' in example) {
    const facts = factsOf(programme, example.given ?? {})
    const found = sanctionOrder(programme, example.sanction, example.on, example.paid, { facts, calendar })
    const until = found?.barred ? (found.barred.until ?? 'for-ever') : 'not'
    return (
      differs('recover', example.expect.recover, found?.recoverFen) ??
      differs('barred_until', example.expect.barred_until, until)
    )
  }
  if ('instalments_on' in example) {
    const parts = instalmentsOf(programme, example.amount, example.instalments_on)
    return differs('parts', list(example.expect.parts), list(parts.map(({ amountFen }) => amountFen)))
  }
  if ('notice_from' in example) {
    const given = { on: example.notice_from, facts: {}, calendar }
    return differs(
      'last_day',
      example.expect.last_day,
      noticeEnds(programme, example.notice_from, given)?.day,
    )
  }
  if ('scores' in example) {
    const found = reviewScore(programme, example.scores, { on: example.on })
    const complete = found.state === 'complete'
    return (
      differs('accepted', example.expect.accepted, complete ? 'yes' : 'no') ??
      (example.expect.score === undefined
        ? null
        : differs('score', example.expect.score, complete ? found.hundredths / 100 : null))
    )
  }
  return tryDecision(programme, example, calendar)
}

/** The facts of an example; what is no answer to its question is told by the check, and left out here. */
export function factsOf(programme: Programme, given: Readonly<Record<string, unknown>>): Facts {
  const facts: Record<string, Value> = {}
  for (const [name, written] of Object.entries(given)) {
    const fact = programme.facts[name]
    const value = fact ? readFact(fact, written) : name in programme.switches ? String(written) : null
    if (value !== null) facts[name] = value
  }
  return facts
}

function tryDecision(programme: Programme, example: DecisionExample, calendar: WorkingCalendar) {
  const { expect } = example
  const given = {
    on: example.on,
    facts: factsOf(programme, example.given),
    switches: example.choose,
    calendar,
  }
  const found = decide(programme, given)
  const filing = filingState(programme, given)
  const failing = found.reasons.filter(({ holds }) => holds === 'no').map(({ rule }) => rule)
  return (
    differs('eligible', expect.eligible, found.eligible) ??
    (expect.amount === undefined ? null : differs('amount', expect.amount, found.amountFen)) ??
    (expect.ask === undefined ? null : differs('ask', list(expect.ask), list(found.ask))) ??
    (expect.fails === undefined ? null : differs('fails', list(expect.fails), list(failing))) ??
    (expect.late === undefined ? null : differs('late', expect.late, filing?.late)) ??
    (expect.due === undefined ? null : differs('due', expect.due, filing?.due)) ??
    (expect.consequences === undefined
      ? null
      : differs(
          'consequences',
          list(expect.consequences),
          list(filing?.consequences.map(({ code }) => code) ?? []),
        ))
  )
}

function tryPath(
  programme: Programme,
  path: readonly string[],
  expect: { possible: 'yes' | 'no'; next?: string[] | undefined; who?: string | undefined },
): Difference | null {
  const steps = path.slice(1).every((to, i) => mayMove(programme, path[i] ?? '', to))
  const begins = programme.stages[0]?.code === path[0]
  const last = stageOf(programme, path.at(-1) ?? '')
  return (
    differs('possible', expect.possible, begins && steps ? 'yes' : 'no') ??
    (expect.next === undefined
      ? null
      : differs('next', list(expect.next), list(last ? followers(last) : []))) ??
    (expect.who === undefined ? null : differs('who', expect.who, last?.who))
  )
}

function tryRanking(programme: Programme, example: RankingExample, calendar: WorkingCalendar) {
  const candidates = example.candidates
    .flatMap((one) => Array.from({ length: one.times }, () => one))
    .map((one, i) => ({
      id: String(i),
      score: one.score,
      received: i,
      facts: factsOf(programme, one.facts),
      amountFen: one.amount,
    }))
  const found = rank(programme, candidates, { on: example.on, calendar })
  const { awarded, tied, places, refused } = example.expect
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
  return (
    differs('awarded', awarded, found.awarded.length) ??
    differs('tied', tied, sum(found.ties.map((tie) => tie.candidates.length))) ??
    (places === undefined ? null : differs('places', places, sum(found.ties.map((tie) => tie.places)))) ??
    (refused === undefined ? null : differs('refused', refused, found.notAwarded.length))
  )
}

function tryRoll(programme: Programme, example: RollExample, calendar: WorkingCalendar): Difference | null {
  const changes = example.changes.toSorted((a, b) => a.on.localeCompare(b.on))
  const factsOn = (on: string) =>
    factsOf(
      programme,
      Object.assign(
        {},
        example.given,
        ...changes.filter((change) => change.on <= on).map((change) => change.given),
      ),
    )
  const paid = roll(programme, factsOn, example.roll_until, {
    calendar,
    switches: example.choose,
    applied: example.applied,
    decided: example.decided,
  })
  const total = paid.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0)
  const wrong = Object.entries(example.expect.of ?? {}).find(
    ([month, amount]) => (paid.find(({ period }) => period === month)?.amountFen ?? 0) !== amount,
  )
  return (
    differs('payments', example.expect.payments, paid.length) ??
    differs('total', example.expect.total, total) ??
    (wrong
      ? differs(`of.${wrong[0]}`, wrong[1], paid.find(({ period }) => period === wrong[0])?.amountFen ?? 0)
      : null)
  )
}

const list = (items: readonly (string | number)[]): string => items.join(', ')

const text = (value: string | number | null | undefined): string =>
  value === null || value === undefined ? 'null' : String(value)

const differs = (
  part: string,
  expected: string | number | null | undefined,
  found: string | number | null | undefined,
): Difference | null =>
  text(expected) === text(found) ? null : { part, expected: text(expected), found: text(found) }
