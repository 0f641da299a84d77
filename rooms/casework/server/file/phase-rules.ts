import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type PhaseRules, phaseRulesSchema } from '../../domain/phase-rules.ts'

const file = join(import.meta.dirname, '../../../../data/casework/phases.yaml')

let known: PhaseRules | undefined

/** `data/casework/phases.yaml`, read once a process. Throws when the file is not right. */
export function phaseRules(): PhaseRules {
  known ??= phaseRulesSchema.parse(parse(readFileSync(file, 'utf8')))
  return known
}
