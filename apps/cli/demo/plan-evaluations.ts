import { z } from 'zod'
import { stageCodes } from '../../../rooms/evaluation/index.ts'
import { dayText } from './day-text.ts'

const month = z.string().regex(/^\d{4}-\d{2}$/)

/** Rounds of evaluation of all stations (S5.10): who has scored how far; the points are drawn. */
export const evaluationsPlan = z
  .array(
    z.strictObject({
      title: z.string(),
      standard: z.string(),
      stage: z.enum(stageCodes),
      from: month,
      to: month,
      due: dayText,
      /** The fewest points of ten that are drawn. */
      least: z.number().min(0).max(10),
      /** So many stations, the last ones, are not scored yet; a round that waits for none is closed. */
      waiting: z.number().int().nonnegative(),
      /** What every station shows, and where it is to be seen. */
      evidence: z
        .array(z.strictObject({ indicator: z.string(), title: z.string(), link: z.string() }))
        .default([]),
    }),
  )
  .default([])
