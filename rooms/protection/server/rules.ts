import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type ReportRules, reportRulesSchema } from '../domain/report-clock.ts'

const file = join(import.meta.dirname, '../../../data/protection/report.yaml')

let known: ReportRules | undefined

/** The clocks of `data/protection/report.yaml`, read once a process. Throws when the file is not right. */
export function reportRules(): ReportRules {
  known ??= reportRulesSchema.parse(parse(readFileSync(file, 'utf8')))
  return known
}
