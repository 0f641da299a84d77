import type { Programme } from '../../rooms/programmes/index.ts'
import { readProgramme } from '../../rooms/programmes/server/index.ts'
import { type DeclaredProblem, problemsIn } from './declared.ts'
import { textOf } from './input-file.ts'
import { CommandRefused } from './output.ts'

/** A file whose words and names are right; otherwise refused with its lines. */
export function programmeIn(file: string): Programme {
  const read = readProgramme(textOf(file), file)
  if (!read.ok) throw notValid(file, read.error)
  return read.value.programme
}

export const notValid = (file: string, problems: readonly DeclaredProblem[]) =>
  new CommandRefused('programme-not-valid', problemsIn(file, problems), { problems })
