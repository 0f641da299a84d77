import { type Piece, partsOf } from '../../people/index.ts'

type Calling = { readonly from: number; readonly to: number }

/** What stands after a surname where somebody is called by it: 邓某, 邓同学, 邓父, 邓奶奶. */
const titles =
  '某某?|同学|女士|先生|老师傅|师傅|大[爷妈娘伯叔哥姐]|[爷奶]+|爸爸?|妈妈?|叔叔?|阿?姨|婆婆?|父亲?|母亲?|[哥姐弟妹嫂伯婶氏]|家(?:[父母长里]|孩子|姑娘|小子)'

/** What people put for a character that they leave out. */
const mask = '[*×x某○〇●_-]'

const everyday = new Set('老师 老公 老家 老年 小时 小康 小家 小年'.split(' '))

/**
 * Where somebody is called without being named: the surname with a word before or after it, the last character of the given name
 * as a pet name, a name of which characters are left out. Each may as well be somebody else, so a person has to say who is meant.
 */
export function callingsIn(plain: string, name: string, pieces: readonly Piece[]): Calling[] {
  const parts = partsOf(name)
  if (!parts) return []
  const { surname, given } = parts
  const last = given.slice(-1)
  const pets = given.length > 1 ? `|[小阿]${last}|${last}${last}` : ''
  const masked = given.length > 1 ? `${surname}${mask}{1,2}(?:${last})?` : `${surname}${mask}`
  const pattern = new RegExp(`[小老阿]${surname}(?!${given})|${surname}(?:${titles})|${masked}${pets}`, 'g')
  return [...plain.matchAll(pattern)]
    .filter(([word]) => !everyday.has(word))
    .map((match) => ({ from: match.index, to: match.index + match[0].length }))
    .filter((at) => !liesInWords(at, pieces))
}

/** 方家 in 对方家长: its letters belong to longer words there that begin before it or end behind it. */
const liesInWords = ({ from, to }: Calling, pieces: readonly Piece[]): boolean =>
  pieces.some((piece) => piece.from < to && piece.to > from && (piece.from < from || piece.to > to))
