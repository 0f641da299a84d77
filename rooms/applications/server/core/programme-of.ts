import type { Handle } from '../../../../platform/server/database/connect.ts'
import type { Programme } from '../../../programmes/index.ts'
import { keptProgramme } from '../../../programmes/server/index.ts'
import type { ApplicationRow } from './application-store.ts'

/** The programme as the application was received under it: its stages stay what they were. */
export async function programmeOf(
  tx: Handle,
  { programmeHash, programme }: Pick<ApplicationRow, 'programmeHash' | 'programme'>,
): Promise<Programme> {
  const kept = await keptProgramme(tx, programmeHash)
  if (!kept) throw new Error(`the definition ${programmeHash} of ${programme} is not kept`)
  return kept
}
