import { z } from 'zod'
import { covers, coversSubtree, scopeOf } from '../../../kernel/actor.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { read } from '../../../platform/server/command.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import { stationsContract } from '../contract/stations.ts'
import { fiveHaves, worksInSubstance } from '../domain/five-haves.ts'
import { placesOf } from './division-answers.ts'
import { divisionByCode } from './divisions.ts'
import { evidenceOf } from './evidence.ts'
import { recordEvidence, withdrawEvidence } from './evidence-commands.ts'
import { keyOf, markerOf } from './page.ts'
import { reachOf, withinReach } from './reach.ts'
import {
  changeStation,
  closeStation,
  declareSubstance,
  openStation,
  reopenStation,
} from './station-commands.ts'
import { countStations, stationCoverage } from './station-counts.ts'
import { stationKinds } from './station-kinds.ts'
import { listStations, stationById } from './stations.ts'
import { zoneById, zonesOf } from './zones.ts'

export const stationRoutes = (): Implemented[] => [
  implement(stationsContract.stationKinds, async () => {
    const { kinds, functions, rooms } = stationKinds()
    return ok({
      kinds: kinds.map(({ code, title, stands_at, covers_town }) => ({
        code,
        title,
        standsAt: stands_at,
        coversTown: covers_town,
      })),
      functions: functions.map(({ code, title }) => ({ code, title })),
      rooms: rooms.map(({ code, title }) => ({ code, title })),
    })
  }),

  implement(stationsContract.stations, (call) =>
    read(withinReach(call), async (tx) => {
      const { cursor, limit, on = call.today, ...filter } = call.query
      const after = keyOf(cursor, z.object({ code: z.string() }))
      if (!after.ok) return after
      const found = await listStations(tx, reachOf(call), { ...filter, on }, after.value?.code, limit + 1)
      const page = found.slice(0, limit)
      const place = await placesOf(
        tx,
        page.map(({ division }) => division),
        on,
      )
      const last = found.length > limit ? page.at(-1) : undefined
      return ok({
        items: page.map((station) => ({
          ...station,
          functions: [...station.functions],
          division: place(station.division),
        })),
        next: last ? markerOf({ code: last.code }) : null,
      })
    }),
  ),

  implement(stationsContract.stationCounts, (call) =>
    read(withinReach(call), async (tx) => {
      const { on = call.today, ...filter } = call.query
      const byKind = await countStations(tx, reachOf(call), { ...filter, on })
      return ok({ on, total: byKind.reduce((sum, { stations }) => sum + stations, 0), byKind })
    }),
  ),

  implement(stationsContract.stationCoverage, (call) =>
    read(withinReach(call), async (tx) => {
      const { within, on = call.today } = call.query
      const reach = reachOf(call)
      // A share over towns of which some are not seen would be a wrong figure.
      if (!coversSubtree(reach, within)) return refused({ code: 'not-found' })
      const division = await divisionByCode(tx, within, on)
      if (!division) return refused({ code: 'not-found' })
      const place = await placesOf(tx, [within], on)
      const { towns, covered, withStation, without } = await stationCoverage(tx, reach, within, on)
      return ok({
        within: place(within),
        on,
        source: division.source,
        towns,
        covered,
        withStation: withStation.map(({ code, name, stations }) => ({
          code,
          name,
          stations: stations.map((station) => ({ id: station.id, name: station.name })),
        })),
        without: [...without],
      })
    }),
  ),

  implement(stationsContract.station, (call) =>
    read(withinReach(call), async (tx) => {
      const on = call.query.on ?? call.today
      const station = await stationById(tx, call.params.station)
      if (!station) return refused({ code: 'not-found' })
      const evidence = await evidenceOf(tx, station.id)
      const parent = station.parent ? await stationById(tx, station.parent) : undefined
      const zone = (await zonesOf(tx, [station], on)).get(station)
      const place = await placesOf(tx, [station.division], on)
      const writing = scopeOf(call.actor, 'regions.write', call.today)
      return ok({
        ...station,
        functions: [...station.functions],
        division: place(station.division),
        parent: parent ?? null,
        managingZone: (zone && (await zoneById(tx, zone))) || null,
        worksInSubstance: worksInSubstance(station.substanceDeclaredOn, evidence, on),
        fiveHaves: fiveHaves(evidence, on),
        evidence,
        mayChange: covers(writing, { division: station.division, station: station.id }),
      })
    }),
  ),

  implement(stationsContract.openStation, openStation),
  implement(stationsContract.changeStation, changeStation),
  implement(stationsContract.closeStation, closeStation),
  implement(stationsContract.reopenStation, reopenStation),
  implement(stationsContract.recordEvidence, recordEvidence),
  implement(stationsContract.withdrawEvidence, withdrawEvidence),
  implement(stationsContract.declareSubstance, declareSubstance),
]
