import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import {
  declaredMeasures,
  type FileProblem,
  problemLine,
  readDeclared,
} from '../../indicators/server/index.ts'
import { type Definition, definitionSchema, problemsOf } from '../domain/definition.ts'

const folder = join(import.meta.dirname, '../../../data/reports')

/** Reads one definition; throws with file, line and reason, as every file of `data` does. */
export function readDefinition(file: string, text: string): Definition {
  const read = readDeclared(file, text, definitionSchema)
  if (!read.ok) throw wrong(read.error)
  const { written, at } = read.value
  const measures = new Map(
    declaredMeasures().map(({ code, split_by: splits, count }) => [
      code,
      { splits, ratio: typeof count === 'object' && 'ratio' in count },
    ]),
  )
  const problems = problemsOf(written, (measure) => measures.get(measure) ?? null).map(
    ({ path, reason }) => ({
      ...at(path),
      reason,
    }),
  )
  if (written.code !== basename(file, '.yaml'))
    problems.push({
      ...at(['code']),
      reason: { zh: `${written.code} 与文件名不同`, en: `${written.code} is not the file's name` },
    })
  if (problems.length > 0) throw wrong(problems)
  return written
}

const wrong = (problems: readonly FileProblem[]): Error =>
  new Error(problems.map((problem) => `data/reports/${problemLine(problem)}`).join('\n'))

let known: readonly Definition[] | undefined

/** The reports of `data/reports`, read once. Throws with every reason when a file is wrong. */
export function definitions(): readonly Definition[] {
  known ??= readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => readDefinition(file, readFileSync(join(folder, file), 'utf8')))
  return known
}

export const definitionOf = (code: string): Definition | null =>
  definitions().find((definition) => definition.code === code) ?? null
