import type { Day } from '../../../../kernel/day.ts'
import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Programme } from '../../../programmes/index.ts'
import type { Recorded } from '../../domain/core/gathered-facts.ts'
import { payingFacts } from '../paying/paid-facts.ts'
import type { ApplicationRow } from './application-store.ts'

/** What a part of this room knows of an applicant on a day, by resolver: what was paid, held or barred. */
export type FactSource = (
  tx: Handle,
  application: ApplicationRow,
  on: Day,
  programme: Programme,
) => Promise<Recorded>

/** Parts of this room that answer facts; asked inside the transaction that needs them. A line each. */
// biome-ignore format: a line each, so that two parts may be added at the same time
export const factSources: readonly FactSource[] = [
  payingFacts,
]
