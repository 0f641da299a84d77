import { addDays } from '../../../kernel/day.ts'
import { provinceOf } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import { monthOf } from '../../../kernel/period.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import {
  type AuditEntry,
  type DirtyLeaf,
  type Done,
  runCommand,
  type Standing,
} from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import type { Handler } from '../../../platform/server/http/routes.ts'
import type { stationsContract } from '../contract/stations.ts'
import { type Station, stationCode, stationPlace } from '../domain/station.ts'
import { fiveHavesOf, moveEvidence } from './evidence.ts'
import { spell } from './spelling.ts'
import { type StationShape, shapeProblem, standsBelow } from './station-checks.ts'
import { moveParts, setFunctions } from './station-parts.ts'
import { insertStation, nextStationNumber, stationToChange, updateStation } from './stations.ts'

type Contract = typeof stationsContract
type Placed = Pick<Station, 'id' | 'division'>
type Dated = Placed & Pick<Station, 'openedOn' | 'closedOn'>

/** The leaves in which a station is counted: the month it opened in, and the month of the day after its last. */
const leavesOf = ({ id, division, openedOn, closedOn }: Dated): DirtyLeaf[] => [
  { station: id, month: monthOf(openedOn), division },
  ...(closedOn ? [{ station: id, month: monthOf(addDays(closedOn, 1)), division }] : []),
]

/** What every change of a station leaves in the trail and tells higher rooms; no names, only codes and days. */
export function told<Answer>(
  happened: string,
  { id, division }: Placed,
  answer: Answer,
  detail: AuditEntry['detail'] = {},
): Done<Answer> {
  return {
    answer,
    audit: { action: `regions.station-${happened}`, subject: id, division, station: id, detail },
    events: [{ name: `station.${happened}`, subject: id, division, data: { division, ...detail } }],
  }
}

const shapeOf = ({ id: _, ...body }: StationShape & { readonly id: string }): StationShape => body

export const openStation: Handler<Contract['openStation']> = (call) => {
  const { station: id, ...body } = call.body
  const shape = shapeOf(body)
  return runCommand(call, {
    id: body.id,
    name: 'regions.open-station',
    input: call.body,
    run: async (tx) => {
      const problem = await shapeProblem(tx, call.scope, shape)
      if (problem) return refused(problem)
      const place = stationPlace(shape.division)
      const code = stationCode(place, await nextStationNumber(tx, provinceOf(shape.division), place))
      const inserted = await insertStation(tx, {
        ...shape,
        id,
        code,
        functions: [...new Set(shape.functions)],
        ...spell(shape.name, shape.division),
        closedOn: null,
        substanceDeclaredOn: null,
        version: 1,
      })
      if (!inserted) return refused({ code: 'id-already-used' })
      await setFunctions(tx, { id, division: shape.division }, shape.functions, shape.openedOn)
      return ok({
        ...told('opened', { id, division: shape.division }, { id, code, version: 1 }, { kind: shape.kind }),
        dirty: leavesOf({ ...shape, id, closedOn: null }),
      })
    },
  })
}

export const changeStation: Handler<Contract['changeStation']> = (call) => {
  const { version, ...body } = call.body
  const { station: id } = call.params
  const shape = shapeOf(body)
  return changing(
    call,
    { name: 'change-station', command: body.id, id, version, input: call.body },
    async (tx, station) => {
      const problem = (await shapeProblem(tx, call.scope, shape)) ?? (await changeProblem(tx, station, shape))
      if (problem) return refused(problem)
      if (shape.division !== station.division) {
        await moveEvidence(tx, station, shape.division)
        await moveParts(tx, station, shape.division)
      }
      await setFunctions(tx, { id, division: shape.division }, shape.functions, call.today)
      const values = {
        ...shape,
        functions: [...new Set(shape.functions)],
        ...spell(shape.name, shape.division),
      }
      const answer = { id, version: await updateStation(tx, station, values) }
      return ok({
        ...told('changed', { id, division: shape.division }, answer, {
          before: station.division,
          kind: shape.kind,
        }),
        dirty: [...leavesOf(station), ...leavesOf({ ...station, ...shape })],
      })
    },
  )
}

async function changeProblem(tx: Handle, station: Station, shape: StationShape): Promise<Refusal | null> {
  if (provinceOf(shape.division) !== provinceOf(station.division)) return { code: 'station-other-province' }
  if (await standsBelow(tx, shape.parent, station.id)) return { code: 'station-parent-below' }
  if (station.closedOn && station.closedOn < shape.openedOn) return { code: 'station-closed-before-opened' }
  return null
}

export const closeStation: Handler<Contract['closeStation']> = (call) => {
  const { id: command, version, lastDay } = call.body
  const { station: id } = call.params
  return changing(
    call,
    { name: 'close-station', command, id, version, input: call.body },
    async (tx, station) => {
      if (station.closedOn !== null) return refused({ code: 'station-closed' })
      if (lastDay < station.openedOn) return refused({ code: 'station-closed-before-opened' })
      const answer = { id, version: await updateStation(tx, station, { closedOn: lastDay }) }
      return ok({
        ...told('closed', station, answer, { lastDay }),
        dirty: leavesOf({ ...station, closedOn: lastDay }),
      })
    },
  )
}

export const reopenStation: Handler<Contract['reopenStation']> = (call) => {
  const { id: command, version } = call.body
  const { station: id } = call.params
  return changing(
    call,
    { name: 'reopen-station', command, id, version, input: call.body },
    async (tx, station) => {
      if (station.closedOn === null) return refused({ code: 'station-not-closed' })
      const answer = { id, version: await updateStation(tx, station, { closedOn: null }) }
      return ok({ ...told('reopened', station, answer), dirty: leavesOf(station) })
    },
  )
}

/** 实体化运行 (S6.10): refused while one of the five haves lacks evidence on that day (S6.A4). */
export const declareSubstance: Handler<Contract['declareSubstance']> = (call) => {
  const { id: command, version, on } = call.body
  const { station: id } = call.params
  return changing(
    call,
    { name: 'declare-substance', command, id, version, input: call.body },
    async (tx, station) => {
      const haves = await fiveHavesOf(tx, id, on)
      if (haves.held < haves.of) {
        return refused({
          code: 'evidence-missing',
          data: { missing: haves.missing.length, haves: haves.missing },
        })
      }
      const answer = { id, version: await updateStation(tx, station, { substanceDeclaredOn: on }) }
      return ok(told('declared-substantive', station, answer, { on }))
    },
  )
}

type Changing = { name: string; command: string; id: string; version: number; input: object }

/** Runs a change of one station that the scope sees, provided that nobody changed it since the version that was read. */
function changing<Answer>(
  call: Standing,
  { name, command, id, version, input }: Changing,
  work: (tx: Handle, station: Station) => Promise<Result<Done<Answer>, Refusal>>,
) {
  return runCommand<Answer>(call, {
    id: command,
    name: `regions.${name}`,
    input: { ...input, station: id },
    run: async (tx) => {
      const station = await stationToChange(tx, call.scope, id)
      if (!station) return refused({ code: 'not-found' })
      if (station.version !== version)
        return refused({ code: 'changed-meanwhile', data: { version: station.version } })
      return work(tx, station)
    },
  })
}
