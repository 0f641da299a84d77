import { type DivisionCode, levelOf } from '../../../kernel/division.ts'
import { beginningOfRecords, levelNumber } from '../domain/division.ts'
import { gramsOf } from '../domain/search-key.ts'
import { shortNameOf } from '../domain/short-name.ts'
import { type FileDivision, readDivisionFile } from './division-file.ts'
import { readHistory } from './history.ts'
import { spell, spellQuickly } from './spelling.ts'

/** Rows that stand as the file has them leave the rest to the table's defaults. */
const plainColumns = 'code, name, level, parent, pinyin, initials, grams'
const datedColumns = `${plainColumns}, source, valid_from, valid_to, successor`

/** Lines of COPY text for these columns. */
export type DivisionLines = { readonly columns: string; readonly text: string; readonly rows: number }

/**
 * The national file and its history as COPY text, in batches: the nation above all provinces first, then the file in
 * its order, at the end what has a beginning or an end of its own. Text and not objects, because 665 271 rows are made
 * in a few seconds.
 */
export async function* divisionLines(
  wanted: (code: DivisionCode) => boolean = () => true,
): AsyncGenerator<DivisionLines> {
  const history = readHistory()
  const keys = nameKeys()
  const moved = new Map(history.past.map(({ code, name }) => [code, name]))
  const dated: string[] = []

  function linesOf(batch: readonly FileDivision[]): DivisionLines {
    let text = ''
    let rows = 0
    for (const { code, name } of batch) {
      if (!wanted(code)) continue
      const line = `${code}\t${name}\t${levelNumber(levelOf(code))}\t${parentOf(code)}\t${keys(name, code)}`
      const beginning = history.beginningOf(code)
      if (moved.has(code)) moved.set(code, name)
      if (beginning === beginningOfRecords) {
        text += `${line}\n`
        rows += 1
      } else dated.push(`${line}\tdivisions-2023\t${beginning}\t\\N\t\\N\n`)
    }
    return { columns: plainColumns, text, rows }
  }

  yield linesOf([{ code: 0, name: '全国' }])
  for await (const batch of readDivisionFile()) yield linesOf(batch)
  for (const { code, name, parent, to, successor } of history.past) {
    if (!wanted(code)) continue
    const called = name ?? moved.get(code) ?? ''
    dated.push(
      `${code}\t${called}\t${levelNumber(levelOf(code))}\t${parent}\t${keys(called, code)}\thistory\t${beginningOfRecords}\t${to}\t${successor ?? '\\N'}\n`,
    )
  }
  yield { columns: datedColumns, text: dated.join(''), rows: dated.length }
}

// The nearest ancestor; a prefecture without counties (东莞) is itself the one above its towns.
function parentOf(code: DivisionCode): DivisionCode | string {
  for (const step of [1e3, 1e6, 1e8, 1e10]) {
    const above = code - (code % step)
    if (above !== code) return above
  }
  return code === 0 ? '\\N' : 0
}

/** Spelling and grams of names as COPY text. Half of all villages share their name with another and are made once. */
function nameKeys(): (name: string, code: DivisionCode) => string {
  const known = new Map<string, string>()
  return (name, code) => {
    const found = known.get(name)
    if (found) return found
    const short = shortNameOf(name)
    const quick = spellQuickly(short)
    const { pinyin, initials } = quick ?? spell(short, code)
    const text = `${pinyin}\t${initials}\t{${gramsOf(short).join(',')}}`
    // A name that is corrected in some places only is not remembered.
    if (quick) known.set(name, text)
    return text
  }
}
