import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Day } from '../../../kernel/day.ts'
import { contains, type DivisionCode } from '../../../kernel/division.ts'
import { type DeclaredProblem, problemLine, readDeclared } from '../../../platform/server/declared-file.ts'
import { type ShareRule, shareRuleOf, shareRuleSchema, valueOn } from '../domain/share-rule.ts'

const folder = join(import.meta.dirname, '../../../data/funds')

let known: readonly ShareRule[] | undefined

/** A rule out of the text of its file, or what is wrong with it, with file and line. */
export function readShareRule(
  file: string,
  text: string,
): { rule: ShareRule } | { problems: readonly DeclaredProblem[] } {
  const read = readDeclared(file, text, shareRuleSchema)
  if (!read.ok) return { problems: read.error }
  const { written, at } = read.value
  const made = shareRuleOf(written)
  const problems: DeclaredProblem[] =
    'wrong' in made ? made.wrong.map(({ path, reason }) => ({ ...at(path), reason })) : []
  if (written.code !== basename(file, '.yaml'))
    problems.push({
      ...at(['code']),
      reason: { zh: 'code 与文件名不一致', en: "the code is not the file's name" },
    })
  return problems.length > 0 || 'wrong' in made ? { problems } : { rule: made.rule }
}

/** The rules of `data/funds`, read once a process. Throws with file, line and reason when one is wrong. */
export function shareRules(): readonly ShareRule[] {
  known ??= readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .map((file) => {
      const read = readShareRule(file, readFileSync(join(folder, file), 'utf8'))
      if ('rule' in read) return read.rule
      throw new Error(`data/funds:\n${read.problems.map(problemLine).join('\n')}`)
    })
  return known
}

export const shareRuleByCode = (code: string): ShareRule | undefined =>
  shareRules().find((rule) => rule.code === code)

/** Rules that hold at a place on a day. */
export const shareRulesAt = (division: DivisionCode, on: Day): readonly ShareRule[] =>
  shareRules().filter((rule) => contains(rule.division, division) && valueOn(rule.rates, on) !== null)
