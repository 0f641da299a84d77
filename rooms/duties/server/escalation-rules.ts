import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type EscalationRules, escalationRulesSchema } from '../domain/escalation.ts'

const file = join(import.meta.dirname, '../../../data/duties/escalation.yaml')

let known: EscalationRules | undefined

/** The steps of `data/duties/escalation.yaml`, read once a process. Throws when the file is not right. */
export function escalationRules(): EscalationRules {
  known ??= escalationRulesSchema.parse(parse(readFileSync(file, 'utf8')))
  return known
}
