import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, refused } from '../../../kernel/result.ts'
import { read, runCommand, type Standing } from '../../../platform/server/command.ts'
import { type Implemented, implement } from '../../../platform/server/http/routes.ts'
import { stationPartsContract } from '../contract/station-parts.ts'
import { withinReach } from './reach.ts'
import { told } from './station-commands.ts'
import { stationKinds } from './station-kinds.ts'
import { addPart, endPart, type PartKind, partsOf, standingSince } from './station-parts.ts'
import { stationById, stationToChange, updateStation } from './stations.ts'

const wrong = (code: string, path: string) =>
  refused({ code: 'request-not-valid', problems: [{ code, path }] })

/** A function or a room begins; of functions the station itself keeps those that hold today. */
const begin = (
  standing: Standing,
  kind: PartKind,
  station: Id,
  input: { readonly id: Id; readonly code: string; readonly from: Day; readonly description?: string | null },
) =>
  runCommand<{ id: Id }>(standing, {
    id: input.id,
    name: `regions.add-${kind}`,
    input: { station, ...input },
    run: async (tx) => {
      const found = await stationToChange(tx, standing.scope, station)
      if (!found) return refused({ code: 'not-found' })
      const known = stationKinds()[kind === 'room' ? 'rooms' : 'functions']
      if (!known.some(({ code }) => code === input.code))
        return wrong(`station-${kind}-not-known`, `/body/${kind}`)
      if (input.from > standing.today) return wrong('part-in-the-future', '/body/from')
      if (input.from < found.openedOn) return wrong('part-before-station', '/body/from')
      if (!(await addPart(tx, kind, found, input))) return wrong('part-stands-already', `/body/${kind}`)
      if (kind === 'function') {
        await updateStation(tx, found, { functions: [...new Set([...found.functions, input.code])] })
      }
      return ok(told(`${kind}-added`, found, { id: station }, { [kind]: input.code, from: input.from }))
    },
  })

const end = (
  standing: Standing,
  kind: PartKind,
  station: Id,
  code: string,
  input: { readonly id: Id; readonly until: Day },
) =>
  runCommand<{ id: Id }>(standing, {
    id: input.id,
    name: `regions.end-${kind}`,
    input: { station, code, ...input },
    run: async (tx) => {
      const found = await stationToChange(tx, standing.scope, station)
      if (!found) return refused({ code: 'not-found' })
      const since = await standingSince(tx, kind, found, code)
      if (since === null) return refused({ code: 'part-not-standing' })
      if (input.until > standing.today) return wrong('part-in-the-future', '/body/until')
      if (input.until < since) return wrong('part-ends-before-it-begins', '/body/until')
      await endPart(tx, kind, found, code, input.until)
      if (kind === 'function') {
        await updateStation(tx, found, { functions: found.functions.filter((one) => one !== code) })
      }
      return ok(told(`${kind}-ended`, found, { id: station }, { [kind]: code, until: input.until }))
    },
  })

export const stationPartRoutes = (): Implemented[] => [
  implement(stationPartsContract.stationParts, (call) =>
    read(withinReach(call), async (tx) => {
      const station = await stationById(tx, call.params.station)
      if (!station) return refused({ code: 'not-found' })
      return ok({
        functions: await partsOf(tx, 'function', station),
        rooms: await partsOf(tx, 'room', station),
      })
    }),
  ),
  implement(stationPartsContract.addFunction, (call) => {
    const { function: code, ...rest } = call.body
    return begin(call, 'function', call.params.station, { ...rest, code })
  }),
  implement(stationPartsContract.endFunction, (call) =>
    end(call, 'function', call.params.station, call.params.function, call.body),
  ),
  implement(stationPartsContract.addRoom, (call) => {
    const { room: code, ...rest } = call.body
    return begin(call, 'room', call.params.station, { ...rest, code })
  }),
  implement(stationPartsContract.endRoom, (call) =>
    end(call, 'room', call.params.station, call.params.room, call.body),
  ),
]
