import { covers } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { type DivisionCode, provinceOf } from '../../../kernel/division.ts'
import type { Problem, Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type Done, runCommand, type Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { type FlowTable, keepFlow } from '../../../platform/server/kept-flow.ts'
import { spell } from '../../regions/server/index.ts'
import { flowOfPlace } from '../domain/flow.ts'
import type { PlaceKind } from '../domain/kinds.ts'
import { findPlace, insertPlace, updatePlace, type WrittenPlace } from './places.ts'
import { divisionOfStation } from './reach.ts'
import { findOrganisation } from './store.ts'

const placeFlow: FlowTable = { table: 'service_place_flow', subject: 'place' }

type PlaceFacts = {
  readonly kind: PlaceKind
  readonly name: string
  readonly division: DivisionCode
  readonly station: Id | null
  readonly organisation: Id | null
  readonly address: string | null
  readonly youthWorkers: number | null
  readonly openedOn: Day
  readonly closedOn: Day | null
}
type Answer = { readonly id: Id; readonly version: number }

export const openPlace = (
  standing: Standing,
  { id: command, place, ...facts }: PlaceFacts & { readonly id: Id; readonly place: Id },
) =>
  runCommand<Answer>(standing, {
    id: command,
    name: 'organisations.open-place',
    input: { place, ...facts },
    run: async (tx) => {
      const problem = await problemOf(tx, standing, facts)
      if (problem) return refused(problem)
      const row = written(place, facts)
      if (!(await insertPlace(tx, row, standing.actor.account))) return refused({ code: 'id-already-used' })
      return done(tx, 'organisations.open-place', row, 1)
    },
  })

export const changePlace = (
  standing: Standing,
  place: Id,
  { id: command, version, ...facts }: PlaceFacts & { readonly id: Id; readonly version: number },
) =>
  runCommand<Answer>(standing, {
    id: command,
    name: 'organisations.change-place',
    input: { place, version, ...facts },
    run: async (tx) => {
      const before = await findPlace(tx, standing.scope, place)
      if (!before) return refused({ code: 'not-found' })
      const problem = await problemOf(tx, standing, facts)
      if (problem) return refused(problem)
      if (provinceOf(facts.division) !== before.province)
        return refused({ code: 'organisation-other-province' })
      const row = written(place, facts)
      if (before.version !== version || !(await updatePlace(tx, before, row)))
        return refused({ code: 'changed-meanwhile', data: { version: before.version } })
      return done(tx, 'organisations.change-place', row, version + 1)
    },
  })

const written = (id: Id, facts: PlaceFacts): WrittenPlace => ({
  ...facts,
  id,
  ...spell(facts.name, facts.division),
})

async function problemOf(tx: Handle, { scope, today }: Standing, facts: PlaceFacts): Promise<Refusal | null> {
  const { division, station, organisation, openedOn, closedOn } = facts
  const stationKnown = station === null || (await divisionOfStation(tx, scope, station)) !== undefined
  if (!stationKnown || !covers(scope, { division, station }))
    return { code: 'not-found', problems: [{ code: 'not-found', path: '/body/division' }] }
  const problems: Problem[] = []
  if (openedOn > today) problems.push({ code: 'day-in-the-future', path: '/body/openedOn' })
  if (closedOn !== null && closedOn > today)
    problems.push({ code: 'day-in-the-future', path: '/body/closedOn' })
  if (closedOn !== null && closedOn < openedOn)
    problems.push({ code: 'closed-before-opened', path: '/body/closedOn' })
  if (organisation !== null && !(await findOrganisation(tx, scope, organisation)))
    problems.push({ code: 'organisation-not-found', path: '/body/organisation' })
  return problems.length > 0 ? { code: 'request-not-valid', problems } : null
}

async function done(
  tx: Handle,
  action: string,
  row: WrittenPlace,
  version: number,
): Promise<Result<Done<Answer>, never>> {
  const { id, division, station, kind } = row
  return ok({
    answer: { id, version },
    audit: { action, subject: id, division, station, detail: { kind } },
    dirty: await keepFlow(tx, placeFlow, new Map([[id, flowOfPlace(row)]])),
  })
}
