import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { type ScreeningLine, screeningList } from './queries.ts'
import { consortiumTexts } from './texts.ts'

/** Who waits to be screened, or who was sent to the relief line. */
export function ScreeningTable({ show: what }: { show: 'waiting' | 'relief' }) {
  const t = useTexts(consortiumTexts)
  const show = useFormat()
  const go = useGo()
  const waits = what === 'waiting'
  const columns: readonly Column<ScreeningLine>[] = [
    { key: 'client', title: t.client, onCard: 'title', cell: (row) => row.personName ?? t.someone },
    { key: 'community', title: t.community, cell: (row) => row.place },
    { key: 'station', title: t.station, cell: (row) => row.stationName ?? '—' },
    waits
      ? { key: 'listed', title: t.listedOn, cell: (row) => show.day(row.listedOn) }
      : {
          key: 'screened',
          title: t.foundOn,
          cell: (row) => (row.screenedOn ? show.day(row.screenedOn) : '—'),
        },
  ]
  return (
    <DataTable
      key={what}
      label={waits ? t.waiting : t.relief}
      list={useList(screeningList(waits ? { state: 'waiting' } : { state: 'screened', line: 'relief' }))}
      columns={columns}
      rowKey={(row) => row.id}
      open={(row) =>
        waits ? go('/consortium/new', { person: row.person }) : go(`/consortium/clients/${row.person}`)
      }
      empty={
        waits ? <Empty title={t.noneWaiting} hint={t.noneWaitingHint} /> : <Empty title={t.noneRelief} />
      }
    />
  )
}
