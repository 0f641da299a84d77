import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { type Measure, measureSchema, type WrittenMeasure } from '../domain/measure.ts'
import { problemsOf } from '../domain/measure-check.ts'
import { resolvedRatio } from '../domain/ratio.ts'
import { views } from '../domain/views.ts'

/** What the author of a measure is told: which file, which line, and why. */
export type FileProblem = { readonly file: string; readonly line: number; readonly reason: string }

type Path = readonly PropertyKey[]

/** Reads every `<code>.yaml` of a folder, in the order of print; all problems of all files at once. */
export function loadMeasures(folder: string): Result<readonly Measure[], readonly FileProblem[]> {
  const problems: FileProblem[] = []
  const measures: Measure[] = []
  const ratios: ReadFile[] = []
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
    const text = readFileSync(join(folder, file), 'utf8')
    const shape = readShape(file, text)
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

type Place = { readonly file: string; readonly line: number }
type ReadFile = DeclaredFile<WrittenMeasure>

const isRatio = ({ count }: WrittenMeasure): boolean => count !== 'records' && 'ratio' in count

function counted({ file, written, at }: ReadFile): Result<Measure, readonly FileProblem[]> {
  if (written.view === undefined)
    return refused([{ ...at([]), reason: 'view: needs the view that it counts' }])
  const measure: Measure = { ...written, view: written.view }
  const wrong = problemsOf(measure, views).map(({ path, reason }) => ({ ...at(path), reason }))
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
    : [{ ...at(['code']), reason: `the code ${written.code} is not the file's name` }]

const readShape = (file: string, text: string): Result<ReadFile, readonly FileProblem[]> =>
  readDeclared(file, text, measureSchema)

/** What a declared file says once its shape was found right, with the line of each of its parts. */
export type DeclaredFile<T> = { readonly file: string; readonly written: T; at(path: Path): Place }

/** Reads a declared file (a measure, a plan of targets) as far as its shape goes; all problems at once. */
export function readDeclared<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
): Result<DeclaredFile<T>, readonly FileProblem[]> {
  const lines = new LineCounter()
  // YAML 1.2, so that `no` stays a word and a day stays text.
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', prettyErrors: false })
  const at = (path: Path) => ({ file, line: lineOf(document, lines, path) })
  if (document.errors.length > 0) {
    return refused(
      document.errors.map((error) => ({
        file,
        line: lines.linePos(error.pos[0]).line,
        reason: error.message,
      })),
    )
  }
  const parsed = schema.safeParse(document.toJS())
  if (!parsed.success) {
    return refused(
      parsed.error.issues.flatMap((issue) =>
        shapeProblems(issue).map(({ path, reason }) => ({ ...at(path), reason })),
      ),
    )
  }
  return ok({ file, written: parsed.data, at })
}

/** A union says first that nothing matched; what the author needs is why the nearest member did not. */
function shapeProblems(issue: z.core.$ZodIssue): { path: Path; reason: string }[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key], reason: `unknown word ${key}` }))
  }
  if (issue.code === 'invalid_union') {
    const nearest = issue.errors.toSorted((a, b) => deepest(b) - deepest(a))[0] ?? []
    const inner = nearest
      .flatMap(shapeProblems)
      .map(({ path, reason }) => ({ path: [...issue.path, ...path], reason }))
    if (inner.length > 0) return inner
  }
  return [{ path: issue.path, reason: `${issue.path.join('.')}: ${issue.message}` }]
}

const deepest = (issues: readonly z.core.$ZodIssue[]): number =>
  Math.max(0, ...issues.map((issue) => issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0)))

/** The line on which a key, or the nearest part of its path that is there, stands. */
function lineOf(document: Document.Parsed, lines: LineCounter, path: Path): number {
  let offset = 0
  let node: unknown = document.contents
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isNode(item.key) && String(item.key) === String(step))
      if (!pair) break
      if (isNode(pair.key) && pair.key.range) offset = pair.key.range[0]
      node = pair.value
    } else {
      node =
        isNode(node) && 'get' in node
          ? (node as { get(key: unknown, keep: true): unknown }).get(step, true)
          : undefined
      if (!isNode(node) || !node.range) break
      offset = node.range[0]
    }
  }
  return lines.linePos(offset).line
}
