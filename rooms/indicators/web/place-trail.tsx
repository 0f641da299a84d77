import { useQuery } from '@tanstack/react-query'
import { nation } from '../../../kernel/division.ts'
import type { Period } from '../../../kernel/period.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { PageLink, useAddressQuery } from '../../../platform/web/link.tsx'
import { useMe } from '../../../platform/web/me.tsx'
import { divisionQuery, stationQuery } from '../../regions/web/index.ts'
import { figuresPath, placeQuery } from './addresses.ts'
import css from './place-bar.module.css'
import { divisionOf, nodeOf, reaches, stationOf } from './reach.ts'
import { indicatorsTexts } from './texts.ts'

/** What lies above a place, highest first; a link as far up as the reader's right goes. */
export function PlaceTrail({ node, name, period }: { node: string; name: string; period: Period }) {
  const t = useTexts(indicatorsTexts)
  const { abilities } = useMe()
  const reach = abilities['figures.read']
  const [query] = useAddressQuery()
  const above = useAbove(node)
  return (
    <nav aria-label={t.place}>
      <ol className={css.trail}>
        {above.map((division) => (
          <li key={division.code}>
            {reaches(reach, division.code) ? (
              <PageLink
                to={figuresPath}
                query={{ ...query, ...placeQuery({ node: nodeOf(division.code), period }) }}
              >
                {division.name}
              </PageLink>
            ) : (
              <span className="soft">{division.name}</span>
            )}
          </li>
        ))}
        <li aria-current="page" className={css.here}>
          {name}
        </li>
      </ol>
    </nav>
  )
}

/** The divisions above a node; a station also stands in the one it is in. A zone is no step of the tree. */
function useAbove(node: string): readonly { readonly code: number; readonly name: string }[] {
  const t = useTexts(indicatorsTexts)
  const station = stationOf(node)
  const stationFile = useQuery({ ...stationQuery(station ?? ''), enabled: station !== null })
  const own = station === null ? divisionOf(node) : (stationFile.data?.division.code ?? null)
  const division = useQuery({ ...divisionQuery(own ?? nation), enabled: own !== null && own !== nation })
  if (own === null || !division.data) return []
  const { ancestors, code, name } = division.data
  const all = ancestors.some((one) => one.code === nation)
    ? ancestors
    : [{ code: nation, name: t.nation }, ...ancestors]
  return (station === null ? all : [...all, { code, name }]).map((one) =>
    one.code === nation ? { code: nation, name: t.nation } : one,
  )
}
