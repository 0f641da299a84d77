import { pinyin } from 'pinyin-pro'
import { nameKeysOf } from '../domain/name-keys.ts'

/** A name as it is sorted (`wangxiaoming`) and the keys by which it is found. */
export type NameSpelling = { readonly pinyin: string; readonly keys: readonly string[] }

// At the head of a name 单 reads shàn and 仇 qiú; ü is typed v, as input methods have it.
const asSurname = { toneType: 'none', type: 'array', surname: 'head', v: true } as const
const asWords = { ...asSurname, surname: 'off' } as const

/**
 * Reads a personal name. Where the surname has a reading of its own the everyday one is a key too, because not
 * everybody who searches for 单雄信 knows it.
 */
export function spellName(name: string): NameSpelling {
  const syllables = syllablesOf(name)
  const everyday = hasOwnReading.test(name) ? pinyin(name, asWords) : syllables
  const keys = nameKeysOf(name, syllables)
  const further = everyday === syllables ? [] : nameKeysOf(name, everyday)
  return {
    pinyin: syllables.join('').replace(/\s/g, '').toLowerCase(),
    keys: further.length > 0 ? [...new Set([...keys, ...further])] : keys,
  }
}

/** The reading of each character of a name, without tones, in step with it. */
export const readingOf = (name: string): readonly string[] =>
  syllablesOf(name).map((one) => one.toLowerCase())

/** Readings of given names: few of them, shared by many surnames; the library weighs whole words, which costs. */
const givenNames = new Map<string, readonly string[]>()
const mostRemembered = 20_000

function syllablesOf(name: string): readonly string[] {
  const [surname = ''] = name
  if (hasOwnReading.test(name)) return pinyin(name, asSurname)
  return [...remembered(surname), ...remembered(name.slice(surname.length))]
}

function remembered(part: string): readonly string[] {
  const known = givenNames.get(part)
  if (known) return known
  const read = pinyin(part, asWords)
  if (givenNames.size < mostRemembered) givenNames.set(part, read)
  return read
}

/** Surnames that are read otherwise as a surname than as a word. */
const hasOwnReading =
  /^(?:[仇单解区查朴任盖曾尉翟乐覃洗冼员黑盛折那召种缪宁燕纪会卜谌逄繁秘适哈句阚牟能钭应华葛柏费晟过车隗贾观祭]|尉迟|万俟|澹台|长孙|令狐|单于)/
