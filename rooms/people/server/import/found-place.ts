import { coversDivision, type Scope } from '../../../../kernel/actor.ts'
import { type DivisionCode, levelOf } from '../../../../kernel/division.ts'
import type { PlaceResolver } from '../../../regions/index.ts'
import type { ImportProblemCode } from '../../domain/import-messages.ts'
import type { LedgerField } from '../../domain/ledger/fields.ts'
import type { LedgerPerson } from '../../domain/ledger/person.ts'

export type PlaceProblem = {
  readonly field: LedgerField
  readonly code: ImportProblemCode
  readonly severity: 'reject' | 'warn'
  readonly text: string
}

export type FoundPlace = { readonly division: DivisionCode | null; readonly problem: PlaceProblem | null }

/**
 * Which division a row means. An unknown village in a known town is told and the town taken: ledgers name hamlets
 * that no list has. A town that nobody knows, and a name that several villages have, wait for a person.
 */
export function foundPlace(
  person: LedgerPerson,
  resolve: PlaceResolver,
  station: DivisionCode,
  scope: Scope,
  keptByStation: boolean,
): FoundPlace {
  const { town, village } = person
  const text = [town, village].filter(Boolean).join(' ')
  const found = resolve({ town: town ?? undefined, village: village ?? undefined })
  if (found.ok) {
    const isInside = keptByStation || coversDivision(scope, found.value)
    return isInside
      ? { division: found.value, problem: null }
      : {
          division: null,
          problem: { field: 'village', code: 'place-outside-scope', severity: 'reject', text },
        }
  }
  const { code } = found.error
  if (code === 'place-missing')
    return { division: station, problem: { field: 'village', code, severity: 'warn', text } }
  if (code === 'village-unknown') {
    const taken = town === null ? townOf(station) : townNamed(resolve, town)
    if (taken !== null && (keptByStation || coversDivision(scope, taken)))
      return { division: taken, problem: { field: 'village', code, severity: 'warn', text } }
  }
  const field = code.startsWith('town') ? 'town' : 'village'
  return { division: null, problem: { field, code, severity: 'reject', text } }
}

const townNamed = (resolve: PlaceResolver, town: string): DivisionCode | null => {
  const found = resolve({ town, village: undefined })
  return found.ok ? found.value : null
}

/** A station of a town keeps that town's ledger; a county's centre says nothing about a village. */
const townOf = (station: DivisionCode): DivisionCode | null =>
  levelOf(station) === 'township' ? station : null
