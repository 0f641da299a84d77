import type { ReactNode } from 'react'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { DivisionName, StationName } from '../../regions/web/index.ts'
import { keepingTexts } from './keeping-texts.ts'

/**
 * Where a grant or an account stands: the station, else the division. One person's file and one organisation are
 * called that, and by name where the page knows how to tell it.
 */
export function ScopeName(props: {
  division: DivisionCode | null
  station: Id | null
  person?: Id | null | undefined
  personName?: ((person: Id) => ReactNode) | undefined
  organisation?: Id | null | undefined
  organisationName?: ((organisation: Id) => ReactNode) | undefined
}) {
  const { division, station, person, personName, organisation, organisationName } = props
  const t = useTexts(keepingTexts)
  const place = station ? (
    <StationName station={station} division={division} />
  ) : (
    division !== null && <DivisionName code={division} />
  )
  if (organisation)
    return (
      <>
        {t.organisation}
        {organisationName && <> · {organisationName(organisation)}</>}
      </>
    )
  if (!person) return place
  return (
    <>
      {t.person}
      {personName && <> · {personName(person)}</>}
      {place && <> · {place}</>}
    </>
  )
}
