import { type Document, isMap, isNode, LineCounter, parseDocument, type YAMLParseError } from 'yaml'
import type { z } from 'zod'
import type { Words } from '../../kernel/contract.ts'
import { ok, type Result, refused } from '../../kernel/result.ts'

/** What the author of a declared file is told: which file, which line, and why, in both languages. */
export type DeclaredProblem = { readonly file: string; readonly line: number; readonly reason: Words }

type Path = readonly PropertyKey[]
type Place = { readonly file: string; readonly line: number }

/** What a declared file says once its shape was found right, with the line of each of its parts. */
export type DeclaredFile<T> = { readonly file: string; readonly written: T; at(path: Path): Place }

/** How a room says what is wrong with a shape in its own words; `key` is a word that is not known. Null: as usual. */
export type SayIssue = (issue: z.core.$ZodIssue, key?: string) => Words | null

/** Reads a declared file (a measure, a plan of targets, an instrument) as far as its shape goes; all problems at once. */
export function readDeclared<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
  say: SayIssue = () => null,
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
        reason: { zh: `YAML 写法有误：${yamlFault(error)}`, en: error.message },
      })),
    )
  }
  const parsed = schema.safeParse(document.toJS())
  if (!parsed.success) {
    return refused(
      parsed.error.issues.flatMap((issue) =>
        shapeProblems(issue, say).map(({ path, reason }) => ({ ...at(path), reason })),
      ),
    )
  }
  return ok({ file, written: parsed.data, at })
}

/** The faults of YAML that authors make; the rest is told as the reader of YAML says it. */
const yamlFaults: Readonly<Record<string, string>> = {
  BAD_INDENT: '缩进不对，同一层的各项应对齐',
  TAB_AS_INDENT: '缩进只能用空格，不能用制表符',
  DUPLICATE_KEY: '同一项写了两次',
  MISSING_CHAR: '少写了冒号、引号、括号或逗号',
  UNEXPECTED_TOKEN: '这里多出了符号，检查括号、引号和逗号是否成对',
  BAD_SCALAR_START: '文字以特殊符号开头，请加引号',
  BLOCK_AS_IMPLICIT_KEY: '冒号前后的写法不对，检查缩进，含冒号的文字请加引号',
  BLOCK_IN_FLOW: '括号里不能分行写列表',
  MULTILINE_IMPLICIT_KEY: '名称不能跨行，检查上一行是否少了冒号或引号',
}

const yamlFault = ({ code, message }: YAMLParseError): string =>
  message.startsWith('Flow') ? '括号没有配对，检查 [ ] 和 { }' : (yamlFaults[code] ?? message)

/** A union says first that nothing matched; what the author needs is why the nearest member did not. */
function shapeProblems(
  issue: z.core.$ZodIssue,
  say: SayIssue,
  outer: Path = [],
): { path: Path; reason: Words }[] {
  const path = [...outer, ...issue.path]
  const whole = { ...issue, path } as z.core.$ZodIssue
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      reason: say(whole, key) ?? { zh: `不认识的词 ${key}`, en: `unknown word ${key}` },
    }))
  }
  if (issue.code === 'invalid_union') {
    const nearest = issue.errors.toSorted((a, b) => deepest(b) - deepest(a))[0] ?? []
    const inner = nearest.flatMap((one) => shapeProblems(one, say, path))
    if (inner.length > 0) return inner
  }
  const at = issue.path.join('.')
  const usual = { zh: `${at}：${inChinese(issue)}`, en: `${at}: ${issue.message}` }
  return [{ path, reason: say(whole) ?? usual }]
}

/** What is wrong with a value, for the few kinds of fault that a file has; the checks of a room say their own. */
function inChinese(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type')
    return /received undefined/.test(issue.message)
      ? `缺少这一项（应为 ${issue.expected}）`
      : `应为 ${issue.expected}`
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
