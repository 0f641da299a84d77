import type { Command } from 'commander'
import { z } from 'zod'
import { parseDay } from '../../kernel/day.ts'
import {
  decide,
  dueOf,
  filingState,
  type Given,
  noticeEnds,
  type Programme,
  pairsOf,
  rank,
  readWhatIf,
  roll,
  roundOpens,
  sanctionOrder,
} from '../../rooms/programmes/index.ts'
import { workingCalendar } from '../../rooms/regions/server/index.ts'
import { CommandRefused, print } from './output.ts'
import { programmeIn } from './programme-file.ts'
import { checkedFacts, factsIn, jsonIn, saidOf } from './written-facts.ts'

type Set = { readonly set: readonly string[] }
type DecideOptions = Set & { readonly on: string; readonly facts: string }
type RollOptions = Set & {
  readonly until: string
  readonly facts: string
  readonly change: readonly string[]
}
type DueOptions = Set & { readonly stage: string; readonly since: string; readonly facts?: string }
type RoundOptions = { readonly on: string; readonly after: readonly string[] }
type RankOptions = { readonly on: string; readonly candidates: string; readonly chosen: readonly string[] }
type SanctionOptions = Set & {
  readonly on: string
  readonly code: string
  readonly paid: string
  readonly facts?: string
}

export const manyTimes = (value: string, before: readonly string[]): readonly string[] => [...before, value]

/** What a file says of a case, of a month, of a stage, of a round: each prints one line of JSON and stores nothing. */
export function registerQuestions(programme: Command): void {
  // They print JSON whether it is asked for or not; whoever scripts all commands alike is not refused.
  const asking = (name: string, what: string) =>
    programme.command(`${name} <file>`).description(what).option('--json', 'as it is printed anyway')
  const withSet = (command: Command) =>
    command.option(
      '--set <name=value>',
      'a figure or an open question set otherwise; may be repeated',
      manyTimes,
      [],
    )
  withSet(
    asking('decide', 'decide by a file; prints {"eligible","amountFen","ask","reasons"}; nothing is stored'),
  )
    .requiredOption('--on <date>', 'the day of the decision')
    .requiredOption('--facts <file>', '{"level":"senior"}; - reads them from the pipe')
    .action((file: string, options: DecideOptions) => {
      const { programme: found, given } = caseOf(file, options)
      answer(decide(found, given))
    })
  withSet(asking('filing', 'of an obligation: who owes it, by when, whether it is late, and what follows'))
    .requiredOption('--on <date>', 'the day it is asked on')
    .requiredOption('--facts <file>', '{"report_year":2018}; - reads them from the pipe')
    .action((file: string, options: DecideOptions) => {
      const { programme: found, given } = caseOf(file, options)
      const state = filingState(found, given)
      if (!state)
        throw new CommandRefused('programme-no-filing', {
          zh: `${found.code} 不是报送义务（kind: filing）`,
          en: `${found.code} is no filing (kind: filing)`,
        })
      answer(state)
    })
  withSet(asking('roll', 'of what is paid again and again: which months are due and how much'))
    .requiredOption('--until <month>', 'the last month, 2023-12')
    .requiredOption('--facts <file>', 'as they stand first; - reads them from the pipe')
    .option('--change <date=file>', 'facts that are otherwise from a day on; may be repeated', manyTimes, [])
    .action((file: string, options: RollOptions) => answer(rollOf(programmeIn(file), options)))
  withSet(asking('due', 'by when a stage must be done'))
    .requiredOption('--stage <code>', 'a stage of the file')
    .requiredOption('--since <date>', 'the day from which its clock runs, which itself does not count')
    .option('--facts <file>', 'where the day hangs on them')
    .action((file: string, options: DueOptions) => answer(dueFor(programmeIn(file), options)))
  asking('round', 'whether applications are taken on a day, or a round may be opened')
    .requiredOption('--on <date>')
    .option('--after <date>', 'a round that was opened before; may be repeated', manyTimes, [])
    .action((file: string, options: RoundOptions) =>
      answer(roundOpens(programmeIn(file), dayFrom(options.on), options.after.map(dayFrom))),
    )
  asking('rank', 'who is awarded, who is equal across the cut, and who is not')
    .requiredOption('--on <date>')
    .requiredOption('--candidates <file>', '[{"id":"a","score":88,"facts":{}}]; - reads them from the pipe')
    .option('--chosen <id>', 'whom the panel took among equals; may be repeated', manyTimes, [])
    .action((file: string, options: RankOptions) => answer(rankOf(programmeIn(file), options)))
  withSet(asking('sanction', 'what a wrong that is found later takes back, and until when it bars'))
    .requiredOption('--code <code>', 'a sanction of the file')
    .requiredOption('--on <date>')
    .option('--paid <fen>', 'what was paid so far', '0')
    .option('--facts <file>', 'where a part of it is taken back: the facts on which that hangs')
    .action((file: string, options: SanctionOptions) => answer(sanctionOf(programmeIn(file), options)))
}

const answer = (value: object): void => print(value, { json: true }, () => [])

function caseOf(file: string, options: DecideOptions): { programme: Programme; given: Given } {
  const programme = programmeIn(file)
  const on = dayFrom(options.on)
  return {
    programme,
    given: { on, facts: factsIn(programme, options.facts), ...otherwise(programme, options) },
  }
}

