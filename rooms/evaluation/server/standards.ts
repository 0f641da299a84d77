import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { declaredMeasures } from '../../indicators/server/index.ts'
import { problemsOf, type Standard, standardSchema } from '../domain/standard.ts'

const folder = join(import.meta.dirname, '../../../data/evaluations')

let known: readonly Standard[] | undefined

/** The standards of `data/evaluations`, read once. Throws with file and every reason when one is wrong. */
export function standards(): readonly Standard[] {
  known ??= readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => {
      const parsed = standardSchema.safeParse(
        parse(readFileSync(join(folder, file), 'utf8'), { version: '1.2' }),
      )
      if (!parsed.success)
        throw wrong(
          file,
          parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
        )
      const measures = new Set(declaredMeasures().map(({ code }) => code))
      const problems = problemsOf(parsed.data, (code) => measures.has(code))
      if (parsed.data.code !== basename(file, '.yaml')) problems.push("the code is not the file's name")
      if (problems.length > 0) throw wrong(file, problems)
      return parsed.data
    })
  return known
}

const wrong = (file: string, reasons: readonly string[]) =>
  new Error(`data/evaluations/${file}:\n${reasons.join('\n')}`)

export const standardOf = (code: string): Standard | null =>
  standards().find((one) => one.code === code) ?? null
