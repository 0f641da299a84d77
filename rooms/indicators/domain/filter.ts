import { z } from 'zod'
import { unreachable } from '../../../kernel/result.ts'
import type { Row } from './view.ts'

/** The closed language of conditions (style section 10): a new kind of condition is code, a new condition is not. */
export type Filter =
  | { readonly all: readonly Filter[] }
  | { readonly any: readonly Filter[] }
  | { readonly not: Filter }
  | { readonly column: string; readonly is: string | number | boolean }
  | { readonly column: string; readonly one_of: readonly (string | number)[] }
  | { readonly column: string; readonly at_least: string | number }
  | { readonly column: string; readonly at_most: string | number }
  | { readonly column: string; readonly contains: string }

const column = z.string().min(1)
const scalar = z.union([z.string(), z.number()])
const operators = ['is', 'one_of', 'at_least', 'at_most', 'contains'] as const

const schemas = {
  all: z.strictObject({ all: z.array(z.lazy(() => filterSchema)).min(1) }),
  any: z.strictObject({ any: z.array(z.lazy(() => filterSchema)).min(1) }),
  not: z.strictObject({ not: z.lazy(() => filterSchema) }),
  is: z.strictObject({ column, is: z.union([scalar, z.boolean()]) }),
  one_of: z.strictObject({ column, one_of: z.array(scalar).min(1) }),
  at_least: z.strictObject({ column, at_least: scalar }),
  at_most: z.strictObject({ column, at_most: scalar }),
  contains: z.strictObject({ column, contains: z.string() }),
}

/**
 * Reads one condition. The operator is found first and only then the shape checked, so that a misspelt word is
 * reported at its own place and not as "matches none of eight shapes".
 */
export const filterSchema: z.ZodType<Filter> = z.unknown().transform((value, context): Filter => {
  const found = Object.keys(schemas).filter(
    (name) => typeof value === 'object' && value !== null && name in value,
  )
  const name = found[0] as keyof typeof schemas | undefined
  if (!name || found.length > 1) {
    context.addIssue({
      code: 'custom',
      message: name
        ? `one operator only, not ${found.join(' and ')}`
        : `needs ${['all', 'any', 'not', ...operators].join(', ')}`,
    })
    return z.NEVER
  }
  const parsed = schemas[name].safeParse(value)
  if (parsed.success) return parsed.data as Filter
  for (const issue of parsed.error.issues) context.issues.push({ ...issue, input: value } as never)
  return z.NEVER
})

/** Whether a row fulfils the condition. A column that is not filled in equals nothing and compares with nothing. */
export function holds(filter: Filter, row: Row): boolean {
  if ('all' in filter) return filter.all.every((part) => holds(part, row))
  if ('any' in filter) return filter.any.some((part) => holds(part, row))
  if ('not' in filter) return !holds(filter.not, row)
  const value = row[filter.column]
  if (value === null || value === undefined) return false
  if ('is' in filter) return value === filter.is
  if ('one_of' in filter) return filter.one_of.includes(value as string | number)
  if ('at_least' in filter) return value >= filter.at_least
  if ('at_most' in filter) return value <= filter.at_most
  if ('contains' in filter) return Array.isArray(value) && value.includes(filter.contains)
  return unreachable(filter)
}

/** Every condition on a column, with its place in the file. */
export function* conditionsOf(
  filter: Filter,
  path: readonly (string | number)[] = [],
): Generator<{ condition: Extract<Filter, { column: string }>; path: readonly (string | number)[] }> {
  if ('all' in filter)
    for (const [i, part] of filter.all.entries()) yield* conditionsOf(part, [...path, 'all', i])
  else if ('any' in filter)
    for (const [i, part] of filter.any.entries()) yield* conditionsOf(part, [...path, 'any', i])
  else if ('not' in filter) yield* conditionsOf(filter.not, [...path, 'not'])
  else yield { condition: filter, path }
}
