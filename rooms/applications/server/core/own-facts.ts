import type { Recorded } from '../../domain/core/gathered-facts.ts'
import type { ApplicationRow } from './application-store.ts'

/** What the application itself is the record of. */
export const ownRecord = (row: ApplicationRow): Recorded => ({
  'application.received-at': row.receivedAt === null ? undefined : { value: row.receivedAt },
  'application.nominated-by': { value: row.nominatedBy },
  'application.place': row.township === null ? undefined : { value: row.township },
  'station.place':
    row.subjectKind === 'work' || row.subjectKind === 'station'
      ? row.township === null
        ? undefined
        : { value: row.township }
      : undefined,
  // A filing is about one year, which is its season.
  'filing.year': /^\d{4}$/.test(row.season) ? { value: Number(row.season) } : undefined,
})
