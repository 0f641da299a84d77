import { pinyin } from 'pinyin-pro'
import type { DivisionCode } from '../../../kernel/division.ts'
import { grouped } from '../domain/grouped.ts'
import { type Correction, correct, readCorrections } from './corrections.ts'

/** How a place is typed on a keyboard: `xiaohezhen` and `xhz`. Without tones; ü is v, as input methods have it. */
export type Spelling = { readonly pinyin: string; readonly initials: string }

const options = { toneType: 'none', type: 'array', v: true } as const

/** Spells any name; the division decides between readings (浚 is xùn in 浚县). */
export function spell(name: string, division: DivisionCode): Spelling {
  const readings = pinyin(name, options).map(typed)
  correct(correctionsFor(name), [...name], readings, division)
  return { pinyin: readings.join(''), initials: readings.map((reading) => reading.slice(0, 1)).join('') }
}

/**
 * The characters that the library reads by the word they stand in, as far as the national file shows. All others of its
 * names have one reading there, and looking that up is some ten times faster than weighing words; a test compares.
 */
const readByTheWord = new Set(
  '大和长阿六都乐房广巷角什柏扎朝卜行圈绿术藏杉重宿厦校畜朴栅调番参薄模蚌峒莞龟降便亲蛤莎碌还差缪了仡铅给枞娜兹着苕匙轧荥犍',
)

const readings = new Map<string, string>()

/** Spells a name of the national file, as `spell` does; null when it has a character that is read by the word or corrected. */
export function spellQuickly(name: string): Spelling | null {
  let whole = ''
  let initials = ''
  for (const character of name) {
    let reading = readings.get(character)
    if (reading === undefined) {
      if (readByTheWord.has(character) || corrected().has(character)) return null
      reading = typed(pinyin(character, options)[0] ?? '')
      readings.set(character, reading)
    }
    whole += reading
    initials += reading.charAt(0)
  }
  return { pinyin: whole, initials }
}

// Full-width digits and letters are typed as plain ones; brackets and dots are not typed at all.
const typed = (reading: string): string =>
  reading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

let byFirstCharacter: ReadonlyMap<string, readonly Correction[]> | undefined

function corrected(): ReadonlyMap<string, readonly Correction[]> {
  byFirstCharacter ??= grouped(readCorrections(), ({ text }) => text[0] ?? '')
  return byFirstCharacter
}

/** In the order of the file, which decides between two that touch the same characters. */
function correctionsFor(name: string): Correction[] {
  const found = [...new Set(name)].flatMap((character) => corrected().get(character) ?? [])
  return found.length > 1 ? found.toSorted((a, b) => a.place - b.place) : found
}
