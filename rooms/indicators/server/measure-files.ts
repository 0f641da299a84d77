import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type Measure, measureSchema, type WrittenMeasure } from '../domain/measure.ts'
import { problemsOf } from '../domain/measure-check.ts'
import { resolvedRatio } from '../domain/ratio.ts'
import { views } from '../domain/views.ts'
import { categoryCodes } from './category-groups.ts'
import { type DeclaredFile, type FileProblem, readDeclared } from './declared-file.ts'
import { groupsFile, loadGroups } from './group-file.ts'

/** The measures that are shipped. */
export const shippedFolder = join(import.meta.dirname, '../../../data/indicators')

/** Reads every `<code>.yaml` of a folder, in the order of print; all problems of all files at once. */
export function loadMeasures(folder: string): Result<readonly Measure[], readonly FileProblem[]> {
  const problems: FileProblem[] = []
  const measures: Measure[] = []
  const ratios: ReadFile[] = []
  const groups = loadGroups(folder)
  if (!groups.ok) problems.push(...groups.error)
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml') && name !== groupsFile)) {
    const text = readFileSync(join(folder, file), 'utf8')
    const shape = readShape(file, text)
    if (shape.ok && groups.ok) {
      const known = groups.value.map(({ code }) => code)
      problems.push(...groupProblems(shape.value, known))
    }
    if (shape.ok && isRatio(shape.value.written)) {
      ratios.push(shape.value)
      continue
    }
    const read = shape.ok ? counted(shape.value) : shape
    if (read.ok) measures.push(read.value)
    else problems.push(...read.error)
  }
  const resolved = ratios.map((read) => ratio(read, measures))
  for (const one of resolved) {
    if (one.ok) measures.push(one.value)
    else problems.push(...one.error)
  }
  if (problems.length > 0) return refused(problems)
  return ok(measures.toSorted((a, b) => a.order - b.order || (a.code < b.code ? -1 : 1)))
}

/**
 * One measure from the text of its file: shape, columns, units and examples are checked. A ratio needs the measures
 * that it divides.
 */
export function readMeasure(
  file: string,
  text: string,
  others: readonly Measure[] = [],
): Result<Measure, readonly FileProblem[]> {
  const read = readShape(file, text)
  if (!read.ok) return read
  return isRatio(read.value.written) ? ratio(read.value, others) : counted(read.value)
}

/** The same with its group, for whoever writes a file; `others` is asked only where the file divides by them. */
export function checkMeasure(
  file: string,
  text: string,
  others: () => readonly Measure[],
): Result<Measure, readonly FileProblem[]> {
  const read = readShape(file, text)
  if (!read.ok) return read
  const groups = loadGroups(shippedFolder)
  if (!groups.ok) return groups
  const ungrouped = groupProblems(
    read.value,
    groups.value.map(({ code }) => code),
  )
  const found = isRatio(read.value.written) ? ratio(read.value, others()) : counted(read.value)
  if (!found.ok) return refused([...ungrouped, ...found.error])
  return ungrouped.length > 0 ? refused(ungrouped) : found
}

type ReadFile = DeclaredFile<WrittenMeasure>

const isRatio = ({ count }: WrittenMeasure): boolean => count !== 'records' && 'ratio' in count

function counted({ file, written, at }: ReadFile): Result<Measure, readonly FileProblem[]> {
  if (written.view === undefined)
    return refused([
      { ...at([]), reason: { zh: 'view：要写明统计哪个视图', en: 'view: needs the view that it counts' } },
    ])
  const measure: Measure = { ...written, view: written.view }
  const wrong = problemsOf(measure, views, categoryCodes()).map(({ path, reason }) => ({
    ...at(path),
    reason,
  }))
  wrong.push(...nameProblems({ file, written, at }))
  return wrong.length > 0 ? refused(wrong) : ok(measure)
}

function ratio(read: ReadFile, others: readonly Measure[]): Result<Measure, readonly FileProblem[]> {
  const resolved = resolvedRatio(read.written, (code) =>
    others.find((measure) => measure.code === code && !measure.ratio),
  )
  const wrong = nameProblems(read)
  if (!('code' in resolved)) wrong.push(...resolved.map(({ path, reason }) => ({ ...read.at(path), reason })))
  return 'code' in resolved && wrong.length === 0 ? ok(resolved) : refused(wrong)
}

/** A code is its file's name, so that a reader finds the file that a figure names. */
export const nameProblems = ({
  file,
  written,
  at,
}: DeclaredFile<{ readonly code: string }>): FileProblem[] =>
  written.code === basename(file, '.yaml')
    ? []
    : [
        {
          ...at(['code']),
          reason: {
            zh: `代码 ${written.code} 与文件名不同`,
            en: `the code ${written.code} is not the file's name`,
          },
        },
      ]

const groupProblems = ({ written: { group }, at }: ReadFile, known: readonly string[]): FileProblem[] =>
  group === undefined || known.includes(group)
    ? []
    : [
        {
          ...at(['group']),
          reason: {
            zh: `没有组 ${group}；${groupsFile} 里有 ${known.join('、')}`,
            en: `no group ${group}; ${groupsFile} has ${known.join(', ')}`,
          },
        },
      ]

const readShape = (file: string, text: string): Result<ReadFile, readonly FileProblem[]> =>
  readDeclared(file, text, measureSchema)