/** Figures and open questions set otherwise, and the calendar that every clock needs. */
function otherwise(programme: Programme, { set }: Set) {
  const pairs = pairsOf(set)
  const read = pairs.ok ? readWhatIf(programme, pairs.value) : pairs
  if (!read.ok)
    throw new CommandRefused('what-if-not-valid', saidOf('--set', read.error), { problems: read.error })
  return { ...read.value, calendar: workingCalendar() }
}

function rollOf(programme: Programme, options: RollOptions) {
  const { payment } = programme
  if (payment?.kind !== 'roll')
    throw new CommandRefused('programme-no-roll', {
      zh: `${programme.code} 不按期发放（payment: { kind: roll }）`,
      en: `${programme.code} is not paid again and again (payment: { kind: roll })`,
    })
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(options.until))
    throw new CommandRefused('month-not-valid', {
      zh: `月份应为 2023-12 这样的格式：${options.until}`,
      en: `write a month like 2023-12: ${options.until}`,
    })
  const first = factsIn(programme, options.facts)
  const changes = options.change
    .map((written) => {
      const [on = '', file = ''] = written.split(/=(.*)/s)
      return { on: dayFrom(on), facts: factsIn(programme, file) }
    })
    .toSorted((a, b) => a.on.localeCompare(b.on))
  const factsOn = (day: string) =>
    Object.assign({}, first, ...changes.filter(({ on }) => on <= day).map(({ facts }) => facts))
  const payments = roll(programme, factsOn, options.until, otherwise(programme, options))
  const known = factsOn(`${options.until}-31`)
  return {
    payments,
    totalFen: payments.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0),
    ask: known[payment.from] === undefined ? [payment.from] : [],
  }
}

function dueFor(programme: Programme, options: DueOptions) {
  const stage = programme.stages.find(({ code }) => code === options.stage)
  if (!stage) throw unknown('stage-unknown', options.stage, programme.stages, { zh: '环节', en: 'stage' })
  const since = dayFrom(options.since)
  const facts = options.facts === undefined ? {} : factsIn(programme, options.facts)
  const given: Given = { on: since, facts, ...otherwise(programme, options) }
  const from = stage.within && 'of' in stage.within ? (stage.within.of ?? stage.code) : stage.code
  const due =
    stage.work === 'notice' && !stage.within
      ? noticeEnds(programme, since, given)
      : dueOf(programme, stage.code, { [from]: since }, given)
  if (due) return { stage: stage.code, due: due.day, provisional: due.provisional }
  throw new CommandRefused('stage-without-clock', {
    zh: `${stage.code} 没有期限，或计算期限的事实还不知道`,
    en: `${stage.code} has no clock, or the facts that it hangs on are not known`,
  })
}

const candidatesSchema = z.array(
  z.strictObject({
    id: z.string().min(1),
    score: z.number().optional(),
    amountFen: z.number().int().min(0).optional(),
    facts: z.record(z.string(), z.unknown()).default({}),
  }),
)

function rankOf(programme: Programme, { on, candidates: file, chosen }: RankOptions) {
  const read = candidatesSchema.safeParse(jsonIn(file))
  if (!read.success)
    throw new CommandRefused('candidates-not-valid', {
      zh: `${file}: 候选人应写成 [{"id": "a", "score": 88, "facts": {}}]`,
      en: `${file}: write candidates as [{"id": "a", "score": 88, "facts": {}}]`,
    })
  const candidates = read.data.map(({ facts, ...one }, received) => ({
    ...one,
    received,
    facts: checkedFacts(programme, facts, `${file} ${one.id}`),
  }))
  return rank(programme, candidates, { on: dayFrom(on), calendar: workingCalendar() }, chosen)
}

function sanctionOf(programme: Programme, options: SanctionOptions) {
  const { on, code, paid } = options
  if (!/^\d{1,15}$/.test(paid))
    throw new CommandRefused('money-not-valid', {
      zh: `--paid 应为整数分：${paid}`,
      en: `--paid takes whole fen: ${paid}`,
    })
  const facts = options.facts === undefined ? {} : factsIn(programme, options.facts)
  const order = sanctionOrder(programme, code, dayFrom(on), Number(paid), {
    facts,
    ...otherwise(programme, options),
  })
  if (order) return order
  throw unknown('sanction-unknown', code, programme.sanctions, { zh: '处理', en: 'sanction' })
}

function unknown(
  error: string,
  code: string,
  known: readonly { readonly code: string }[],
  what: { readonly zh: string; readonly en: string },
) {
  const there = known.map((one) => one.code)
  return new CommandRefused(error, {
    zh: `没有${what.zh} ${code}，现有：${there.join('、') || '—'}`,
    en: `there is no ${what.en} ${code}; there are: ${there.join(', ') || '—'}`,
  })
}

function dayFrom(text: string): string {
  if (parseDay(text).ok) return text
  if (/^\d{4}-\d{2}-\d{2}$/.test(text))
    throw new CommandRefused('day-not-valid', {
      zh: `没有这一天：${text}`,
      en: `there is no such day: ${text}`,
    })
  throw new CommandRefused('day-not-valid', {
    zh: `日期应为 2023-07-05 这样的格式：${text}`,
    en: `write a date like 2023-07-05: ${text}`,
  })
}
