import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type JuvenileRules, juvenileRulesSchema } from '../domain/rules.ts'

const file = join(import.meta.dirname, '../../../data/juvenile/rules.yaml')

let known: JuvenileRules | undefined

/** `data/juvenile/rules.yaml`, read once a process. Throws when the file is not right. */
export function juvenileRules(): JuvenileRules {
  known ??= juvenileRulesSchema.parse(parse(readFileSync(file, 'utf8')))
  return known
}

/** The legal bases that hold in a province. */
export const basesIn = (province: number) =>
  juvenileRules()
    .bases.filter((basis) => basis.province === undefined || basis.province === province)
    .map(({ code, zh, en }) => ({ code, zh, en }))
