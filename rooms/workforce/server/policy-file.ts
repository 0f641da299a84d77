import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { day } from '../../../kernel/day.ts'
import type { EducationPolicy } from '../domain/continuing-education.ts'

const shape = z.strictObject({
  code: z.literal('continuing-education'),
  source: z.string().min(1),
  years: z.number().int().positive(),
  first_within_years: z.number().int().positive(),
  degree_hours: z.number().positive(),
  warn_days: z.number().int().positive(),
  values: z.record(
    z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    z.strictObject({ assistant: z.number(), intermediate: z.number(), senior: z.number() }),
  ),
})

let policy: EducationPolicy | undefined

/** `data/continuing-education.yaml`, read once a process. */
export function educationPolicy(): EducationPolicy {
  if (policy) return policy
  const file = join(import.meta.dirname, '../../../data/continuing-education.yaml')
  const read = shape.parse(parse(readFileSync(file, 'utf8')))
  const values = Object.entries(read.values)
    .map(([from, hours]) => ({ from: day(from), hours }))
    .toSorted((a, b) => a.from.localeCompare(b.from))
  policy = {
    years: read.years,
    firstWithinYears: read.first_within_years,
    degreeHours: read.degree_hours,
    warnDays: read.warn_days,
    values,
  }
  return policy
}
