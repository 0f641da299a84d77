import { basename } from 'node:path'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import {
  type DeclaredFile,
  type DeclaredProblem,
  readDeclared,
} from '../../../../platform/server/declared-file.ts'
import { workingCalendar } from '../../../regions/server/index.ts'
import { checkProgramme, nameMistakes } from '../../domain/check/check.ts'
import { type Programme, programmeSchema } from '../../domain/language/programme.ts'
import { code, type Mistake } from '../../domain/language/words.ts'
import { sayIssue } from './say-issue.ts'

/** A programme and its file, so that what is found later can still be told with its line. */
export type ReadProgramme = { readonly programme: Programme; readonly file: DeclaredFile<Programme> }

/** Reads a programme: shape, names, stages. Examples and pins are asked by `checkText`. */
export function readProgramme(text: string, file: string): Result<ReadProgramme, readonly DeclaredProblem[]> {
  const read = readDeclared(file, text, programmeSchema, sayIssue)
  if (!read.ok) return read
  const { written } = read.value
  const problems = [...told(read.value, nameMistakes(written)), ...yuanForFen(read.value, text)]
  const name = basename(file).replace(/\.ya?ml$/, '')
  // What comes out of a pipe has no name.
  if (name !== written.code && file !== '-')
    problems.push({
      ...read.value.at(['code']),
      reason: code.safeParse(name).success
        ? {
            zh: `code ${written.code} 与文件名不一致，应为 ${name}`,
            en: `the code ${written.code} is not the file's name; write ${name}`,
          }
        : {
            zh: `文件名 ${name} 不能作代码，请把文件改名为 ${written.code}.yaml`,
            en: `the file's name ${name} is no code; rename the file to ${written.code}.yaml`,
          },
    })
  return problems.length > 0 ? refused(problems) : ok({ programme: written, file: read.value })
}

/**
 * 600.00 is a whole number to a reader of YAML and 600 yuan to whoever wrote it: it would count as 600 fen. A figure is
 * written without a point.
 */
function yuanForFen(file: DeclaredFile<Programme>, text: string): DeclaredProblem[] {
  const lines = text.split('\n')
  return Object.entries(file.written.parameters).flatMap(([name, { unit, values }]) =>
    Object.entries(values).flatMap(([from, { value }]): DeclaredProblem[] => {
      const at = file.at(['parameters', name, 'values', from, 'value'])
      const pointed = new RegExp(`\\b${value}\\.0+\\b`)
      if (typeof value !== 'number' || !pointed.test(lines[at.line - 1] ?? '')) return []
      const example = unit === 'fen' ? value * 100 : value
      const zh =
        unit === 'fen' ? `金额写整数分，不写小数点：${value} 元写 ${example}` : `写整数，不写小数点：${value}`
      const en =
        unit === 'fen'
          ? `money is whole fen, without a point: ${value} yuan are ${example}`
          : `write a whole number, without a point: ${value}`
      return [{ ...at, reason: { zh, en } }]
    }),
  )
}

/** Everything a file must hold before it may take effect: names, examples, pins. */
export function checkText(text: string, file: string): Result<Programme, readonly DeclaredProblem[]> {
  const read = readProgramme(text, file)
  if (!read.ok) return read
  const problems = told(read.value.file, checkProgramme(read.value.programme, workingCalendar()))
  return problems.length > 0 ? refused(problems) : ok(read.value.programme)
}

/** Mistakes with the lines they stand on. */
export const told = (file: DeclaredFile<unknown>, mistakes: readonly Mistake[]): DeclaredProblem[] =>
  mistakes.map(({ path, zh, en }) => ({ ...file.at(path), reason: { zh, en } }))
