import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { ok, type Result, refused } from '../../../kernel/result.ts'

/** What the author of a declared file is told: which file, which line, and why. */
export type FileProblem = { readonly file: string; readonly line: number; readonly reason: string }

type Path = readonly PropertyKey[]
type Place = { readonly file: string; readonly line: number }

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
