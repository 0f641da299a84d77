import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import type { Day } from '../../../../kernel/day.ts'
import { type DivisionCode, nation } from '../../../../kernel/division.ts'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { PickerField } from '../../../../platform/web/form/picker-field.tsx'
import { useTexts } from '../../../../platform/web/language.tsx'
import { PageLink, useAddressQuery } from '../../../../platform/web/link.tsx'
import { useMe } from '../../../../platform/web/me.tsx'
import { divisionQuery, searchDivisions } from '../../../regions/web/index.ts'
import { nodeOf, reaches } from '../reach.ts'
import { indicatorsTexts } from '../texts.ts'
import { askedQuery } from './addresses.ts'
import type { Asked } from './queries.ts'
import css from './target-bar.module.css'
import { targetTexts } from './target-texts.ts'

/** Where and on which day: the way up, a way to any other division in reach, and the day. */
export function TargetBar({ asked, name, path }: { asked: Asked; name: string; path: string }) {
  const t = useTexts(targetTexts)
  const id = useId()
  const [, change] = useAddressQuery()
  const { abilities } = useMe()
  const tops = abilities['figures.read']?.divisions ?? []
  const field = { problems: [], required: false, marked: false }
  return (
    <div className={css.bar}>
      <Trail asked={asked} name={name} path={path} />
      <PickerField<DivisionCode>
        {...field}
        id={`${id}place`}
        label={t.findDivision}
        value={null}
        change={(found) => found && change({ node: nodeOf(found.value) })}
        searchKey={['regions', 'target-places', tops]}
        search={async (text, signal) =>
          (await Promise.all(tops.map((top) => searchDivisions(text, signal, top)))).flat()
        }
      />
      <DayField
        {...field}
        id={`${id}day`}
        label={t.day}
        value={asked.on}
        change={(on: Day | null) => change({ on })}
      />
    </div>
  )
}

function Trail({ asked, name, path }: { asked: Asked; name: string; path: string }) {
  const t = useTexts(indicatorsTexts)
  const { abilities } = useMe()
  const reach = abilities['figures.read']
  const division = useQuery({ ...divisionQuery(asked.node), enabled: asked.node !== nation })
  const above = division.data?.ancestors ?? []
  const all = asked.node === nation ? [] : [{ code: nation, name: t.nation }, ...above.filter(notNation)]
  return (
    <nav aria-label={t.place} title={path}>
      <ol className={css.trail}>
        {all.map((one) => (
          <li key={one.code}>
            {reaches(reach, one.code) ? (
              <PageLink to="." query={askedQuery({ ...asked, node: one.code })}>
                {one.name}
              </PageLink>
            ) : (
              <span className="soft">{one.name}</span>
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

const notNation = ({ code }: { readonly code: number }): boolean => code !== nation
