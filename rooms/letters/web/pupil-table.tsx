import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useRemembered } from '../../../platform/web/use-remembered.ts'
import { useSettled } from '../../../platform/web/use-settled.ts'
import { StationName } from '../../regions/web/index.ts'
import { pupilTexts } from './pupil-texts.ts'
import { type PupilLine, pupilList } from './queries.ts'
import { useLetterWords } from './words.ts'

/** Pupils who are counselled, the latest first. */
export function PupilTable() {
  const t = useTexts(pupilTexts)
  const words = useLetterWords()
  const show = useFormat()
  const [typed, setTyped] = useRemembered('letters.pupils', '')
  const search = useSettled(typed, 200).trim()
  const list = useList(pupilList(search ? { search } : {}))
  const columns: readonly Column<PupilLine>[] = [
    {
      key: 'number',
      title: t.number,
      onCard: 'title',
      cell: (row) => <span className="number">{row.number}</span>,
    },
    { key: 'name', title: t.codeName, cell: (row) => row.codeName },
    { key: 'band', title: t.band, cell: (row) => words.band.of(row.gradeBand) },
    { key: 'sessions', title: t.sessions, align: 'end', cell: (row) => row.sessions },
    { key: 'last', title: t.lastOn, cell: (row) => (row.lastOn ? show.day(row.lastOn) : '—') },
    {
      key: 'station',
      title: t.station,
      cell: (row) => <StationName station={row.station} division={row.division} />,
    },
    { key: 'opened', title: t.openedOn, cell: (row) => show.day(row.openedOn) },
  ]
  return (
    <DataTable
      label={t.pupils}
      list={list}
      columns={columns}
      rowKey={(row) => row.id}
      to={(row) => `/letters/pupils/${row.id}`}
      remember="pupils"
      empty={<Empty title={t.none} hint={t.noneHint} />}
      above={
        <Row>
          <SearchBox label={t.search} value={typed} change={setTyped} />
        </Row>
      }
    />
  )
}
