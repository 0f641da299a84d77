import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { declaredMeasures } from '../../indicators/server/index.ts'
import { type Definition, definitionSchema, problemsOf } from '../domain/definition.ts'

const folder = join(import.meta.dirname, '../../../data/reports')

/** Reads one definition; throws with file, place and reason, as every file of `data` does. */
export function readDefinition(file: string, text: string): Definition {
  const parsed = definitionSchema.safeParse(parse(text, { version: '1.2' }))
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`data/reports/${file}:\n${lines.join('\n')}`)
  }
  const splits = new Map(declaredMeasures().map((measure) => [measure.code, measure.split_by]))
  const problems = [...problemsOf(parsed.data, (measure) => splits.get(measure) ?? null)]
  if (parsed.data.code !== basename(file, '.yaml'))
    problems.push({ path: 'code', reason: `${parsed.data.code} is not the file's name` })
  if (problems.length > 0)
    throw new Error(
      `data/reports/${file}:\n${problems.map(({ path, reason }) => `${path}: ${reason}`).join('\n')}`,
    )
  return parsed.data
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
