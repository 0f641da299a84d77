import { basename } from 'node:path'
import { type Document, isMap, isNode, LineCounter, parseDocument, visit, type YAMLParseError } from 'yaml'
import type { z } from 'zod'
import { commonErrors, type Words } from '../../kernel/contract.ts'
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
  const told = (offset: number, reason: Words) => ({ file, line: lines.linePos(offset).line, reason })
  const garbled = text.search(/[\0\uFFFD]/)
  if (garbled >= 0)
    return refused([{ file, line: text.slice(0, garbled).split('\n').length, reason: notText }])
  // YAML 1.2, so that `no` stays a word and a day stays text.
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', prettyErrors: false })
  const at = (path: Path) => ({ file, line: lineOf(document, lines, path) })
  // One colon of the Chinese keyboard makes a dozen faults of whatever follows it.
  const first = document.errors[0] ? lines.linePos(document.errors[0].pos[0]).line : 0
  const wide = [first, first - 1].find((line) => wideColon.test(text.split('\n')[line - 1] ?? ''))
  if (wide !== undefined) return refused([{ file, line: wide, reason: halfWidth }])
  if (document.errors.length > 0)
    return refused(document.errors.map((error) => told(error.pos[0], yamlFault(error, text))))
  if (document.contents === null) return refused([{ file, line: 1, reason: empty }])
  const references = referencesIn(document)
  if (references.length > 0) return refused(references.map((offset) => told(offset, reference)))
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

/** A problem as a start or a command tells it. */
export const problemLine = ({ file, line, reason }: DeclaredProblem): string =>
  `${file}:${line}: ${reason.zh} · ${reason.en}`

/**
 * Reads a declared file of a folder such as `data/reports`, whose code is its name, as a whole: `check` finds what its shape
 * cannot say. Throws with folder, file, line and reason, a line a problem.
 */
export function readNamed<T extends { readonly code: string }>(
  folder: string,
  file: string,
  text: string,
  schema: z.ZodType<T>,
  check: (written: T) => readonly { readonly path: Path; readonly reason: Words }[],
): T {
  const read = readDeclared(file, text, schema)
  if (!read.ok) throw wrong(folder, read.error)
  const { written, at } = read.value
  const problems = check(written).map(({ path, reason }) => ({ ...at(path), reason }))
  if (written.code !== basename(file, '.yaml'))
    problems.push({
      ...at(['code']),
      reason: { zh: `${written.code} 与文件名不同`, en: `${written.code} is not the file's name` },
    })
  if (problems.length > 0) throw wrong(folder, problems)
  return written
}

const wrong = (folder: string, problems: readonly DeclaredProblem[]): Error =>
  new Error(problems.map((problem) => `${folder}/${problemLine(problem)}`).join('\n'))

