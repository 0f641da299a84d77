import { useQuery } from '@tanstack/react-query'
import { type DivisionCode, formatDivisionCode, nation } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { placesTexts } from './places-texts.ts'
import { divisionQuery, publicDivisionQuery, stationQuery } from './queries.ts'

/** The name of a division, its path as the tooltip; the code when it cannot be told. `visitor` is who has no account. */
export function DivisionName({
  code,
  visitor = false,
}: {
  code: DivisionCode
  visitor?: boolean | undefined
}) {
  const t = useTexts(placesTexts)
  const asked = code !== nation
  const signedIn = useQuery({ ...divisionQuery(code), enabled: asked && !visitor })
  const open = useQuery({ ...publicDivisionQuery(code), enabled: asked && visitor })
  const { data, isPending } = visitor ? open : signedIn
  if (code === nation) return <>{t.nation}</>
  if (isPending) return <span className="soft">…</span>
  if (!data) return <span className="number soft">{formatDivisionCode(code)}</span>
  return <span title={data.path}>{data.name}</span>
}

/** The name of a station; of one that the reader may not see, the division it stands in. */
export function StationName({ station, division }: { station: Id | null; division: DivisionCode | null }) {
  const { data, isPending } = useQuery({ ...stationQuery(station ?? ''), enabled: station !== null })
  if (station !== null && isPending) return <span className="soft">…</span>
  if (data) return <span title={data.division.path}>{data.name}</span>
  return division === null ? <>—</> : <DivisionName code={division} />
}
