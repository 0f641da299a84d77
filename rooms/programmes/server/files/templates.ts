import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ProgrammeKind } from '../../domain/language/programme.ts'

/** The text from which a policy of a kind may be started: right in every point, so that only its own words are missing. */
export const templateOf = (kind: ProgrammeKind): string =>
  readFileSync(join(import.meta.dirname, '../../../../data/programme-templates', `new-${kind}.yaml`), 'utf8')
