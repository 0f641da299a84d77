import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import {
  declaredMeasures,
  type FileProblem,
  problemLine,
  readDeclared,
} from '../../indicators/server/index.ts'
import { problemsOf, type Standard, standardSchema } from '../domain/standard.ts'

const folder = join(import.meta.dirname, '../../../data/evaluations')

/** Reads one standard; throws with file, line and reason, as every file of `data` does. */
export function readStandard(file: string, text: string): Standard {
  const read = readDeclared(file, text, standardSchema)
  if (!read.ok) throw wrong(read.error)
  const { written, at } = read.value
  const measures = new Set(declaredMeasures().map(({ code }) => code))
  const problems = problemsOf(written, (code) => measures.has(code)).map(({ path, reason }) => ({
    ...at(path),
    reason,
  }))
  if (written.code !== basename(file, '.yaml'))
    problems.push({
      ...at(['code']),
      reason: { zh: `${written.code} 与文件名不同`, en: `${written.code} is not the file's name` },
    })
  if (problems.length > 0) throw wrong(problems)
  return written
}

const wrong = (problems: readonly FileProblem[]): Error =>
  new Error(problems.map((problem) => `data/evaluations/${problemLine(problem)}`).join('\n'))

let known: readonly Standard[] | undefined

/** The standards of `data/evaluations`, read once. Throws with every reason when a file is wrong. */
export function standards(): readonly Standard[] {
  known ??= readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => readStandard(file, readFileSync(join(folder, file), 'utf8')))
  return known
}

export const standardOf = (code: string): Standard | null =>
  standards().find((one) => one.code === code) ?? null
