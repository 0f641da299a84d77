import { contains, type DivisionCode, townshipOf } from '../../../kernel/division.ts'
import { grouped } from '../../../kernel/grouped.ts'
import { ok, type Result, refused } from '../../../kernel/result.ts'
import { shortNameOf, townCoreOf, villageCoreOf } from './short-name.ts'

export type NamedDivision = { readonly code: DivisionCode; readonly name: string; readonly level: number }

/** A place as a ledger names it: the town in one column, the village in another, or both in one. */
export type WrittenPlace = {
  readonly town?: string | undefined
  readonly village?: string | undefined
}

export type PlaceRefusal = {
  readonly code: 'place-missing' | 'town-unknown' | 'village-unknown' | 'town-ambiguous' | 'village-ambiguous'
  readonly candidates: readonly DivisionCode[]
}

export type PlaceResolver = (place: WrittenPlace) => Result<DivisionCode, PlaceRefusal>

const township = 4
const village = 5

/** Ways to read a name, from the strictest to the loosest. */
type Readings = readonly ((name: string) => string)[]
const asTown: Readings = [(name) => name, townCoreOf]
const asVillage: Readings = [(name) => name, shortNameOf, villageCoreOf]

type LookUp = (text: string) => readonly DivisionCode[]

/** A dictionary a reading; a looser one is opened only when a stricter finds nothing. */
function dictionary(divisions: readonly NamedDivision[], readings: Readings): LookUp {
  const books = readings.map((reading) => grouped(divisions, ({ name }) => reading(name)))
  return (text) => {
    for (const [i, reading] of readings.entries()) {
      const found = books[i]?.get(reading(text))
      if (found) return found.map(({ code }) => code)
    }
    return []
  }
}

const nothing: LookUp = () => []

const tidy = (text: string | undefined): string =>
  (text ?? '').normalize('NFKC').replace(/[\s,.;:,。;:、·/\\-]/g, '')

/**
 * Reads places as people write them inside one county or town: 小河镇 or 小河, 东街社区居委会 or 东街, with or without
 * the names of the county and town in front. `above` are the names of the ancestors, highest first. A name that fits
 * two places is refused with both, never guessed. Made once for a whole ledger; what was read once is remembered.
 */
export function placeResolver(divisions: readonly NamedDivision[], above: readonly string[]): PlaceResolver {
  const towns = divisions.filter(({ level }) => level === township)
  const villages = divisions.filter(({ level }) => level === village)
  const townNamed = dictionary(towns, asTown)
  const villageNamed = dictionary(villages, asVillage)
  const villagesOf = new Map(
    [...grouped(villages, ({ code }) => townshipOf(code))].map(([town, group]) => [
      town,
      dictionary(group, asVillage),
    ]),
  )
  const onlyTown = towns.length === 1 ? towns[0] : undefined

  const withoutAbove = (text: string): string =>
    above.reduce(
      (rest, name) => (rest.startsWith(name) && rest !== name ? rest.slice(name.length) : rest),
      text,
    )

  function villageIn(town: DivisionCode, text: string): Result<DivisionCode, PlaceRefusal> {
    const named = villagesOf.get(town) ?? nothing
    const whole = named(text)
    return one('village', whole.length ? whole : named(withoutTown(towns, town, text)))
  }

  /** One column for both: the town alone, the village alone, or the town in front of the village. */
  function fromOneColumn(text: string): Result<DivisionCode, PlaceRefusal> {
    const town = towns.find(({ name }) => name === text)
    if (town) return ok(town.code)
    const alone = villageNamed(text)
    if (alone.length === 1) return one('village', alone)
    for (const { code } of towns) {
      const rest = withoutTown(towns, code, text)
      const inTown = rest === text ? [] : (villagesOf.get(code) ?? nothing)(rest)
      if (inTown.length) return one('village', inTown)
    }
    const townOnly = alone.length ? [] : townNamed(text)
    return townOnly.length ? one('town', townOnly) : one('village', alone)
  }

  function resolve(townText: string, villageText: string): Result<DivisionCode, PlaceRefusal> {
    const rest = withoutAbove(villageText)
    if (!townText && onlyTown) return rest ? villageIn(onlyTown.code, rest) : ok(onlyTown.code)
    if (!townText) return rest ? fromOneColumn(rest) : refused({ code: 'place-missing', candidates: [] })
    const town = one('town', townNamed(withoutAbove(townText)))
    return town.ok && rest ? villageIn(town.value, rest) : town
  }

  const known = new Map<string, Result<DivisionCode, PlaceRefusal>>()
  return (place) => {
    const townText = tidy(place.town)
    const villageText = tidy(place.village)
    const key = `${townText}|${villageText}`
    const result = known.get(key) ?? resolve(townText, villageText)
    known.set(key, result)
    return result
  }
}

function one(part: 'town' | 'village', codes: readonly DivisionCode[]): Result<DivisionCode, PlaceRefusal> {
  const [first] = codes
  if (first === undefined) return refused({ code: `${part}-unknown`, candidates: [] })
  return codes.length === 1 ? ok(first) : refused({ code: `${part}-ambiguous`, candidates: codes })
}

/** 小河镇东街村 or 小河东街村 as 东街村, when the town is 小河镇. */
function withoutTown(towns: readonly NamedDivision[], code: DivisionCode, text: string): string {
  const town = towns.find((candidate) => contains(candidate.code, code))
  for (const name of town ? [town.name, townCoreOf(town.name)] : []) {
    if (text.startsWith(name) && text !== name) return text.slice(name.length)
  }
  return text
}
