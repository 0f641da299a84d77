import type { z } from 'zod'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import {
  type DeclaredFile,
  type DeclaredProblem,
  readDeclared as readFile,
} from '../../../platform/server/declared-file.ts'

export type { DeclaredFile } from '../../../platform/server/declared-file.ts'

/** What the author of a measure or a plan is told: which file, which line, and why. */
export type FileProblem = Omit<DeclaredProblem, 'reason'> & { readonly reason: string }

/** Reads a file of this room as far as its shape goes; its problems are told in the language of its words. */
export function readDeclared<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
): Result<DeclaredFile<T>, readonly FileProblem[]> {
  const read = readFile(file, text, schema)
  return read.ok ? ok(read.value) : refused(read.error.map((one) => ({ ...one, reason: one.reason.en })))
}
