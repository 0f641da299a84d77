import { useState } from 'react'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import type { DoorLine } from './queries.ts'
import { DoorState } from './survey-tags.tsx'
import { surveysTexts } from './texts.ts'

/** The doors of a village: open ones first, found by name, pinyin or initials as one types. */
export function DoorList({ survey, items }: { survey: string; items: readonly DoorLine[] }) {
  const t = useTexts(surveysTexts)
  const show = useFormat()
  const [typed, type] = useState('')
  const asked = typed.trim().toLowerCase()
  const found = items.filter(
    ({ name, initials }) => asked === '' || name?.includes(asked) || ` ${initials}`.includes(` ${asked}`),
  )
  const columns: readonly Column<DoorLine>[] = [
    { key: 'name', title: t.person, onCard: 'title', cell: (row) => row.name ?? t.nameHidden },
    { key: 'state', title: t.state, cell: (row) => <DoorState state={row.state} /> },
    { key: 'on', title: t.on, cell: (row) => (row.on ? show.day(row.on) : '—') },
  ]
  return (
    <Section flush>
      <DataTable
        label={t.villages}
        list={listOf(found)}
        columns={columns}
        rowKey={(row) => row.household}
        to={(row) => `/surveys/${survey}/households/${row.household}`}
        above={<SearchBox label={t.search} placeholder={t.search} value={typed} change={type} />}
        empty={<Empty title={t.noMatch} />}
      />
    </Section>
  )
}
