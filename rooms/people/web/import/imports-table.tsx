import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { ImportStateTag } from './import-state.tsx'
import { type ImportLine, importList, isMoving } from './queries.ts'
import { importTexts } from './texts.ts'

const lookAgainMilliseconds = 2_000

/** Imports of the stations in reach, the latest first; looked at again while one is under way. */
export function ImportsTable() {
  const t = useTexts(importTexts)
  const list = useList(importList)
  useLookAgain(list.rows.some((row) => isMoving(row.state)))
  return (
    <DataTable
      label={t.past}
      list={list}
      columns={useColumns()}
      rowKey={(row) => row.id}
      to={(row) => `/import/${row.id}`}
      empty={<Empty title={t.pastNone} hint={t.pastNoneHint} />}
    />
  )
}

function useLookAgain(active: boolean) {
  const queries = useQueryClient()
  useEffect(() => {
    if (!active) return
    const timer = setInterval(
      () => void queries.invalidateQueries({ queryKey: importList.key }),
      lookAgainMilliseconds,
    )
    return () => clearInterval(timer)
  }, [active, queries])
}

function useColumns(): readonly Column<ImportLine>[] {
  const t = useTexts(importTexts)
  const show = useFormat()
  const count = (key: 'created' | 'updated' | 'rejected'): Column<ImportLine> => ({
    key,
    title: t[key],
    align: 'end',
    cell: (row) => formatNumber(row.counts[key]),
  })
  return [
    { key: 'file', title: t.fileName, onCard: 'title', cell: (row) => row.fileName },
    { key: 'station', title: t.station, cell: (row) => row.stationName },
    { key: 'state', title: t.state, cell: (row) => <ImportStateTag state={row.state} /> },
    count('created'),
    count('updated'),
    count('rejected'),
    { key: 'createdAt', title: t.createdAt, cell: (row) => show.instant(row.createdAt) },
  ]
}
