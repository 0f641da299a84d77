import type { Failure, ShownProblem } from '../failure.ts'

/** The problems of a form, each under the field it belongs to; those without a field are in `rest`. */
export type SortedProblems = {
  readonly byField: Readonly<Record<string, readonly ShownProblem[]>>
  readonly rest: readonly ShownProblem[]
}

/**
 * Finds the field a problem's path means. `/body/name` is `name`; `/body/household/0/name` is
 * `household.0.name`, or `household.name`, `household` or `name`, whichever the form has.
 */
export function fieldOf(path: string | undefined, fields: readonly string[]): string | null {
  const steps = (path ?? '').split('/').filter(Boolean)
  const inside = ['body', 'query', 'params'].includes(steps[0] ?? '') ? steps.slice(1) : steps
  if (inside.length === 0) return null
  for (let length = inside.length; length > 0; length -= 1) {
    const joined = inside.slice(0, length).join('.')
    if (fields.includes(joined)) return joined
  }
  const words = inside.filter((step) => !/^\d+$/.test(step))
  return [...words].reverse().find((word) => fields.includes(word)) ?? null
}

export function sortProblems(problems: readonly ShownProblem[], fields: readonly string[]): SortedProblems {
  const byField: Record<string, ShownProblem[]> = {}
  const rest: ShownProblem[] = []
  for (const problem of problems) {
    const field = fieldOf(problem.path, fields)
    if (field === null) rest.push(problem)
    else byField[field] = [...(byField[field] ?? []), problem]
  }
  return { byField, rest }
}

/** Which row of a field of rows a problem is about, counted from one: `/body/sessions/2/title` of `sessions` is 3. */
export function rowOf({ path }: ShownProblem, field: string): number | null {
  const found = (path ?? '').match(new RegExp(`/${field}/(\\d+)(/|$)`))
  return found ? Number(found[1]) + 1 : null
}

/** Of the problems of a field of rows, those of one cell, which are told under it. */
export const ofCell = (
  problems: readonly ShownProblem[],
  at: number,
  cell: string,
): readonly ShownProblem[] => problems.filter(({ path }) => path?.endsWith(`/${at}/${cell}`))

/** And those that none of these cells tells. */
export const notOfCells = (
  problems: readonly ShownProblem[],
  cells: readonly string[],
): readonly ShownProblem[] =>
  problems.filter(({ path }) => !cells.some((cell) => new RegExp(`/\\d+/${cell}$`).test(path ?? '')))

/** What a refusal says about fields; a refusal without any is shown as one sentence above the form. */
export const problemsIn = (failure: Failure | null): readonly ShownProblem[] =>
  failure?.problem?.problems ?? []

/** A problem that the screen finds itself, in the shape the server's have. */
export const missing = (path: string): ShownProblem => ({
  code: 'value-missing',
  path,
  messages: { zh: '必填', en: 'Required' },
})
