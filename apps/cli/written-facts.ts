import { parseDocument } from 'yaml'
import { type Facts, type Mistake, type Programme, readFacts } from '../../rooms/programmes/index.ts'
import { textOf } from './input-file.ts'
import { CommandRefused } from './output.ts'

/** `FACTS.json`: {"name": value}, checked against the questions of a programme; all that is wrong at once, with the file's name. */
export const factsIn = (programme: Programme, file: string): Facts =>
  checkedFacts(programme, objectIn(file), file)

export function checkedFacts(programme: Programme, written: Record<string, unknown>, where: string): Facts {
  const read = readFacts(programme, written)
  if (read.ok) return read.value
  throw new CommandRefused('facts-not-valid', saidOf(where, read.error), { problems: read.error })
}

export const saidOf = (where: string, mistakes: readonly Mistake[]) => ({
  zh: mistakes.map(({ zh }) => `${where}: ${zh}`).join('\n'),
  en: mistakes.map(({ en }) => `${where}: ${en}`).join('\n'),
})

function objectIn(file: string): Record<string, unknown> {
  const written = jsonIn(file)
  if (typeof written === 'object' && written !== null && !Array.isArray(written))
    return written as Record<string, unknown>
  throw new CommandRefused('facts-not-object', {
    zh: `${file}: 事实应写成 {"名称": 值} 的 JSON`,
    en: `${file}: write the facts as JSON: {"name": value}`,
  })
}

/** JSON as it is written. A slip is told with its line, and so is a name that stands twice, of which JSON would drop one. */
export function jsonIn(file: string): unknown {
  const text = textOf(file)
  let written: unknown
  // JSON is YAML, whose reader tells where a slip is and does not pass over a name that stands twice.
  const faults = parseDocument(text, { schema: 'json', prettyErrors: false }).errors
  try {
    written = JSON.parse(text)
  } catch {
    throw notJson(file, lineAt(text, faults[0]?.pos[0] ?? text.trimEnd().length), {
      zh: 'JSON 写法有误，检查引号、逗号和括号；应写成 {"名称": 值}',
      en: 'this is no JSON; look at quotes, commas and brackets, and write {"name": value}',
    })
  }
  const twice = faults.find(({ code }) => code === 'DUPLICATE_KEY')
  if (!twice) return written
  const name = /^"?([^"\s:]+)/.exec(text.slice(twice.pos[0]))?.[1] ?? ''
  throw notJson(file, lineAt(text, twice.pos[0]), {
    zh: `${name} 写了两次，请删去一处`,
    en: `${name} stands twice; leave one of them out`,
  })
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

const notJson = (file: string, line: number, { zh, en }: { readonly zh: string; readonly en: string }) =>
  new CommandRefused('facts-not-object', { zh: `${file}:${line}: ${zh}`, en: `${file}:${line}: ${en}` })
