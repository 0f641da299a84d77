import type { ReactNode } from 'react'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { type List, useList } from '../../../platform/web/queries.ts'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useFilters } from '../../../platform/web/use-filters.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { yuan } from './money.ts'
import { paymentsTexts } from './payments-texts.ts'
import { type RecoveryRow, recoveryList } from './queries.ts'

type State = 'open' | 'overdue' | 'settled'

export const useAskedRecoveries = () =>
  useFilters('recoveries.filters', { search: '', state: null as State | null })

export function RecoveryStateTag({
  row,
}: {
  row: Pick<RecoveryRow, 'outstanding' | 'overdue' | 'cancelled'>
}) {
  const p = useTexts(paymentsTexts)
  if (row.cancelled) return <Tag>{p.cancelled}</Tag>
  if (row.overdue) return <Tag tone="danger">{p.overdue}</Tag>
  return row.outstanding > 0 ? <Tag tone="warning">{p.openOnly}</Tag> : <Tag tone="good">{p.settledOnly}</Tag>
}

/** Recoveries in reach, the earliest due first. */
export function RecoveryTable({ asked }: { asked: ReturnType<typeof useAskedRecoveries> }) {
  const p = useTexts(paymentsTexts)
  const states: readonly { value: State; label: string }[] = [
    { value: 'open', label: p.openOnly },
    { value: 'overdue', label: p.overdueOnly },
    { value: 'settled', label: p.settledOnly },
  ]
  return (
    <RecoveryRows
      label={p.recoveries}
      list={useList(recoveryList(asked.question))}
      remember="recoveries"
      above={
        <Row>
          <SearchBox label={p.searchRecoveries} placeholder={p.searchHint} {...asked.filter('search')} />
          <SelectLine label={p.state} blank={p.allStates} options={states} {...asked.filter('state')} />
        </Row>
      }
    />
  )
}

export function RecoveryRows(props: {
  label: string
  list: List<RecoveryRow>
  remember?: string
  above?: ReactNode
}) {
  const p = useTexts(paymentsTexts)
  const show = useFormat()
  return (
    <DataTable
      {...props}
      rowKey={(row) => row.id}
      to={(row) => `/recoveries/${row.id}`}
      empty={<Empty title={p.noRecoveries} hint={p.noRecoveriesHint} />}
      columns={[
        { key: 'payee', title: p.payee, onCard: 'title', cell: (row) => row.payeeName },
        { key: 'amount', title: p.ordered, align: 'end', cell: (row) => yuan(row.amount) },
        { key: 'received', title: p.receivedBack, align: 'end', cell: (row) => yuan(row.received) },
        { key: 'off', title: p.writtenOff, align: 'end', extra: true, cell: (row) => yuan(row.writtenOff) },
        { key: 'outstanding', title: p.outstanding, align: 'end', cell: (row) => yuan(row.outstanding) },
        { key: 'state', title: p.state, cell: (row) => <RecoveryStateTag row={row} /> },
        { key: 'due', title: p.recoveryDue, cell: (row) => show.day(row.dueOn) },
        { key: 'reason', title: p.reason, prose: true, cell: (row) => row.reason },
      ]}
    />
  )
}
