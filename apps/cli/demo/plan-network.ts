import { z } from 'zod'
import { dayText } from './day-text.ts'

/** Managing zones (S8.A2, X18): areas without a statutory code, and the divisions in them. */
export const zonesPlan = z
  .array(
    z.strictObject({
      name: z.string(),
      /** The statutory division that contains the whole zone. */
      division: z.number().int(),
      from: dayText,
      members: z.array(z.number().int()).min(1),
    }),
  )
  .default([])

/** Three stations in one (S16): functions, rooms and staff by tier, and the three resource libraries. */
export const threeStationsPlan = z
  .strictObject({
    since: dayText,
    functions: z.array(z.string()),
    centre_rooms: z.array(z.string()),
    township_rooms: z.array(z.string()),
    village_room: z.string(),
    /** Villages with a station, a secretary who is the child director, and a social worker who helps. */
    villages: z.number().int().nonnegative(),
    enterprises: z.number().int().nonnegative(),
    caring: z.number().int().nonnegative(),
    experts: z.number().int().nonnegative(),
    /** Psychological counsellors of the centre, and volunteers of each station (S16.3, S16.4). */
    counsellors: z.number().int().nonnegative().default(0),
    volunteers_each: z.number().int().nonnegative().default(0),
  })
  .optional()
