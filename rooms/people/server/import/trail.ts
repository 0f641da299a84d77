import type { ImportRow } from './store.ts'

/** The audit line of an act on an import. */
export const trail = (action: string, row: Pick<ImportRow, 'id' | 'division' | 'station'>) => ({
  action,
  subject: row.id,
  division: row.division,
  station: row.station,
})
