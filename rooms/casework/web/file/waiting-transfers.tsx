import { useQuery } from '@tanstack/react-query'
import { fill } from '../../../../platform/web/fill.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { waitingTransfers } from './queries.ts'
import { transferTexts } from './transfer-texts.ts'

/** Cases that another station asks this one to take over, until each is accepted or returned. */
export function WaitingTransfers() {
  const t = useTexts(transferTexts)
  const show = useFormat()
  const { data } = useQuery(waitingTransfers)
  const own = (data?.items ?? []).filter(({ abilities }) => abilities.accept)
  const oldest = own.at(-1)
  if (!oldest) return null
  return (
    <Notice
      tone="warning"
      title={fill(t.transfersWait, { count: own.length })}
      action={<PageLink to="/cases/transfers">{t.transfersLook}</PageLink>}
    >
      {fill(t.transfersSince, { day: show.day(oldest.askedOn), station: oldest.fromStationName ?? '—' })}
    </Notice>
  )
}
