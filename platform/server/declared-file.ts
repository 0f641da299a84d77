import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { Words } from '../../kernel/contract.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'

/** What the author of a declared file is told: which file, which line, and why, in both languages. */
export type DeclaredProblem = { readonly file: string; readonly line: number; readonly reason: Words }

type Path = readonly PropertyKey[]
type Place = { readonly file: string; readonly line: number }

/** What a declared file says once its shape was found right, with the line of each of its parts. */
export type DeclaredFile<T> = { readonly file: string; readonly written: T; at(path: Path): Place }

/** Reads a declared file (a measure, a plan of targets, an instrument) as far as its shape goes; all problems at once. */
export function readDeclared<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
): Result<DeclaredFile<T>, readonly DeclaredProblem[]> {
  const lines = new LineCounter()
  // YAML 1.2, so that `no` stays a word and a day stays text.
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', prettyErrors: false })
  const at = (path: Path) => ({ file, line: lineOf(document, lines, path) })
  if (document.errors.length > 0) {
    return refused(
      document.errors.map((error) => ({
        file,
        line: lines.linePos(error.pos[0]).line,
        reason: { zh: `YAML 写法有误：${error.message}`, en: error.message },
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
function shapeProblems(issue: z.core.$ZodIssue): { path: Path; reason: Words }[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      reason: { zh: `不认识的词 ${key}`, en: `unknown word ${key}` },
    }))
  }
  if (issue.code === 'invalid_union') {
    const nearest = issue.errors.toSorted((a, b) => deepest(b) - deepest(a))[0] ?? []
    const inner = nearest
      .flatMap(shapeProblems)
      .map(({ path, reason }) => ({ path: [...issue.path, ...path], reason }))
    if (inner.length > 0) return inner
  }
  const at = issue.path.join('.')
  return [{ path: issue.path, reason: { zh: `${at}：${inChinese(issue)}`, en: `${at}: ${issue.message}` } }]
}

/** What is wrong with a value, for the few kinds of fault that a file has; the checks of a room say their own. */
function inChinese(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type')
    return issue.input === undefined ? `缺少这一项（应为 ${issue.expected}）` : `应为 ${issue.expected}`
  if (issue.code === 'invalid_value') return `只能是 ${issue.values.join('、')}`
  if (issue.code === 'too_small') return `太小或太少（至少 ${issue.minimum}）`
  if (issue.code === 'too_big') return `太大或太多（最多 ${issue.maximum}）`
  // A check of a room's own says both sentences itself.
  if (issue.code === 'custom' && typeof issue.params?.['zh'] === 'string') return issue.params['zh']
  return issue.message
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