/** A name of a line, and a colon as a Chinese keyboard writes it. */
const wideColon = /^\s*(- )?(\{ )?[\w-]+\s*\uFF1A/
const halfWidth: Words = {
  zh: '名称后面用了全角冒号“：”，请改用半角“:”并空一格',
  en: 'the colon after the name is a full-width one; write a plain colon and a space',
}

const notText: Words = {
  zh: '不是 UTF-8 文本；请用文本编辑器打开，另存为 UTF-8 编码',
  en: 'this is no UTF-8 text; open it in a text editor and save it as UTF-8',
}
const empty: Words = {
  zh: '文件是空的；从“code: 代码”写起，一行一项',
  en: 'the file is empty; begin with code: and go on with a line a part',
}
const notNames: Words = {
  zh: '文件应由“名称: 值”组成，从“code: 代码”写起，一行一项',
  en: 'the file is made of names with their values; begin with code: and go on with a line a part',
}
const reference: Words = {
  zh: '* 开头的是引用，这里不用；文字以 * 开头的请加引号',
  en: 'a word after * is a reference, which is not used here; put a text that begins with * in quotes',
}

/** Where a file refers to another part of itself: nothing is said twice in these files, and a slip would unfold without end. */
function referencesIn(document: Document.Parsed): number[] {
  const found: number[] = []
  visit(document, { Alias: (_, node) => void found.push(node.range?.[0] ?? 0) })
  return found
}

/** The faults of YAML that authors make; the rest is told as the reader of YAML says it. */
const yamlFaults: Readonly<Record<string, string>> = {
  ALIAS_PROPS: '* 引用不能再带标记；文字以 * 开头的请加引号',
  BAD_ALIAS: '* 和 & 不能单独使用；文字以它们开头的请加引号',
  BAD_COLLECTION_TYPE: '不要写 ! 标记；文字以 ! 开头的请加引号',
  BAD_DIRECTIVE: '行首的 % 不是内容；文字以 % 开头的请加引号',
  BAD_DQ_ESCAPE: '双引号里的 \\ 有特殊含义，请改用单引号',
  BAD_INDENT: '缩进不对，同一层的各项应对齐',
  BAD_PROP_ORDER: '& 和 ! 的位置不对；文字以它们开头的请加引号',
  BAD_SCALAR_START: '文字以特殊符号开头，请加引号',
  BLOCK_AS_IMPLICIT_KEY: '冒号前后的写法不对，检查缩进，含冒号的文字请加引号',
  BLOCK_IN_FLOW: '括号里不能分行写列表',
  KEY_OVER_1024_CHARS: '名称太长，检查是否少了引号或换行',
  MISSING_CHAR: '少写了冒号、引号、括号或逗号',
  MULTILINE_IMPLICIT_KEY: '名称不能跨行，检查上一行是否少了冒号或引号',
  MULTIPLE_ANCHORS: '& 标记写了两次；文字以 & 开头的请加引号',
  MULTIPLE_DOCS: '一个文件只写一项；请删去 --- 及其后的内容',
  MULTIPLE_TAGS: '! 标记写了两次；文字以 ! 开头的请加引号',
  TAB_AS_INDENT: '缩进只能用空格，不能用制表符',
  TAG_RESOLVE_FAILED: '不要写 ! 标记；文字以 ! 开头的请加引号',
  UNEXPECTED_TOKEN: '这里多出了符号，检查括号、引号和逗号是否成对',
}

function yamlFault({ code, message, pos }: YAMLParseError, text: string): Words {
  if (code === 'DUPLICATE_KEY') {
    const key = /^[^\s:]+/.exec(text.slice(pos[0]))?.[0] ?? ''
    return { zh: `${key} 写了两次，请删去一处`, en: `${key} stands twice; leave one of them out` }
  }
  const zh = message.startsWith('Flow') ? '括号没有配对，检查 [ ] 和 { }' : (yamlFaults[code] ?? message)
  return { zh: `YAML 写法有误：${zh}`, en: message }
}

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
  // A key that is none, such as a day that the calendar does not have: what is wrong with it, at its own place.
  if (issue.code === 'invalid_key') return issue.issues.flatMap((one) => shapeProblems(one, say, path))
  if (issue.code === 'invalid_union') {
    const nearest = issue.errors.toSorted((a, b) => deepest(b) - deepest(a))[0] ?? []
    const inner = nearest.flatMap((one) => shapeProblems(one, say, path))
    if (inner.length > 0) return inner
  }
  if (path.length === 0 && issue.code === 'invalid_type' && issue.expected === 'object')
    return [{ path, reason: notNames }]
  const at = path.join('.')
  const known = knownFault(issue)
  const usual = { zh: `${at}：${known?.zh ?? inChinese(issue)}`, en: `${at}: ${known?.en ?? issue.message}` }
  return [{ path, reason: say(whole) ?? usual }]
}

/** A check that the API has too, such as that of a day, says its code: its words are those of the API. */
const knownFault = ({ message }: z.core.$ZodIssue): Words | undefined =>
  (commonErrors as Readonly<Record<string, Words>>)[message]

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
  const { zh } = (issue.code === 'custom' && issue.params) || {}
  if (typeof zh === 'string') return zh
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
