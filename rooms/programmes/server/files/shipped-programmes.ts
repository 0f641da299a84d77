import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ok, type Result, refused } from '../../../../kernel/result.ts'
import { type DeclaredProblem, problemLine } from '../../../../platform/server/declared-file.ts'
import type { Programme } from '../../domain/language/programme.ts'
import { readProgramme } from './read-programme.ts'

/** A programme of `data/programmes`, with its text and where it stands. */
export type ShippedProgramme = { readonly programme: Programme; readonly text: string; readonly file: string }

/** Every programme below some folders; all problems of all files at once. */
export function loadProgrammes(
  ...folders: readonly string[]
): Result<readonly ShippedProgramme[], readonly DeclaredProblem[]> {
  const problems: DeclaredProblem[] = []
  const found: ShippedProgramme[] = []
  const paths = folders.flatMap((folder) => filesOf(folder).map((path) => ({ folder, path })))
  for (const { folder, path } of paths) {
    const file = relative(folder, path)
    const text = readFileSync(path, 'utf8')
    const read = readProgramme(text, file)
    if (!read.ok) {
      problems.push(...read.error)
      continue
    }
    const { programme } = read.value
    if (found.some((one) => one.programme.code === programme.code))
      problems.push({
        file,
        line: 1,
        reason: { zh: `${programme.code} 出现两次`, en: `${programme.code} stands twice` },
      })
    found.push({ programme, text, file })
  }
  return problems.length > 0 ? refused(problems) : ok(found)
}

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()

const shipped = new Map<string, readonly ShippedProgramme[]>()

/**
 * The programmes of `data/programmes`, and of a further folder where the installation keeps its own (`ZHULIAN_PROGRAMMES`),
 * so that an update of the product leaves them alone; read once. A wrong file ends the start, with every reason.
 */
export function shippedProgrammes(): readonly ShippedProgramme[] {
  const own = process.env.ZHULIAN_PROGRAMMES ?? ''
  const known = shipped.get(own)
  if (known) return known
  const folder = join(import.meta.dirname, '../../../../data/programmes')
  const loaded = loadProgrammes(folder, ...(own === '' ? [] : [own]))
  if (!loaded.ok) throw new Error(`data/programmes:\n${loaded.error.map(problemLine).join('\n')}`)
  shipped.set(own, loaded.value)
  return loaded.value
}
