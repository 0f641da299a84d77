import { wholeScope } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import { figuresFor, type Reader, spanOf } from '../../indicators/server/index.ts'
import { stationsWithin } from '../../regions/server/index.ts'
import { type Given, gradeOf, pointsOf, type Ranked, ranked, totalOf } from '../domain/score.ts'
import { indicatorsOf, type Standard } from '../domain/standard.ts'
import { type Round, resultsOf, type Score, scoresOf } from './store.ts'

export type ScoredIndicator = {
  readonly code: string
  readonly points: number | null
  readonly value: number | null
}

export type ScoredStation = {
  readonly station: Id
  readonly division: number
  readonly name: string
  readonly indicators: readonly ScoredIndicator[]
  readonly total: number | null
}

/** The stations of a round: those that work with people inside its division, open on the day it is due. */
export async function stationsOf(platform: Platform, round: Round) {
  const all = await stationsWithin(platform.worker.handle, wholeScope, round.division, round.dueOn)
  return all.filter(({ kind }) => kind !== 'guidance-centre')
}

/** All stations of a round as they stand, with their places; of a closed round as they were kept. */
export async function scoredStations(
  platform: Platform,
  reader: Reader,
  round: Round,
  standard: Standard,
): Promise<Ranked<ScoredStation>[]> {
  const db = platform.worker.handle
  const stations = await stationsOf(platform, round)
  if (round.state === 'closed') {
    const kept = new Map((await resultsOf(db, round)).map((result) => [result.station, result]))
    return stations
      .flatMap(({ id, name, division }) => {
        const result = kept.get(id)
        if (!result) return []
        const indicators = JSON.parse(result.detail) as ScoredIndicator[]
        const { points: total, place, tied } = result
        return [{ station: id, division, name, indicators, total, place, tied }]
      })
      .toSorted((a, b) => (a.place ?? 1e9) - (b.place ?? 1e9))
  }
  const scores = byStation(await scoresOf(db, round, null))
  const rows: ScoredStation[] = []
  for (const { id, name, division } of stations) {
    const indicators = await indicatorsAt(platform, reader, round, standard, id, scores.get(id) ?? [])
    const points = new Map(indicators.map(({ code, points: own }) => [code, own]))
    rows.push({ station: id, division, name, indicators, total: totalOf(standard, points) })
  }
  return ranked(rows)
}

function byStation(scores: readonly Score[]): ReadonlyMap<Id, Score[]> {
  const groups = new Map<Id, Score[]>()
  for (const score of scores) groups.set(score.station, [...(groups.get(score.station) ?? []), score])
  return groups
}

async function indicatorsAt(
  platform: Platform,
  reader: Reader,
  round: Round,
  standard: Standard,
  station: Id,
  scores: readonly Score[],
): Promise<ScoredIndicator[]> {
  const system: Reader = { ...reader, db: platform.worker.handle, scope: wholeScope }
  const span = spanOf(round.fromMonth, round.toMonth)
  const figures = await figuresFor(platform, system, { kind: 'station', station }, { span })
  return indicatorsOf(standard).map((indicator) => {
    const value = indicator.measure && figures.ok ? figures.value.found.span.total(indicator.measure) : null
    const given: Given = Object.fromEntries(
      scores.filter((score) => score.indicator === indicator.code).map(({ kind, points }) => [kind, points]),
    )
    return { code: indicator.code, points: pointsOf(indicator, standard, given, value), value }
  })
}

export const blockPoints = (standard: Standard, indicators: readonly ScoredIndicator[]): (number | null)[] =>
  standard.blocks.map((block) => {
    let sum = 0
    for (const { code } of block.indicators) {
      const points = indicators.find((one) => one.code === code)?.points ?? null
      if (points === null) return null
      sum += points
    }
    return Math.round(sum * 10) / 10
  })

export const gradeIn = (standard: Standard, total: number | null) => {
  const grade = gradeOf(standard, total)
  return grade && { code: grade.code, title: grade.title }
}
