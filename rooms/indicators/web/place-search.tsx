import { useId } from 'react'
import type { Period } from '../../../kernel/period.ts'
import { type Found, PickerField } from '../../../platform/web/form/picker-field.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { type Reach, useMe } from '../../../platform/web/me.tsx'
import { searchDivisions, searchStations } from '../../regions/web/index.ts'
import { figuresPath, placeQuery } from './addresses.ts'
import { nodeOf, stationNode } from './reach.ts'
import { indicatorsTexts } from './texts.ts'

/** Goes to any division or station in the reader's reach, found by name, pinyin or code. */
export function PlaceSearch({ period }: { period: Period }) {
  const t = useTexts(indicatorsTexts)
  const id = useId()
  const go = useGo()
  const [query] = useAddressQuery()
  const { abilities } = useMe()
  const reach = abilities['figures.read']
  return (
    <PickerField<string>
      id={id}
      label={t.findPlace}
      placeholder={t.findPlaceHint}
      value={null}
      change={(found) => found && go(figuresPath, { ...query, ...placeQuery({ node: found.value, period }) })}
      problems={[]}
      required={false}
      marked={false}
      searchKey={['regions', 'places', reach]}
      search={(text, signal) => placesIn(reach, text, signal)}
    />
  )
}

async function placesIn(reach: Reach | undefined, text: string, signal: AbortSignal) {
  const tops = reach?.divisions ?? []
  const found = await Promise.all([
    ...tops.map(async (top) => (await searchDivisions(text, signal, top)).map(asNode(nodeOf))),
    (async () => (await searchStations(text, signal)).map(asNode(stationNode)))(),
  ])
  return found.flat()
}

const asNode =
  <V,>(write: (value: V) => string) =>
  ({ value, ...found }: Found<V>): Found<string> => ({ ...found, value: write(value) })
