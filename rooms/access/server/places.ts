import type { GrantScope } from '../../../kernel/actor.ts'
import type { Words } from '../../../kernel/contract.ts'
import { type DivisionCode, nation } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Standing } from '../../../platform/server/command.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
import { divisionByCode, stationById } from '../../regions/server/index.ts'
import type { PlacedScope } from '../domain/appointing.ts'
import type { ScopeKind } from './tables.ts'

/** A person's file as far as an emergency opening needs it. */
export type FoundPerson = {
  readonly person: Id
  readonly fileNumber: string
  readonly division: DivisionCode
  readonly station: Id | null
}

/**
 * The person with exactly this file number or id, whoever asks. People stands beside access in the house, so access
 * cannot ask it: whoever composes the product hands this in.
 */
export type FindPerson = (asked: string) => Promise<FoundPerson | null>

/** Where an organisation is registered. Organisations stand beside access too, so this is handed in likewise. */
export type FindOrganisation = (organisation: Id) => Promise<{ readonly division: DivisionCode } | null>

/** What access must ask of rooms that stand beside it. */
export type AccessNeighbours = {
  readonly findPerson: FindPerson
  readonly findOrganisation: FindOrganisation
  /** What an act of any room is called; an act without a name is told by its code. */
  readonly nameOfAct?: (action: string) => Words | undefined
  /** Likewise why somebody looked; a reason in words stands for itself. */
  readonly nameOfPurpose?: (purpose: string) => Words | undefined
}

/** Looks up where a wanted scope stands. A station is found in the asker's scope only, as everything else is. */
export async function placed(
  tx: Handle,
  { today }: Pick<Standing, 'today'>,
  { findPerson, findOrganisation }: AccessNeighbours,
  scope: GrantScope,
): Promise<Result<PlacedScope, Refusal>> {
  const missing = refused({
    code: 'request-not-valid',
    problems: [{ code: 'place-not-found', path: `/body/scope/${scope.kind}` }],
  })
  if (scope.kind === 'division') {
    const exists =
      scope.division === nation || (await divisionByCode(tx, scope.division, today)) !== undefined
    return exists ? ok({ ...scope, placedIn: scope.division }) : missing
  }
  if (scope.kind === 'station') {
    const station = await stationById(tx, scope.station)
    return station ? ok({ ...scope, placedIn: station.division }) : missing
  }
  if (scope.kind === 'organisation') {
    const organisation = await findOrganisation(scope.organisation)
    return organisation ? ok({ ...scope, placedIn: organisation.division }) : missing
  }
  const found = await findPerson(scope.person)
  return found ? ok({ ...scope, placedIn: found.division, atStation: found.station }) : missing
}

const noNeighbours: AccessNeighbours = { findPerson: async () => null, findOrganisation: async () => null }

/** Where an account is at home: in a station, and so in its division, or in a division itself. */
export async function placedHome(
  tx: Handle,
  standing: Standing,
  home: { readonly division?: DivisionCode | undefined; readonly station?: Id | undefined },
): Promise<Result<{ division: DivisionCode; station: Id | null; scope: PlacedScope }, Refusal>> {
  if (home.station === undefined && home.division === undefined)
    return refused({
      code: 'request-not-valid',
      problems: [{ code: 'value-missing', path: '/body/home/division' }],
    })
  const scope: GrantScope =
    home.station === undefined
      ? { kind: 'division', division: home.division ?? 0 }
      : { kind: 'station', station: home.station }
  const found = await placed(tx, standing, noNeighbours, scope)
  if (!found.ok)
    return refused({
      code: 'request-not-valid',
      problems: [{ code: 'place-not-found', path: `/body/home/${scope.kind}` }],
    })
  return ok({ division: found.value.placedIn, station: home.station ?? null, scope: found.value })
}

/** A grant's row as the scope it stands for. */
export function scopeOfPlace(row: {
  readonly scopeKind: ScopeKind
  readonly division: DivisionCode
  readonly station: Id | null
  readonly person: Id | null
  readonly organisation: Id | null
}): PlacedScope {
  const placedIn = row.division
  if (row.scopeKind === 'station' && row.station) return { kind: 'station', station: row.station, placedIn }
  if (row.scopeKind === 'person' && row.person)
    return { kind: 'person', person: row.person, placedIn, atStation: row.station }
  if (row.scopeKind === 'organisation' && row.organisation)
    return { kind: 'organisation', organisation: row.organisation, placedIn }
  return { kind: 'division', division: row.division, placedIn }
}
