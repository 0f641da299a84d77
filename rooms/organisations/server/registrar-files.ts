import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { day, parseDay } from '../../../kernel/day.ts'
import { legalFormCodes } from '../domain/registry/codes.ts'
import type { Registrar } from '../domain/registry/registrars.ts'

const folder = join(import.meta.dirname, '../../../data/registrars')

const words = { zh: z.string().min(1), en: z.string().min(1) }
const dayText = z
  .string()
  .refine((text) => parseDay(text).ok)
  .transform(day)
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
const basis = z.strictObject({ basis: z.string().min(1) })

const shape = z.strictObject({
  code: z.string().regex(/^[a-z-]+$/),
  division: z.number().int(),
  reaches: z.enum(['own', 'below']),
  names: z.array(
    z.strictObject({ from: dayText, to: dayText.optional(), ...words, source: z.string().min(1) }),
  ),
  unnamed: z.strictObject(words).optional(),
  reports: z.array(
    z.strictObject({
      from_year: z.number().int(),
      to_year: z.number().int().optional(),
      forms: z.array(z.enum(legalFormCodes)).min(1),
      opens: monthDay,
      stamped_by: monthDay.optional(),
      due: monthDay,
      on_day_off: z.enum(['stays', 'next-workday']),
      review_workdays: z.number().int().positive(),
      returned: z.strictObject({
        before_due: z.strictObject({ workdays: z.number().int().positive() }),
        after_due: z.enum(['late', 'not-late', 'ask']),
      }),
      source: z.string().min(1),
    }),
  ),
  consequences: z
    .strictObject({
      abnormal: basis,
      'spot-check': basis,
      serious: basis.extend({ after_years: z.number().int().positive() }),
      penalty: z.strictObject({
        association: z.string(),
        'service-institution': z.string(),
        foundation: z.string(),
      }),
    })
    .optional(),
  credit: z
    .strictObject({ enter_within_workdays: z.number().int().positive(), source: z.string().min(1) })
    .optional(),
})

/** One file read; throws naming the file and every mistake in it, for the author's eyes. */
export function readRegistrar(file: string, text: string): Registrar {
  const parsed = shape.safeParse(parse(text))
  if (!parsed.success) throw new Error(`data/registrars/${file}: ${z.prettifyError(parsed.error)}`)
  const { data } = parsed
  if (file !== `${data.code}.yaml`) throw new Error(`data/registrars/${file} holds the code ${data.code}`)
  return {
    code: data.code,
    division: data.division,
    reaches: data.reaches,
    names: data.names.map(({ to, ...name }) => ({ ...name, to: to ?? null })),
    unnamed: data.unnamed ?? null,
    reports: data.reports.map((rule) => ({
      fromYear: rule.from_year,
      toYear: rule.to_year ?? null,
      forms: rule.forms,
      opens: rule.opens,
      due: rule.due,
      stampedBy: rule.stamped_by ?? null,
      onDayOff: rule.on_day_off,
      reviewWorkdays: rule.review_workdays,
      returned: {
        beforeDueWorkdays: rule.returned.before_due.workdays,
        afterDue: rule.returned.after_due,
      },
      source: rule.source,
    })),
    consequences: data.consequences
      ? {
          abnormal: data.consequences.abnormal,
          spotCheck: data.consequences['spot-check'],
          serious: {
            basis: data.consequences.serious.basis,
            afterYears: data.consequences.serious.after_years,
          },
          penalty: data.consequences.penalty,
        }
      : null,
    credit: data.credit
      ? { enterWithinWorkdays: data.credit.enter_within_workdays, source: data.credit.source }
      : null,
  }
}

let known: readonly Registrar[] | undefined

/** The files of `data/registrars`, read once a process. */
export function registrars(): readonly Registrar[] {
  known ??= readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .map((file) => readRegistrar(file, readFileSync(join(folder, file), 'utf8')))
  return known
}
