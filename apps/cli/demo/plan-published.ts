import { z } from 'zod'

/**
 * One step into an answer: a key of an object, `count` of a list, or what an element of a list must say. A list of one
 * element is that element, so that `[schools, { named: true }, count]` and `[grades, { grade: red }, files]` both read.
 */
const step = z.union([
  z.string(),
  z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
])

/** A figure that a source published, and where the product tells it: an address of the API, read by an account of the pack. */
const publishedFigure = z.strictObject({
  /** Rule or acceptance of the domain, such as S16.9. */
  source: z.string(),
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  /** User of the pack who reads it, with no more rights than he has. */
  as: z.string(),
  /** `{station CODE}`, `{zone NAME}`, `{forum TITLE}`, `{notice TITLE}`, `{body NAME}` and `{list STATION-CODE}` stand for ids. */
  url: z.string(),
  /** A list that is longer than a page is read to its end. */
  all_pages: z.boolean().default(false),
  take: z.array(step).min(1),
  /** What was published; 超百家 says no more than that there were more than a hundred (7.6). */
  expect: z.union([z.number(), z.string(), z.strictObject({ more_than: z.number() })]),
})

export const publishedPlan = z.array(publishedFigure).default([])

export type PublishedFigure = z.infer<typeof publishedFigure>
export type Step = z.infer<typeof step>
