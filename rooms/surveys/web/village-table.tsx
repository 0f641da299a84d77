import { Button } from 'antd'
import { useState } from 'react'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import type { SurveyVillage } from './queries.ts'
import { Progress } from './survey-tags.tsx'
import { surveysTexts } from './texts.ts'

/** With more villages than a screen shows, one looks for a name. */
const manyVillages = 8

/** So many are shown at a time: a county has hundreds, and on a phone what differs from last time lay far below them. */
const villagesAtOnce = 20

/** How far each village is. `to` opens its list; `assign` asks who goes there. */
export function VillageTable(props: {
  villages: readonly SurveyVillage[]
  to?: ((village: SurveyVillage) => string) | undefined
  assign?: ((village: SurveyVillage) => void) | undefined
}) {
  const { villages, to, assign } = props
  const t = useTexts(surveysTexts)
  const [typed, type] = useState('')
  const [shown, show] = useState(villagesAtOnce)
  const asked = typed.trim()
  const found = villages.filter(({ name, town }) => name.includes(asked) || town.includes(asked))
  const columns: readonly Column<SurveyVillage>[] = [
    { key: 'village', title: t.village, onCard: 'title', cell: (row) => row.name },
    { key: 'town', title: t.town, cell: (row) => row.town },
    { key: 'progress', title: t.progress, onCard: 'bare', width: 240, cell: (row) => <Progress of={row} /> },
    { key: 'unmet', title: t.unmet, align: 'end', onCard: 'hidden', cell: (row) => row.unmet },
    { key: 'left', title: t.left, align: 'end', cell: (row) => row.total - row.done - row.unmet },
    { key: 'assigned', title: t.assignedTo, cell: (row) => row.assignedTo?.name ?? '—' },
    ...(assign
      ? [
          {
            key: 'assign',
            title: t.assign,
            quietTitle: true,
            onCard: 'bare' as const,
            cell: (row: SurveyVillage) => <Button onClick={() => assign(row)}>{t.assign}</Button>,
          },
        ]
      : []),
  ]
  return (
    <DataTable
      label={t.villages}
      list={{
        ...listOf(found.slice(0, shown)),
        more: found.length > shown ? () => show(shown + villagesAtOnce) : null,
      }}
      columns={columns}
      rowKey={(row) => String(row.division)}
      {...(villages.length > manyVillages
        ? {
            above: (
              <SearchBox label={t.searchVillage} placeholder={t.searchVillage} value={typed} change={type} />
            ),
          }
        : {})}
      empty={<Empty title={t.noMatchVillage} />}
      {...(to ? { to } : {})}
    />
  )
}
