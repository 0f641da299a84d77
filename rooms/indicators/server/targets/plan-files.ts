import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Words } from '../../../../kernel/contract.ts'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type Plan, type PlanFile, planOf, planSchema } from '../../domain/targets/plan.ts'
import { type KnownCodes, problemsOfPlan } from '../../domain/targets/plan-check.ts'
import { shippedCatalogue } from '../catalogue.ts'
import { type FileProblem, problemLine, readDeclared } from '../declared-file.ts'
import { nameProblems } from '../measure-files.ts'

const folder = join(import.meta.dirname, '../../../../data/targets')
const denominatorFile = 'denominators.yaml'

/** One plan from the text of its file, checked with all its examples. */
export function readPlan(
  file: string,
  text: string,
  known: KnownCodes,
): Result<PlanFile, readonly FileProblem[]> {
  const read = readDeclared(file, text, planSchema)
  if (!read.ok) return read
  const { written, at } = read.value
  const wrong = problemsOfPlan(written, known).map(({ path, reason }) => ({ ...at(path), reason }))
  wrong.push(...nameProblems(read.value))
  return wrong.length > 0 ? refused(wrong) : ok(written)
}

/** Reads every plan of a folder; all problems of all files at once. */
export function loadPlans(from: string, known: KnownCodes): Result<readonly Plan[], readonly FileProblem[]> {
  const problems: FileProblem[] = []
  const plans: Plan[] = []
  const files = readdirSync(from).filter((name) => name.endsWith('.yaml') && name !== denominatorFile)
  for (const file of files.toSorted()) {
    const read = readPlan(file, readFileSync(join(from, file), 'utf8'), known)
    if (read.ok) plans.push(planOf(read.value))
    else problems.push(...read.error)
  }
  return problems.length > 0 ? refused(problems) : ok(plans)
}

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const denominatorsSchema = z.strictObject({
  denominators: z.array(
    z.strictObject({
      code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
      title: words,
      unit: words,
      definition: words,
    }),
  ),
})

/** What may be declared and divided by. */
export type Denominator = {
  readonly code: string
  readonly title: Words
  readonly unit: Words
  readonly definition: Words
}

let shipped: readonly Denominator[] | undefined

export function denominators(): readonly Denominator[] {
  shipped ??= denominatorsSchema.parse(
    parse(readFileSync(join(folder, denominatorFile), 'utf8')),
  ).denominators
  return shipped
}

/** What a plan may name: the measures and denominators that are shipped. */
export const shippedCodes = (): KnownCodes => ({
  find: (code) => shippedCatalogue().find(code),
  denominators: denominators().map(({ code }) => code),
})

let plans: readonly Plan[] | undefined

/** The plans of `data/targets`, read once. Throws with every file, line and reason when one is wrong. */
export function shippedPlans(): readonly Plan[] {
  if (plans) return plans
  const loaded = loadPlans(folder, shippedCodes())
  if (!loaded.ok) throw new Error(`data/targets:\n${loaded.error.map(problemLine).join('\n')}`)
  plans = loaded.value
  return plans
}
