import type { Day } from '../../../../kernel/day.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Platform } from '../../../../platform/server/platform.ts'
import { checkIdentityNumber } from '../../../people/index.ts'
import type { Programme } from '../../../programmes/index.ts'
import { type GatheredFacts, gatherFacts, type Recorded } from '../../domain/core/gathered-facts.ts'
import { answersOf } from './answers.ts'
import type { ApplicationRow } from './application-store.ts'
import { factSources } from './fact-sources.ts'
import { ownRecord } from './own-facts.ts'
import { programmeOf } from './programme-of.ts'
import { registerFacts } from './register-facts.ts'
import { openApplicant } from './seal.ts'

/**
 * The facts of an application on a day, with where each comes from: the registers, the application itself, what the parts
 * of this room know, then what was given. A given answer that a record contradicts stands beside it and does not count.
 */
export async function factsOf(
  tx: Handle,
  platform: Platform,
  row: ApplicationRow,
  on: Day,
  programme?: Programme,
): Promise<GatheredFacts> {
  const declared = programme ?? (await programmeOf(tx, row))
  const recorded = await recordedOf(tx, platform, row, declared, on)
  return gatherFacts(declared, recorded, await answersOf(tx, row))
}

export async function recordedOf(
  tx: Handle,
  platform: Platform,
  row: ApplicationRow,
  programme: Programme,
  on: Day,
): Promise<Recorded> {
  let known: Recorded = {
    ...numberFacts(platform, row, on),
    ...(await registerFacts(platform, row, programme, on)),
    ...ownRecord(row),
  }
  for (const source of factSources) known = { ...known, ...(await source(tx, row, on, programme)) }
  return known
}

/** The number of who applies tells the birth, so that it is not asked, and no other answer counts. */
export function numberFacts(
  { cipher }: Platform,
  { subjectKind, sealed }: ApplicationRow,
  on: Day,
): Recorded {
  const { idNumber } = subjectKind === 'person' ? openApplicant(cipher, sealed) : {}
  const read = idNumber === undefined ? null : checkIdentityNumber(idNumber, on)
  return read?.ok ? { 'person.birth': { value: read.value.birth } } : {}
}
