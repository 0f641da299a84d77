import { type Answers, assess, type Instrument } from '../rooms/assessment/index.ts'
import { shippedInstruments } from '../rooms/assessment/server/index.ts'
import { median, type Row } from './row.ts'

const files = 20_000
const repetitions = 9

/** How many assessments by `cri-5` one core makes in a second, duties and all, against a hand-written sum. */
export async function benchScoring(): Promise<Row[]> {
  const found = shippedInstruments().find(({ instrument }) => instrument.code === 'cri-5')
  if (!found) throw new Error('no cri-5')
  const children = Array.from({ length: files }, (_, number) => answersOf(found.instrument, number))
  const engine = perSecond(() => {
    let red = 0
    for (const answers of children) if (assess(found.instrument, answers, []).grade === 'red') red += 1
    return red
  })
  const plain = perSecond(() => {
    let red = 0
    for (const answers of children) if (gradeByHand(answers) === 'red') red += 1
    return red
  })
  if (engine.red !== plain.red) throw new Error(`the two disagree: ${engine.red} and ${plain.red} red`)
  return [
    {
      what: 'assessments by cri-5 on one core, from the file',
      value: engine.rate,
      unit: '1/s',
      yardstick: { what: 'a hand-written sum of the same items, 1/s', value: plain.rate },
      ratio: engine.rate / plain.rate,
      aim: '≥ 0.1',
    },
  ]
}

/** The same answers in every run: mostly slight, some not known, school left out for every fifth child. */
function answersOf({ items }: Instrument, number: number): Answers {
  let state = number + 1
  const next = (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  return Object.fromEntries(
    items.map(({ code, domain }) => {
      if (domain === 'D' && number % 5 === 0) return [code, 'NA'] as const
      return next(60) === 0 ? ([code, 'UNK'] as const) : ([code, Math.max(0, next(6) - 2)] as const)
    }),
  )
}

const domains = ['A', 'B', 'C', 'D', 'E'] as const
const guardians = ['B1', 'B3', 'B4', 'B5'] as const

/** 6.1 and 6.3 written out by hand, with no file, no names and no duties: the least that the task can cost. */
function gradeByHand(answers: Answers): string {
  let [raw, scored, unknown, highest, ofGuardians] = [0, 0, 0, 0, 0]
  for (const domain of domains) {
    let points = 0
    for (let number = 1; number <= 5; number += 1) {
      const answer = answers[domain + number]
      if (answer === 'UNK' || answer === undefined) unknown += 1
      if (typeof answer !== 'number') continue
      points += answer
      scored += 1
    }
    raw += points
    if (points > highest) highest = points
    if (domain === 'B') ofGuardians = points
  }
  const total = raw * 75
  const most = scored * 3
  if (total >= 32 * most || ofGuardians >= 10 || highest >= 12) return 'red'
  if (total >= 16 * most || ofGuardians >= 6 || highest >= 8) return 'orange'
  return unknown > 3 || guardians.some((code) => answers[code] === 'UNK') ? 'orange' : 'blue'
}

function perSecond(work: () => number): { rate: number; red: number } {
  let red = work()
  const rates = Array.from({ length: repetitions }, () => {
    const start = performance.now()
    red = work()
    return (files * 1000) / (performance.now() - start)
  })
  return { rate: median(rates), red }
}
