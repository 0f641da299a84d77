import { z } from 'zod'
import { findings, legalForms, penaltyKinds } from '../../../rooms/organisations/index.ts'
import { dayText } from './day-text.ts'

const formCodes = Object.keys(legalForms) as [keyof typeof legalForms, ...(keyof typeof legalForms)[]]
const penaltyCodes = Object.keys(penaltyKinds) as [
  keyof typeof penaltyKinds,
  ...(keyof typeof penaltyKinds)[],
]
const findingKinds = Object.keys(findings) as [keyof typeof findings, ...(keyof typeof findings)[]]
const days = z.tuple([dayText, dayText])

/** Social organisations with the report of one year (S15): who filed when, what came back, who filed none. */
export const annualReportsPlan = z
  .strictObject({
    year: z.number().int(),
    /** Credit codes are numbered from here on, in division 000000. */
    first_code: z.number().int(),
    /** First and last of the later years, whose reports are filed and published like any other. */
    later: z.tuple([z.number().int(), z.number().int()]).optional(),
    /** What stands before the numbers of decisions, such as 穗民社. */
    documents: z.string(),
    bodies: z
      .array(
        z.strictObject({
          form: z.enum(formCodes),
          count: z.number().int().positive().default(1),
          /** `{place}` and `{word}` as in `organisations`. */
          name: z.string(),
          /** Divisions whose authorities registered them, in turn. */
          places: z.array(z.number().int()).min(1),
          registered: days,
          /** Of the newest of the later years nothing was filed. */
          misses_last: z.boolean().default(false),
          /** Each step is taken on a day between these two, the same of all for every body of a line. */
          steps: z
            .array(
              z.strictObject({
                step: z.enum(['filed', 'returned', 'accepted', 'published']),
                on: z.union([dayText.transform((on) => [on, on] as const), days]),
                note: z.string().optional(),
              }),
            )
            .default([]),
          /** Three decisions about a report that was not filed, each for itself; a list may be left again. */
          consequences: z
            .strictObject({
              abnormal: dayText,
              spot_check: dayText,
              penalty: z.strictObject({ kind: z.enum(penaltyCodes), on: dayText }),
              left: z.strictObject({ on: dayText, reason: z.string() }).optional(),
            })
            .optional(),
        }),
      )
      .min(1),
    /** Spot checks: fixed by one user, drawn by another; what was found goes round those who were drawn. */
    draws: z
      .array(
        z.strictObject({
          title: z.string(),
          authority: z.number().int(),
          from: z.enum(['all', 'spot-check', 'abnormal']),
          share: z.number().int(),
          proposed: dayText,
          by: z.string(),
          drawn: dayText,
          drawn_by: z.string(),
          checked: dayText,
          findings: z.array(z.enum(findingKinds)).min(1),
        }),
      )
      .default([]),
  })
  .optional()
