import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readNamed } from '../../../platform/server/declared-file.ts'
import { declaredMeasures } from '../../indicators/server/index.ts'
import { type Definition, definitionSchema, problemsOf } from '../domain/definition.ts'

const folder = join(import.meta.dirname, '../../../data/reports')

/** Reads one definition; throws with file, line and reason, as every file of `data` does. */
export function readDefinition(file: string, text: string): Definition {
  const measures = new Map(
    declaredMeasures().map(({ code, split_by: splits, count }) => [
      code,
      { splits, ratio: typeof count === 'object' && 'ratio' in count },
    ]),
  )
  return readNamed('data/reports', file, text, definitionSchema, (written) =>
    problemsOf(written, (measure) => measures.get(measure) ?? null),
  )
}

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
