import { isSurely, nicknamesOf, type Piece, partsOf, piecesOf } from '../../people/index.ts'
import { accountsIn } from './accounts-in-text.ts'
import { callingsIn } from './callings-in-text.ts'
import { digitsIn } from './numbers-in-text.ts'
import { type Plain, plainOf } from './plain-text.ts'
import { schoolsIn } from './schools-in-text.ts'

/** What an abstract must not tell: the client and the family, where they live, and their numbers, as files have them. */
export type Identity = {
  readonly people: readonly Named[]
  /** Names of the village with and without what it is, and its whole path. */
  readonly places: readonly string[]
  readonly addresses: readonly string[]
  /** Of identity papers and telephones. */
  readonly numbers: readonly string[]
  /** Days of birth, `YYYY-MM-DD`. */
  readonly births: readonly string[]
}

/** `syllables` is the reading of each character, without tones. */
export type Named = { readonly name: string; readonly syllables: readonly string[] }

export type IdentifierKind =
  | 'name'
  | 'given-name'
  | 'calling'
  | 'pinyin'
  | 'place'
  | 'address'
  | 'school'
  | 'identity-number'
  | 'phone'
  | 'number'
  | 'long-number'
  | 'birth'
  | 'account'
  | 'plate'

/**
 * Something that tells who it is about. `at` is where it begins and `length` how long it is, in characters of the text. What is
 * not `sure` may be an everyday word: then a person says what is meant.
 */
export type Identifier = {
  readonly kind: IdentifierKind
  readonly at: number
  readonly length: number
  readonly sure: boolean
}

type Hit = {
  readonly kind: IdentifierKind
  readonly from: number
  readonly to: number
  readonly sure: boolean
}

/**
 * Every place of a text that tells whose case it is (2.8): full and given names of client and family, in characters and pinyin,
 * village and address, their numbers and days of birth, what they may be called by; besides any number that looks like that of an
 * identity card, a telephone, a bank card or a file, accounts, plates of cars, and schools that are called by name. Full width,
 * spaces, hyphens and digits in characters hide none.
 *
 * Not covered: a person described so closely that neighbours know who it is; that is what the reader before acceptance is for.
 */
export function identifiersIn(text: string, identity: Identity): Identifier[] {
  const tight = plainOf(text, true)
  const loose = plainOf(text, false)
  const pieces = piecesOf(tight.plain)
  const people = identity.people.map((one) => ({ ...one, name: plainOf(one.name, true).plain }))
  return [
    ...placed(tight, [
      ...people.flatMap(({ name }) => namesIn(tight.plain, name, pieces)),
      ...placesIn(tight.plain, identity.places, pieces),
      ...identity.addresses.flatMap((address) => addressIn(tight.plain, plainOf(address, true).plain)),
      ...people.flatMap(({ name }) =>
        callingsIn(tight.plain, name, pieces).map((at) => ({ ...at, kind: 'calling' as const, sure: false })),
      ),
      ...digitsIn(tight.plain, identity),
      ...accountsIn(tight.plain).map((hit) => ({ ...hit, sure: true })),
      ...schoolsIn(tight.plain, pieces).map((hit) => ({ ...hit, kind: 'school' as const, sure: false })),
    ]),
    ...placed(loose, [
      ...identity.people.flatMap((one) => readingsIn(loose.plain, one)),
      ...initialsIn(text, people),
    ]),
  ].toSorted((a, b) => a.at - b.at || b.length - a.length)
}

/** Hits as places of the text that was written; what lies inside another one says nothing new. */
function placed({ origin }: Plain, hits: readonly Hit[]): Identifier[] {
  const widest = hits.filter(
    (hit, at) =>
      !hits.some(
        (other, place) =>
          place !== at &&
          other.from <= hit.from &&
          other.to >= hit.to &&
          (other.to - other.from > hit.to - hit.from || place < at) &&
          (other.sure || !hit.sure),
      ),
  )
  return widest.map(({ kind, sure, from, to }) => {
    const at = origin[from] ?? 0
    return { kind, at, length: (origin[to - 1] ?? at) - at + 1, sure }
  })
}

function* everywhere(plain: string, word: string): Generator<{ from: number; to: number }> {
  for (let from = plain.indexOf(word); from >= 0; from = plain.indexOf(word, from + 1))
    yield { from, to: from + word.length }
}

