import { readFileSync } from 'node:fs'
import type { Programme } from '../../rooms/programmes/index.ts'
import { readProgramme } from '../../rooms/programmes/server/index.ts'
import { type DeclaredProblem, problemsIn } from './declared.ts'
import { CommandRefused } from './output.ts'

/** A file whose words and names are right; otherwise refused with its lines. */
export function programmeIn(file: string): Programme {
  const read = readProgramme(textOf(file), file)
  if (!read.ok) throw notValid(file, read.error)
  return read.value.programme
}

export const notValid = (file: string, problems: readonly DeclaredProblem[]) =>
  new CommandRefused('programme-not-valid', problemsIn(file, problems), { problems })

/** A file, or the pipe for `-`. */
export function textOf(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch {
    throw new CommandRefused(
      'file-not-readable',
      { zh: `读不到文件 ${file}`, en: `cannot read the file ${file}` },
      { file },
    )
  }
}
