import { z } from 'zod'
import { awardLevels, certificateLevels, employerKinds, postKinds } from '../../../rooms/workforce/index.ts'
import { dayText } from './day-text.ts'

const awardCodes = Object.keys(awardLevels) as [keyof typeof awardLevels, ...(keyof typeof awardLevels)[]]

const certificate = z.strictObject({
  level: z.enum(certificateLevels),
  obtained: dayText,
  exam_year: z.number().int(),
  /** Where the examination was registered for. */
  exam_place: z.number().int().optional(),
})

/** Workers in posts with certificates: groups of like ones, drawn, and single ones whose file shows something. */
export const workforcePlan = z
  .strictObject({
    groups: z
      .array(
        z.strictObject({
          count: z.number().int().positive(),
          post: z.enum(postKinds),
          /** `community` puts each into a community of a station's town, `agency` into an agency of the register, in turn. */
          employer_kind: z.enum(employerKinds),
          /** Where they work in the other cases. */
          employer: z.string().optional(),
          /** First days in the post. */
          from: z.tuple([dayText, dayText]),
          born: z.tuple([z.number().int(), z.number().int()]).default([1968, 1998]),
          talent_from: dayText.optional(),
          certificate: certificate.optional(),
          /** The first so many obtain a higher certificate. */
          moved_up: certificate.extend({ count: z.number().int().positive() }).optional(),
          /** The last so many leave, on days between these. */
          left: z
            .strictObject({ count: z.number().int().positive(), between: z.tuple([dayText, dayText]) })
            .optional(),
        }),
      )
      .default([]),
    people: z
      .array(
        z.strictObject({
          name: z.string(),
          /** One of `accounts`: whoever signs in sees the file as the own one. */
          user: z.string().optional(),
          /** Left out for those whom a source names: nothing is invented about them but what the plan says. */
          born: dayText.optional(),
          sex: z.union([z.literal(1), z.literal(2)]).optional(),
          tags: z.array(z.string()).default([]),
          certificates: z.array(certificate).default([]),
          /** The first one is the main post. */
          posts: z
            .array(
              z.strictObject({
                kind: z.enum(postKinds),
                division: z.number().int(),
                employer_kind: z.enum(employerKinds),
                employer: z.string(),
                also: z.string().optional(),
                from: dayText,
                to: dayText.optional(),
              }),
            )
            .min(1),
          /** A degree in social work with its invoices, whole yuan by day. */
          study: z
            .strictObject({
              school: z.string(),
              from: dayText,
              to: dayText.optional(),
              diploma: dayText.optional(),
              invoices: z.array(z.tuple([dayText, z.number().int().positive()])).default([]),
            })
            .optional(),
          awards: z
            .array(
              z.strictObject({
                title: z.string(),
                giver: z.string(),
                level: z.enum(awardCodes),
                on: dayText,
              }),
            )
            .default([]),
        }),
      )
      .default([]),
  })
  .optional()
