import { parseDocument } from 'yaml'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { shippedCatalogue } from './catalogue.ts'
import type { FileProblem } from './declared-file.ts'
import { checkMeasure } from './measure-files.ts'
import { readPlan, shippedCodes } from './targets/plan-files.ts'

export type CheckedFile = {
  readonly kind: 'measure' | 'plan'
  readonly code: string
  readonly examples: number
  readonly targets?: number
}

/** A measure or a plan of targets from the text of its file, checked as the start does; which one it is, its words say. */
export function checkFile(file: string, text: string): Result<CheckedFile, readonly FileProblem[]> {
  if (!parseDocument(text, { version: '1.2' }).has('targets')) {
    const read = checkMeasure(file, text, () => shippedCatalogue().measures)
    if (!read.ok) return read
    const { code, examples } = read.value
    return ok({ kind: 'measure', code, examples: examples.length })
  }
  const read = readPlan(file, text, shippedCodes())
  if (!read.ok) return refused(read.error)
  const { code, targets } = read.value
  const examples = targets.reduce((sum, one) => sum + one.examples.length, 0)
  return ok({ kind: 'plan', code, examples, targets: targets.length })
}
