import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import {
  ancestorsOf,
  type DivisionCode,
  type DivisionLevel,
  levelOf,
  nation,
} from '../../../kernel/division.ts'
import { levelNumber } from '../domain/division.ts'
import { type SearchKey, searchKeyOf } from '../domain/search-key.ts'
import { ranked, type Searched } from '../domain/search-rank.ts'
import { shortNameOf } from '../domain/short-name.ts'
import { divisionFile } from './division-file.ts'
import { mayBeginWith, spell, spellQuickly } from './spelling.ts'

export type FoundDivision = {
  readonly code: DivisionCode
  readonly path: string
  readonly level: DivisionLevel
  readonly name: string
}

const codeLength = 12

/**
 * Finds divisions in the shipped file, without a database: what the register answers for the day of the file, so without
 * local codes and later changes. Reads the file as one text, because making rows of 665 271 lines takes longer than
 * looking through them.
 */
export function findInDivisionFile(
  typed: string,
  options: { readonly level?: DivisionLevel | undefined; readonly limit: number },
): FoundDivision[] {
  const key = searchKeyOf(typed)
  if (!key) return []
  const text = gunzipSync(readFileSync(divisionFile)).toString('utf8')
  const wanted = options.level === undefined ? undefined : levelNumber(options.level)
  const found = [...matching(text, key)].filter(({ level }) => wanted === undefined || level === wanted)
  return ranked(found, key, () => false)
    .slice(0, options.limit)
    .map(({ code, name }) => ({ code, path: pathIn(text, code), level: levelOf(code), name }))
}

function matching(text: string, key: SearchKey): Generator<Searched> {
  if (key.kind === 'spelling') return spelledAs(text, key.text)
  if (key.kind === 'name') return holding(text, key.text)
  return beginningWith(text, key.digits)
}

function* holding(text: string, part: string): Generator<Searched> {
  let end = 0
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, end)) {
    const start = text.lastIndexOf('\n', at) + 1
    end = endOfLine(text, start)
    yield lineAt(text, start, end)
  }
}

function* beginningWith(text: string, digits: string): Generator<Searched> {
  const first = text.indexOf(`\n${digits}`)
  if (first === -1) return
  for (let start = first + 1; text.startsWith(digits, start); ) {
    const end = endOfLine(text, start)
    yield lineAt(text, start, end)
    start = end + 1
  }
}

function* spelledAs(text: string, typed: string): Generator<Searched> {
  const letter = typed.charAt(0)
  for (let start = text.indexOf('\n') + 1; start < text.length; ) {
    const end = endOfLine(text, start)
    if (mayBeginWith(text.charAt(start + codeLength + 1), letter)) {
      const line = lineAt(text, start, end)
      const short = shortNameOf(line.name)
      const spelling = spellQuickly(short) ?? spell(short, line.code)
      if (spelling.pinyin.startsWith(typed) || spelling.initials.startsWith(typed))
        yield { ...line, ...spelling }
    }
    start = end + 1
  }
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start)
  return end === -1 ? text.length : end
}

function lineAt(text: string, start: number, end: number): Searched {
  const code = Number(text.slice(start, start + codeLength))
  const name = text.slice(start + codeLength + 1, end)
  return { code, name, level: levelNumber(levelOf(code)), pinyin: '', initials: '' }
}

function pathIn(text: string, code: DivisionCode): string {
  const lineage = [code, ...ancestorsOf(code)].filter((one) => one !== nation).toReversed()
  return lineage.map((one) => nameIn(text, one)).join(' ')
}

function nameIn(text: string, code: DivisionCode): string {
  const start = text.indexOf(`\n${code},`)
  return start === -1 ? '' : lineAt(text, start + 1, endOfLine(text, start + 1)).name
}
