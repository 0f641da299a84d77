import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import type { Training } from './queries.ts'

/** The place of a corrected record stays, unless the new one is another station's. */
export const placeKept = (
  old: { readonly station: string | null; readonly division: Training['division'] },
  station: Found<string> | null,
): { division?: Training['division'] } => (station?.value === old.station ? { division: old.division } : {})
