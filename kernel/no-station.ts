import type { Id } from './id.ts'

/**
 * The nil UUID: stands in keys and figures for the station of what belongs to a division only, such as an agency of a county, a
 * worker of a community, what the county itself answered. Told as null in answers.
 */
export const noStation: Id = '00000000-0000-0000-0000-000000000000'

/** A station as answers tell it. */
export const stationOrNull = (station: Id): Id | null => (station === noStation ? null : station)
