import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useRemembered } from '../../../platform/web/use-remembered.ts'
import { useSettled } from '../../../platform/web/use-settled.ts'
import { useKindNames } from './kind-names.ts'
import { type StationRow, stationList } from './queries.ts'
import { stationPartsTexts } from './station-parts-texts.ts'
import { regionsTexts } from './texts.ts'

/** The register of stations in reach. */
export function StationTable() {
  const t = useTexts(regionsTexts)
  const names = useKindNames()
  const [typed, setTyped] = useRemembered('regions.search', '')
  const [kind, setKind] = useRemembered<string | null>('regions.kind', null)
  const [plays, setPlays] = useRemembered<string | null>('regions.function', null)
  const parts = useTexts(stationPartsTexts)
  const search = useSettled(typed.trim(), 200)
  const list = useList(
    stationList({
      state: 'all',
      ...(search ? { search } : {}),
      ...(kind ? { kind } : {}),
      ...(plays ? { function: plays } : {}),
    }),
  )
  return (
    <DataTable
      label={t.stations}
      list={list}
      columns={useColumns()}
      rowKey={(row) => row.id}
      to={(row) => `/stations/${row.id}`}
      remember="stations"
      empty={<Empty title={t.none} />}
      above={
        <Row>
          <SearchBox label={t.search} placeholder={t.searchHint} value={typed} change={setTyped} />
          <SelectLine label={t.kind} blank={t.allKinds} value={kind} change={setKind} options={names.kinds} />
          <SelectLine
            label={parts.functions}
            blank={parts.allFunctions}
            value={plays}
            change={setPlays}
            options={names.functions}
          />
        </Row>
      }
    />
  )
}

function useColumns(): readonly Column<StationRow>[] {
  const t = useTexts(regionsTexts)
  const names = useKindNames()
  const show = useFormat()
  return [
    { key: 'name', title: t.name, onCard: 'title', cell: (row) => row.name },
    { key: 'kind', title: t.kind, cell: (row) => names.kind(row.kind) },
    { key: 'division', title: t.division, cell: (row) => row.division.path },
    { key: 'functions', title: t.functions, cell: (row) => row.functions.map(names.function).join('、') },
    { key: 'operator', title: t.operator, cell: (row) => row.operator ?? '—' },
    { key: 'openedOn', title: t.openedOn, extra: true, cell: (row) => show.day(row.openedOn) },
    { key: 'code', title: t.code, extra: true, cell: (row) => <span className="number">{row.code}</span> },
    {
      key: 'state',
      title: t.state,
      cell: (row) => (row.closedOn ? <Tag>{t.closed}</Tag> : <Tag tone="good">{t.open}</Tag>),
    },
  ]
}
