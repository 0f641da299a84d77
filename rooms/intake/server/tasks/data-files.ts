import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type TaskClocks, taskClocksSchema } from '../../domain/tasks/clocks.ts'
import { type LegalBasis, legalBasesSchema } from '../../domain/tasks/legal-basis.ts'

const folder = join(import.meta.dirname, '../../../../data/intake')

const read = (name: string): unknown => parse(readFileSync(join(folder, name), 'utf8'))

let bases: readonly LegalBasis[] | undefined
let clocks: TaskClocks | undefined

/** The closed list of `data/intake/legal-bases.yaml`, read once a process. Throws when the file is not right. */
export function legalBases(): readonly LegalBasis[] {
  bases ??= legalBasesSchema.parse(read('legal-bases.yaml'))
  return bases
}

/** The clocks of `data/intake/task-clocks.yaml`, read once a process. Throws when the file is not right. */
export function taskClocks(): TaskClocks {
  clocks ??= taskClocksSchema.parse(read('task-clocks.yaml'))
  return clocks
}
