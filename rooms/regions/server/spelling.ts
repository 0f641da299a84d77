import { pinyin } from 'pinyin-pro'
import { type DivisionCode, nation } from '../../../kernel/division.ts'
import { grouped } from '../../../kernel/grouped.ts'
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
 * The words, some of one character, in which the library reads a character otherwise than alone, as far as the names of
 * the national file go. All other names are put together from the readings of their characters, some ten times faster
 * than weighing words; a test compares the two ways.
 */
const readAsWords =
  '长 乐 重 行 藏 校 调 朴 绿林 鸭绿 大城 大夫 苍术 白术 蚌埠 朝霞 碌碡 星宿 羊圈 蛤蜊 薄荷 萝卜 归还 还乡 人参 东阿 阿房 模具 巷道 畜牧 亲亲 轧钢 杉木 六安 厦门 番禺 绸缪 受降 纳降 枞阳 铅山 东莞 便宜 莎草 崆峒 着落 仡佬 厚朴 红苕 钦差 犍为 婀娜 暖和 结扎 角色 龟兹 供给 钥匙 趵突 摩挲'

type Reading = {
  readonly whole: string
  readonly initial: string
  /** Words that begin with the character and need the library or a correction. */
  readonly words: readonly string[] | undefined
}

const readingOf = (whole: string, words?: readonly string[]): Reading => ({
  whole,
  initial: whole.charAt(0),
  words,
})

let quick: Map<string, Reading> | undefined

function quickReadings(): Map<string, Reading> {
  const corrections = [...corrected().values()].flat()
  const everywhere = corrections.filter(({ text, within }) => text.length === 1 && within.includes(nation))
  const others = corrections.filter((one) => !everywhere.includes(one)).map(({ text }) => text.join(''))
  const words = grouped([...readAsWords.split(' '), ...others], (word) => word[0] ?? '')
  return new Map([
    ...[...words].map(([first, some]) => [first, readingOf(alone(first), some)] as const),
    ...everywhere.map(({ text, readings }) => [text[0] ?? '', readingOf(readings[0] ?? '')] as const),
  ])
}

const alone = (character: string): string => typed(pinyin(character, options)[0] ?? '')

/** Spells a name of the national file, as `spell` does; null when it holds a word that needs the library. */
export function spellQuickly(name: string): Spelling | null {
  quick ??= quickReadings()
  let whole = ''
  let initials = ''
  for (const character of name) {
    let reading = quick.get(character)
    if (reading === undefined) {
      reading = readingOf(alone(character))
      quick.set(character, reading)
    }
    if (reading.words?.some((word) => name.includes(word))) return null
    whole += reading.whole
    initials += reading.initial
  }
  return { pinyin: whole, initials }
}

const firstLetters = new Map<string, string>()

/** Whether a name that begins with this character can be spelled with this letter first, in any of its readings. */
export function mayBeginWith(character: string, letter: string): boolean {
  let letters = firstLetters.get(character)
  if (letters === undefined) {
    const corrections = corrected().get(character) ?? []
    const readings = pinyin(character, { ...options, multiple: true }).map(typed)
    letters = [...readings, ...corrections.map((one) => one.readings[0] ?? '')]
      .map((reading) => reading.charAt(0))
      .join('')
    firstLetters.set(character, letters)
  }
  return letters.includes(letter)
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
