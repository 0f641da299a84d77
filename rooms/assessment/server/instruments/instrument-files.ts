import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type DeclaredProblem, problemLine, readDeclared } from '../../../../platform/server/declared-file.ts'
import { instrumentProblems, unsoundParts } from '../../domain/instrument/check.ts'
import { type Instrument, instrumentSchema } from '../../domain/instrument/instrument.ts'
import { sayIssue } from '../../domain/instrument/say-issue.ts'
import { definitionHash } from './definition-hash.ts'

/** An instrument as a file says it, with what its results name: the hash of what it decides. */
export type Definition = { readonly instrument: Instrument; readonly hash: string }

/** Reads one instrument: shape, names, examples and pins; all problems with file and line. */
export const readInstrument = (file: string, text: string): Result<Definition, readonly DeclaredProblem[]> =>
  readWith(instrumentProblems, file, text)

function readWith(
  check: typeof instrumentProblems,
  file: string,
  text: string,
): Result<Definition, readonly DeclaredProblem[]> {
  const read = readDeclared(file, text, instrumentSchema, sayIssue)
  if (!read.ok) return read
  const { written, at } = read.value
  const problems = check(written).map(({ path, zh, en }) => ({
    ...at(path),
    reason: { zh, en },
  }))
  // `cri-5.yaml` is the newest version, `cri-5.1.yaml` an older one that stays beside it.
  const name = basename(file).replace(/(\.\d+)?\.yaml$/, '')
  if (name !== written.code)
    problems.push({
      ...at(['code']),
      reason: {
        zh: `code ${written.code} 与文件名不一致，应为 ${name}`,
        en: `the code ${written.code} is not the file's name; write ${name}`,
      },
    })
  return problems.length > 0 ? refused(problems) : ok({ instrument: written, hash: definitionHash(written) })
}

/** Every instrument of a folder, all versions, but for their pins; all problems of all files at once. */
export function loadInstruments(folder: string): Result<readonly Definition[], readonly DeclaredProblem[]> {
  const problems: DeclaredProblem[] = []
  const found: Definition[] = []
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()) {
    const read = readWith(unsoundParts, file, readFileSync(join(folder, file), 'utf8'))
    if (!read.ok) {
      problems.push(...read.error)
      continue
    }
    const { code, version } = read.value.instrument
    if (found.some(({ instrument }) => instrument.code === code && instrument.version === version))
      problems.push({
        file,
        line: 1,
        reason: { zh: `${code} 第 ${version} 版出现两次`, en: `version ${version} of ${code} stands twice` },
      })
    found.push(read.value)
  }
  return problems.length > 0 ? refused(problems) : ok(found)
}

let shipped: readonly Definition[] | undefined

/** The instruments of `data/instruments`, read once. A wrong file ends the start, with every reason. */
export function shippedInstruments(): readonly Definition[] {
  if (shipped) return shipped
  const loaded = loadInstruments(join(import.meta.dirname, '../../../../data/instruments'))
  if (!loaded.ok) throw new Error(`data/instruments:\n${loaded.error.map(problemLine).join('\n')}`)
  shipped = loaded.value
  return shipped
}

/** The shipped version in force on a day; null where there is none (yet). */
export const shippedOn = (code: string, day: string): Definition | null =>
  shippedInstruments()
    .filter(({ instrument }) => instrument.code === code && instrument.in_force.from <= day)
    .toSorted(
      (a, b) =>
        b.instrument.in_force.from.localeCompare(a.instrument.in_force.from) ||
        b.instrument.version - a.instrument.version,
    )[0] ?? null
