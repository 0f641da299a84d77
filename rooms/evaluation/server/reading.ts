import { covers, coversSubtree } from '../../../kernel/actor.ts'
import { ancestorsOf } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { formatPeriod } from '../../../kernel/period.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { read, standingFor } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Platform } from '../../../platform/server/platform.ts'
import type { Reader } from '../../indicators/server/index.ts'
import { placesOf, stationById } from '../../regions/server/index.ts'
import { blockPoints, gradeIn, scoredStations } from './scoring.ts'
import { standardOf } from './standards.ts'
import { evidenceOf, findRound, type Round, roundsInside, roundsOf, scoresOf } from './store.ts'

const notFound = refused<Refusal>({ code: 'not-found' })

async function lineOf(tx: Handle, reader: Reader, round: Round) {
  const place = (await placesOf(tx, [round.division], reader.today))(round.division)
  return {
    id: round.id,
    title: round.title,
    standard: round.standard,
    stage: round.stage,
    standardTitle: standardOf(round.standard)?.title ?? { zh: round.standard, en: round.standard },
    division: round.division,
    place: place.name,
    from: formatPeriod(round.fromMonth),
    to: formatPeriod(round.toMonth),
    dueOn: round.dueOn,
    state: round.state,
  }
}

/** Whether a round concerns the reader: it lies inside the scope, or the scope lies inside it. */
async function concerns(tx: Handle, { scope }: Reader, { division }: Round): Promise<boolean> {
  if (scope.ranges.some(({ low, high }) => low <= division && division <= high)) return true
  if (scope.ranges.some(({ low }) => [low, ...ancestorsOf(low)].includes(division))) return true
  for (const id of scope.stations) {
    const station = await stationById(tx, id)
    if (station && ancestorsOf(station.division).includes(division)) return true
  }
  return false
}

/** The rounds of the reader's divisions, of those above them and of those below. */
export const roundList = (reader: Reader) =>
  read(reader, async (tx) => {
    const { scope } = reader
    const lows = scope.ranges.map(({ low }) => low)
    for (const id of scope.stations) {
      const station = await stationById(tx, id)
      if (station) lows.push(station.division)
    }
    const found = new Map<Id, Round>()
    for (const round of await roundsOf(tx, [...new Set(lows.flatMap((low) => [low, ...ancestorsOf(low)]))]))
      found.set(round.id, round)
    for (const { low, high } of scope.ranges)
      for (const round of await roundsInside(tx, low, high)) found.set(round.id, round)
    const items = []
    for (const round of found.values()) items.push(await lineOf(tx, reader, round))
    return ok({ items, mayOpen: standingFor(reader, 'evaluation.write').scope.ranges.length > 0 })
  })

/** A round with the stations that the reader may see, each with its indicators. */
export async function roundRead(platform: Platform, reader: Reader, id: Id) {
  const found = await read(reader, async (tx) => {
    const round = await findRound(tx, id)
    return round && (await concerns(tx, reader, round))
      ? ok({ round, line: await lineOf(tx, reader, round) })
      : notFound
  })
  if (!found.ok) return found
  const { round, line } = found.value
  const standard = standardOf(round.standard)
  if (!standard) return notFound
  const whole = coversSubtree(reader.scope, round.division)
  const rows = (await scoredStations(platform, reader, round, standard)).filter(
    (row) => whole || covers(reader.scope, row),
  )
  return ok({ round, line, standard, whole, rows })
}

/** The ranking for who answers for the whole division; a station reads its own line, its place once the round is closed. */
export async function roundAnswer(platform: Platform, reader: Reader, id: Id) {
  const found = await roundRead(platform, reader, id)
  if (!found.ok) return found
  const { round, line, standard, whole, rows } = found.value
  return ok({
    ...line,
    version: round.version,
    mayWrite:
      round.state === 'open' && coversSubtree(standingFor(reader, 'evaluation.write').scope, round.division),
    blocks: standard.blocks.map(({ code, title, indicators }) => ({
      code,
      title,
      points: indicators.reduce((sum, { points }) => sum + points, 0),
    })),
    rows: rows.map((row) => ({
      station: row.station,
      name: row.name,
      blocks: blockPoints(standard, row.indicators),
      total: row.total,
      grade: gradeIn(standard, row.total),
      place: whole || round.state === 'closed' ? row.place : null,
      tied: (whole || round.state === 'closed') && row.tied,
      missing: row.indicators.filter(({ points }) => points === null).length,
    })),
  })
}

export async function stationAnswer(platform: Platform, reader: Reader, id: Id, stationId: Id) {
  const found = await read(reader, async (tx) => {
    const round = await findRound(tx, id)
    const station = await stationById(tx, stationId)
    if (!round || !station || !covers(reader.scope, { division: station.division, station: station.id }))
      return notFound
    return ok({
      round,
      station,
      line: await lineOf(tx, reader, round),
      scores: await scoresOf(tx, round, stationId),
      evidence: await evidenceOf(tx, round, stationId),
    })
  })
  if (!found.ok) return found
  const { round, station, line, scores, evidence } = found.value
  const standard = standardOf(round.standard)
  if (!standard) return notFound
  const row = (await scoredStations(platform, reader, round, standard)).find(
    (one) => one.station === stationId,
  )
  if (!row) return refused<Refusal>({ code: 'station-not-evaluated' })
  const placed = { division: station.division, station: station.id }
  const may = (permission: string) => covers(standingFor(reader, permission).scope, placed)
  const open = round.state === 'open'
  return ok({
    round: line,
    station: station.id,
    name: station.name,
    total: row.total,
    grade: gradeIn(standard, row.total),
    abilities: {
      scoreSelf: open && may('reports.prepare') && !may('evaluation.write'),
      giveEvidence: open && may('reports.prepare'),
      score: open && may('evaluation.write'),
      improve: may('evaluation.write'),
    },
    indicators: standard.blocks.flatMap((block) =>
      block.indicators.map((indicator) => {
        const own = row.indicators.find(({ code }) => code === indicator.code)
        return {
          code: indicator.code,
          block: block.code,
          blockTitle: block.title,
          title: indicator.title,
          most: indicator.points,
          points: own?.points ?? null,
          measure: indicator.measure ?? null,
          value: own?.value ?? null,
          scores: scores
            .filter((score) => score.indicator === indicator.code)
            .map(({ kind, points, remark, by, at }) => ({ kind, points, remark, by, at })),
          evidence: evidence
            .filter((one) => one.indicator === indicator.code)
            .map(({ id: piece, title, link, mediaType, bytes, by, at, withdrawn }) => ({
              id: piece,
              title,
              link,
              document: mediaType === null || bytes === null ? null : { mediaType, bytes },
              by,
              at,
              withdrawn,
            })),
        }
      }),
    ),
  })
}
