import type { Day } from '../../../../kernel/day.ts'
import { contains, type DivisionCode, parseDivisionCode } from '../../../../kernel/division.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Programme } from '../../domain/language/programme.ts'
import { programmeHash } from '../files/definition-hash.ts'
import { shippedProgrammes } from '../files/shipped-programmes.ts'
import { keptProgramme } from './definitions.ts'
import { approvedBy } from './version-store.ts'

/** A programme as it holds on a day, and where it comes from: a file of the product, or an approved version. */
export type ProgrammeInForce = {
  readonly programme: Programme
  readonly hash: string
  readonly division: DivisionCode
  /** The approved version; null where the shipped file holds. */
  readonly version: { readonly id: string; readonly from: Day; readonly approvedBy: string } | null
}

export const divisionOf = ({ division }: Programme): DivisionCode => parseDivisionCode(String(division)) ?? 0

const hashes = new WeakMap<Programme, string>()

const hashOf = (programme: Programme): string => {
  const known = hashes.get(programme)
  if (known) return known
  const made = programmeHash(programme)
  hashes.set(programme, made)
  return made
}

const running = ({ in_force }: Programme, on: string): boolean =>
  in_force.from <= on && (in_force.to === undefined || on <= in_force.to)

/** Every programme in force on a day: an approved version stands in the place of the shipped file. */
async function allOn(tx: Handle, on: Day, code?: string): Promise<ProgrammeInForce[]> {
  const approved = new Map<string, ProgrammeInForce>()
  for (const row of await approvedBy(tx, on, code)) {
    if (approved.has(row.code) || row.hash === null || row.fromOn === null) continue
    const programme = await keptProgramme(tx, row.hash)
    if (programme)
      approved.set(row.code, {
        programme,
        hash: row.hash,
        division: row.division,
        version: { id: row.id, from: row.fromOn, approvedBy: row.decidedName ?? '' },
      })
  }
  const shipped = shippedProgrammes()
    .filter(
      ({ programme }) => (code === undefined || programme.code === code) && !approved.has(programme.code),
    )
    .map(({ programme }) => ({
      programme,
      hash: hashOf(programme),
      division: divisionOf(programme),
      version: null,
    }))
  return [...approved.values(), ...shipped].filter(({ programme }) => running(programme, on))
}

/** The programme of a code on a day; null where there is none. */
export const programmeOn = async (tx: Handle, code: string, on: Day): Promise<ProgrammeInForce | null> =>
  (await allOn(tx, on, code))[0] ?? null

/** Programmes that are for a place: its own, those of the places above it, and those of places in it. */
export async function programmesIn(
  tx: Handle,
  division: DivisionCode,
  on: Day,
): Promise<readonly ProgrammeInForce[]> {
  const all = await allOn(tx, on)
  return all
    .filter((one) => contains(one.division, division) || contains(division, one.division))
    .toSorted((a, b) => a.division - b.division || a.programme.code.localeCompare(b.programme.code))
}
