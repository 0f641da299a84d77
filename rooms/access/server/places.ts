import type { GrantScope } from '../../../kernel/actor.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Refusal } from '../../../kernel/errors.ts'
import type { Id } from '../../../kernel/id.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import type { Handle } from '../../../platform/server/database/connect.ts'
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
 * What this room must know of places and people that other rooms keep. Whoever composes the product hands it in:
 * people stands beside access in the house, so access cannot ask it.
 */
export type Places = {
  /** Whether the division exists. */
  readonly division: (tx: Handle, code: DivisionCode) => Promise<boolean>
  /** The division a station stands in; null when there is none. Looks past the asker's scope. */
  readonly station: (tx: Handle, station: Id) => Promise<DivisionCode | null>
  /** The person with exactly this file number or id, whoever asks. */
  readonly person: (asked: string) => Promise<FoundPerson | null>
}

/** Looks up where a wanted scope stands. What does not exist and what lies outside are told apart by the rules later. */
export async function placed(
  tx: Handle,
  places: Places,
  scope: GrantScope,
): Promise<Result<PlacedScope, Refusal>> {
  const missing = refused({
    code: 'request-not-valid',
    problems: [{ code: 'place-not-found', path: `/body/scope/${scope.kind}` }],
  })
  if (scope.kind === 'division')
    return (await places.division(tx, scope.division)) ? ok({ ...scope, placedIn: scope.division }) : missing
  if (scope.kind === 'station') {
    const division = await places.station(tx, scope.station)
    return division === null ? missing : ok({ ...scope, placedIn: division })
  }
  const found = await places.person(scope.person)
  return found ? ok({ ...scope, placedIn: found.division, atStation: found.station }) : missing
}

/** Where an account is at home: in a station, and so in its division, or in a division itself. */
export async function placedHome(
  tx: Handle,
  places: Places,
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
  const found = await placed(tx, places, scope)
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
}): PlacedScope {
  const placedIn = row.division
  if (row.scopeKind === 'station' && row.station) return { kind: 'station', station: row.station, placedIn }
  if (row.scopeKind === 'person' && row.person)
    return { kind: 'person', person: row.person, placedIn, atStation: row.station }
  return { kind: 'division', division: row.division, placedIn }
}
