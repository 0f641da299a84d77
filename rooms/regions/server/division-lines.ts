import type { DivisionCode } from '../../../kernel/division.ts'
import { beginningOfRecords } from '../domain/division.ts'
import { gramsOf } from '../domain/search-key.ts'
import { shortNameOf } from '../domain/short-name.ts'
import { codeIn, nameIn, readDivisionFile } from './division-file.ts'
import { readHistory } from './history.ts'
import { spell, spellQuickly } from './spelling.ts'

/** Rows that stand as the file has them leave the rest to the table's defaults. */
const plainColumns = 'code, name, level, parent, pinyin, initials, grams'
const datedColumns = `${plainColumns}, source, valid_from, valid_to, successor`

/** Lines of COPY text for these columns. */
export type DivisionLines = { readonly columns: string; readonly text: string; readonly rows: number }

/**
 * The national file and its history as COPY text, in batches: the nation above all provinces first, then the file in
 * its order, at the end what has a beginning or an end of its own. Text from end to end and nothing remembered, because
 * the rows are many: objects and a memory of names each cost as much as all the rest.
 */
export async function* divisionLines(
  wanted?: (code: DivisionCode) => boolean,
): AsyncGenerator<DivisionLines> {
  const history = readHistory()
  const movedNames = new Map<DivisionCode, string>()
  const dated: string[] = []

  function linesOf(batch: readonly string[]): DivisionLines {
    let text = ''
    let rows = 0
    for (const line of batch) {
      const code = codeIn(line)
      if (wanted && !wanted(Number(code))) continue
      const row = rowOf(code, nameIn(line))
      if (history.counties.has(code.slice(0, countyDigits))) {
        const beginning = history.beginningOf(Number(code))
        movedNames.set(Number(code), nameIn(line))
        dated.push(`${row}\tdivisions-2023\t${beginning}\t\\N\t\\N\n`)
      } else {
        text += `${row}\n`
        rows += 1
      }
    }
    return { columns: plainColumns, text, rows }
  }

  yield {
    columns: plainColumns,
    text: `0\t全国\t0\t\\N\tquanguo\tqg\t{${gramsOf('全国').join(',')}}\n`,
    rows: 1,
  }
  for await (const batch of readDivisionFile()) yield linesOf(batch)
  for (const { code, name, parent, to, successor } of history.past) {
    if (wanted && !wanted(code)) continue
    const row = rowOf(String(code), name ?? movedNames.get(code) ?? '', String(parent))
    dated.push(`${row}\thistory\t${beginningOfRecords}\t${to}\t${successor ?? '\\N'}\n`)
  }
  yield { columns: datedColumns, text: dated.join(''), rows: dated.length }
}

function rowOf(code: string, name: string, parent = parentOf(code)): string {
  const short = shortNameOf(name)
  const { pinyin, initials } = spellQuickly(short) ?? spell(short, Number(code))
  return `${code}\t${name}\t${levelOf(code)}\t${parent}\t${pinyin}\t${initials}\t{${gramsOf(short).join(',')}}`
}

const countyDigits = 6

/** Of a code as text: how many of its five segments are not zeros. */
function levelOf(code: string): number {
  if (!code.endsWith('000')) return 5
  if (!code.endsWith('000000')) return 4
  if (!code.endsWith('00000000')) return 3
  return code.endsWith('0000000000') ? 1 : 2
}

// Of a town under a prefecture without counties (东莞) this is the prefecture, since its county digits are zeros.
function parentOf(code: string): string {
  const kept = [0, 0, 2, 4, 6, 9][levelOf(code)] ?? 0
  return kept === 0 ? '0' : code.slice(0, kept).padEnd(12, '0')
}
