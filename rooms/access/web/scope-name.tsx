import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { DivisionName, StationName } from '../../regions/web/index.ts'
import { keepingTexts } from './keeping-texts.ts'

/** Where a grant or an account stands: the station, else the division; one person's file is called that. */
export function ScopeName(props: {
  division: DivisionCode
  station: Id | null
  person?: Id | null | undefined
}) {
  const { division, station, person } = props
  const t = useTexts(keepingTexts)
  const place = station ? (
    <StationName station={station} division={division} />
  ) : (
    <DivisionName code={division} />
  )
  return person ? (
    <>
      {t.person} · {place}
    </>
  ) : (
    place
  )
}
