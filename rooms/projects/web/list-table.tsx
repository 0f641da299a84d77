import { useState } from 'react'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useSettled } from '../../../platform/web/use-settled.ts'
import { type ListRow, serviceLists } from './queries.ts'
import { ListState } from './state-tags.tsx'
import { projectsTexts } from './texts.ts'

const states: readonly ListRow['state'][] = ['draft', 'in-force', 'closed']

/** Service lists in the reader's reach, the latest first. */
export function ServiceListTable() {
  const t = useTexts(projectsTexts)
  const [typed, setTyped] = useState('')
  const [state, setState] = useState<ListRow['state'] | null>(null)
  const search = useSettled(typed.trim(), 250)
  const list = useList(serviceLists({ ...(search ? { search } : {}), ...(state ? { state } : {}) }))
  const columns = useColumns()
  return (
    <DataTable
      label={t.serviceLists}
      list={list}
      columns={columns}
      rowKey={(row) => row.id}
      to={(row) => `/service-lists/${row.id}`}
      empty={<Empty title={t.noLists} hint={t.noListsHint} />}
      above={
        <>
          <SearchBox label={t.search} value={typed} change={setTyped} />
          <SelectLine
            label={t.state}
            blank={t.allStates}
            value={state}
            change={setState}
            options={states.map((value) => ({ value, label: t[`s_${value}`] }))}
          />
        </>
      }
    />
  )
}

function useColumns(): readonly Column<ListRow>[] {
  const t = useTexts(projectsTexts)
  const show = useFormat()
  return [
    { key: 'title', title: t.title, onCard: 'title', prose: true, cell: (row) => row.title },
    { key: 'station', title: t.station, cell: (row) => row.station.name },
    { key: 'operator', title: t.operator, prose: true, cell: (row) => row.operator },
    { key: 'term', title: t.term, cell: (row) => `${show.day(row.from)} – ${show.day(row.to)}` },
    { key: 'lines', title: t.lines, align: 'end', cell: (row) => row.lines },
    { key: 'state', title: t.state, cell: (row) => <ListState state={row.state} /> },
  ]
}
