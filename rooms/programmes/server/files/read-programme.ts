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
import type { Mistake } from '../../domain/language/words.ts'
import { sayIssue } from './say-issue.ts'

/** A programme and its file, so that what is found later can still be told with its line. */
export type ReadProgramme = { readonly programme: Programme; readonly file: DeclaredFile<Programme> }

/** Reads a programme: shape, names, stages. Examples and pins are asked by `checkText`. */
export function readProgramme(text: string, file: string): Result<ReadProgramme, readonly DeclaredProblem[]> {
  const read = readDeclared(file, text, programmeSchema, sayIssue)
  if (!read.ok) return read
  const { written } = read.value
  const problems = told(read.value, nameMistakes(written))
  const name = basename(file).replace(/\.ya?ml$/, '')
  // What comes out of a pipe has no name.
  if (name !== written.code && file !== '-')
    problems.push({
      ...read.value.at(['code']),
      reason: {
        zh: `code ${written.code} 与文件名不一致，应为 ${name}`,
        en: `the code ${written.code} is not the file's name; write ${name}`,
      },
    })
  return problems.length > 0 ? refused(problems) : ok({ programme: written, file: read.value })
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
