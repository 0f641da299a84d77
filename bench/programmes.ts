import { decide, type Facts, startSimulation } from '../rooms/programmes/index.ts'
import { shippedProgrammes } from '../rooms/programmes/server/index.ts'
import { workingCalendar } from '../rooms/regions/server/index.ts'
import { median, type Row } from './row.ts'

const applicants = 20_000
const repetitions = 9
const wanted = 100_000

/** How many decisions one core makes in a second by the file with the most rules; the same rules by hand must agree. */
export async function benchProgrammes(): Promise<Row[]> {
  const programme = shipped('nanhai-practicum')
  const calendar = workingCalendar()
  const rows = Array.from({ length: applicants }, (_, number) => factsOf(number))
  const engine = perSecond(() => {
    let fen = 0
    for (const facts of rows) fen += decide(programme, { on: '2019-01-10', facts, calendar }).amountFen ?? 0
    return fen
  })
  const plain = perSecond(() => rows.reduce((fen, facts) => fen + byHand(facts), 0))
  if (engine.fen !== plain.fen) throw new Error(`the two disagree: ${engine.fen} and ${plain.fen} fen`)
  // A simulation decides everybody twice, groups them and tells who gains.
  const people = rows.map((facts, number) => ({
    id: String(number),
    facts,
    place: 440605000000 + (number % 8) * 1000,
  }))
  const given = { on: '2019-01-10', calendar }
  const simulation = perSecond(() => {
    const found = startSimulation(
      { programme, given },
      { programme, given: { ...given, parameters: { a_month: 70_000 } } },
      200,
    )
    for (const person of people) found.add(person)
    return found.result().before.costFen
  })
  const talents = shipped('zhejiang-leading-talent')
  const candidates = Array.from({ length: applicants }, (_, number) => candidateOf(number))
  const dated = perSecond(
    () =>
      candidates.filter((facts) => decide(talents, { on: '2021-06-30', facts, calendar }).eligible === 'yes')
        .length,
  )
  if (simulation.fen !== plain.fen)
    throw new Error(`the two disagree: ${simulation.fen} and ${plain.fen} fen`)
  return [
    {
      what: 'decisions by nanhai-practicum on one core, from the file',
      value: engine.rate,
      unit: '1/s',
      yardstick: { what: 'a register of a hundred thousand in a second', value: wanted },
      ratio: engine.rate / wanted,
      aim: '≥ 1',
    },
    {
      what: 'decisions in a simulation of it (two each, grouped)',
      value: simulation.rate * 2,
      unit: '1/s',
      yardstick: { what: 'a register of a hundred thousand in a second', value: wanted },
      ratio: (simulation.rate * 2) / wanted,
      aim: '≥ 1',
    },
    {
      what: 'decisions by zhejiang-leading-talent, which counts years and days',
      value: dated.rate,
      unit: '1/s',
      yardstick: { what: 'a register of a hundred thousand in a second', value: wanted },
      ratio: dated.rate / wanted,
      aim: '≥ 1',
    },
    {
      what: 'a decision by the file against the same rules written by hand',
      value: engine.rate,
      unit: '1/s',
      yardstick: { what: 'a predicate written for it, no reasons and no unknown', value: plain.rate },
      ratio: engine.rate / plain.rate,
      aim: '≥ 0.01',
    },
  ]
}

function shipped(code: string) {
  const found = shippedProgrammes().find(({ programme }) => programme.code === code)
  if (!found) throw new Error(`no ${code}`)
  return found.programme
}

/** Certificates and births of thirty years, on every day of the month. */
function candidateOf(number: number): Facts {
  const on = (year: number) => new Date(Date.UTC(year, 0, 1 + (number % 365))).toISOString().slice(0, 10)
  return {
    level: number % 9 === 0 ? 'assistant' : 'senior',
    certificate_since: on(2010 + (number % 11)),
    birth: on(1960 + (number % 31)),
    social_work_months: number % 200,
    zhejiang_months: number % 120,
    received_at: '2021-05-10T09:00:00+08:00',
    over_age: 'no',
  }
}

/** The same applicants in every run; one in eight does not live in Foshan. */
function factsOf(number: number): Facts {
  let state = number + 1
  const next = (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  return {
    barred: next(50) === 0 ? 'yes' : 'no',
    household: next(8) === 0 ? 440106000000 : 440605000000,
    mode: next(20) === 0 ? 'part-time' : 'full-time',
    enrolled: 'yes',
    social_work_major: next(10) === 0 ? 'no' : 'yes',
    place: 'agency',
    one_stretch: 'no',
    accumulated_months: next(9),
    practicum_hours: next(60_000),
    received_at: next(20) === 0 ? '2019-02-01T00:00:00+08:00' : '2019-01-10T09:00:00+08:00',
  }
}

/** S13 written out by hand, with no file, no names and no reasons. */
function byHand(facts: Facts): number {
  const [months, minutes] = [Number(facts.accumulated_months), Number(facts.practicum_hours)]
  if (facts.barred !== 'no' || facts.mode !== 'full-time' || facts.social_work_major !== 'yes') return 0
  if (Math.floor(Number(facts.household) / 100_000_000) !== 4406) return 0
  if (!(minutes >= 21_000 || months >= 2) || facts.received_at !== '2019-01-10T09:00:00+08:00') return 0
  const byHours = minutes >= 21_000 ? 2 + Math.floor((minutes - 21_000) / 10_500) : 0
  return Math.min(60_000 * Math.max(months, byHours), 360_000)
}

function perSecond(work: () => number): { rate: number; fen: number } {
  let fen = work()
  const rates = Array.from({ length: repetitions }, () => {
    const start = performance.now()
    fen = work()
    return (applicants * 1000) / (performance.now() - start)
  })
  return { rate: median(rates), fen }
}