function namesIn(plain: string, name: string, pieces: readonly Piece[]): Hit[] {
  const whole = name.split(/[·•・.]/).filter((part) => [...part].length > 1)
  const hits: Hit[] = [...new Set([...(name.length > 1 ? [name] : []), ...whole])].flatMap((word) =>
    [...everywhere(plain, word)].map((at) => ({ ...at, kind: 'name' as const, sure: true })),
  )
  const given = partsOf(name)?.given ?? ''
  if (given.length === 1) {
    for (const word of nicknamesOf(given))
      for (const at of everywhere(plain, word)) hits.push({ ...at, kind: 'given-name', sure: false })
    return hits
  }
  for (const word of new Set([given, given.slice(-2)])) {
    if (word.length < 2) continue
    for (const at of everywhere(plain, word))
      hits.push({ ...at, kind: 'given-name', sure: isSurely(word, at, pieces) })
  }
  return hits
}

/** A village without what it is (小河 of 小河村) may be a word of its own. */
function placesIn(plain: string, places: readonly string[], pieces: readonly Piece[]): Hit[] {
  return [...new Set(places.map((place) => plainOf(place, true).plain))]
    .filter((word) => [...word].length > 1)
    .flatMap((word) =>
      [...everywhere(plain, word)].map((at) => ({
        ...at,
        kind: 'place' as const,
        sure: /(?:村|社区|居委会|村委会)$/.test(word) || isSurely(word, at, pieces),
      })),
    )
}

const aboveTown =
  /^(?:.{2,8}?(?:省|自治区))?(?:.{2,8}?(?:市|州|盟))?(?:.{1,8}?(?:县|区|市|旗))?(?:.{1,8}?(?:镇|乡|街道))?/u
const door = /\d+(?:号(?:楼|院)?|弄|幢|栋|单元|室|组|队)/g
const estate =
  /[\u4e00-\u9fff]{2,12}?(?:大道|小区|花园|公寓|家园|新村|社区|大院|胡同|路|街|巷|弄|苑|村|屯|庄)/g

/** Streets, estates and the door of an address; the town is no secret, its station hands the case in. */
function addressIn(plain: string, address: string): Hit[] {
  const inTown = address.replace(aboveTown, '')
  const named = [...inTown.replace(door, ' ').matchAll(estate)].map(([word]) => word)
  const rest = inTown.slice(inTown.lastIndexOf(named.at(-1) ?? '') + (named.at(-1)?.length ?? 0))
  const words = [...named, ...(rest.length > 2 && /[\d一二三四五六七八九十]/.test(rest) ? [rest] : [])]
  return words.flatMap((word) =>
    [...everywhere(plain, word)].map((at) => ({ ...at, kind: 'address' as const, sure: true })),
  )
}

/** ü is typed v by input methods and u on passports. */
const spelt = (syllables: readonly string[]): string =>
  syllables.map((one) => one.replace('v', '(?:v|u|yu)')).join("[\\s'’·-]*")

/** The name in pinyin, surname first or last, and the given name alone where it has two syllables. */
function readingsIn(loose: string, { name, syllables }: Named): Hit[] {
  const parts = partsOf(name)
  if (!parts || syllables.length !== name.length) return []
  const surname = syllables.slice(0, parts.surname.length)
  const given = syllables.slice(parts.surname.length)
  const orders = [[...surname, ...given], [...given, ...surname], ...(given.length > 1 ? [given] : [])]
  return orders.flatMap((order) =>
    [...loose.matchAll(new RegExp(`(?<![a-z])${spelt(order)}(?![a-z])`, 'g'))].map((match) => ({
      kind: 'pinyin' as const,
      from: match.index,
      to: match.index + match[0].length,
      sure: true,
    })),
  )
}

/** Three initials in capitals may be the name or an organisation. */
function initialsIn(text: string, people: readonly Named[]): Hit[] {
  const units = text.normalize('NFKC')
  return people
    .filter(({ name, syllables }) => partsOf(name) !== null && syllables.length > 2)
    .flatMap(({ syllables }) => {
      const initials = syllables.map((one) => one.charAt(0).toUpperCase()).join('\\.?')
      return [...units.matchAll(new RegExp(`(?<![A-Za-z])${initials}(?![A-Za-z])`, 'g'))].map((match) => ({
        kind: 'pinyin' as const,
        from: match.index,
        to: match.index + match[0].length,
        sure: false,
      }))
    })
}
