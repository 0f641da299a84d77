import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readNamed } from '../../../platform/server/declared-file.ts'
import { declaredMeasures } from '../../indicators/server/index.ts'
import { problemsOf, type Standard, standardSchema } from '../domain/standard.ts'

const folder = join(import.meta.dirname, '../../../data/evaluations')

/** Reads one standard; throws with file, line and reason, as every file of `data` does. */
export function readStandard(file: string, text: string): Standard {
  const measures = new Set(declaredMeasures().map(({ code }) => code))
  return readNamed('data/evaluations', file, text, standardSchema, (written) =>
    problemsOf(written, (code) => measures.has(code)),
  )
}

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
