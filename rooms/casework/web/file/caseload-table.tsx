import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { StationName } from '../../../regions/web/index.ts'
import { caseworkTexts } from '../texts.ts'
import { type CaseloadLine, caseloadQuery } from './queries.ts'
import { fileTexts } from './texts.ts'

/** How many open cases each worker has; each leads to that worker's cases. */
export function CaseloadTable() {
  const t = useTexts(fileTexts)
  const columns = useColumns()
  return (
    <Loaded query={useQuery(caseloadQuery())}>
      {({ items }) => (
        <DataTable
          label={t.caseload}
          list={listOf(items)}
          columns={columns}
          rowKey={(row) => `${row.worker}${row.station}`}
          empty={<Empty title={t.noCaseload} />}
        />
      )}
    </Loaded>
  )
}

function useColumns(): readonly Column<CaseloadLine>[] {
  const t = useTexts(fileTexts)
  const cases = useTexts(caseworkTexts)
  const late = (count: number, tone: 'danger' | 'warning') =>
    count > 0 ? <Tag tone={tone}>{formatNumber(count)}</Tag> : '0'
  return [
    {
      key: 'worker',
      title: cases.worker,
      onCard: 'title',
      cell: (row) => (
        <PageLink to="/cases" query={{ worker: row.worker, state: 'open' }}>
          {row.workerName}
        </PageLink>
      ),
    },
    {
      key: 'station',
      title: cases.station,
      cell: (row) => <StationName station={row.station} division={null} />,
    },
    { key: 'open', title: t.openCases, cell: (row) => formatNumber(row.open) },
    { key: 'overdue', title: t.overdue, cell: (row) => late(row.overdue, 'danger') },
    { key: 'crisis', title: t.crisisCases, cell: (row) => late(row.crisis, 'warning') },
    { key: 'unsigned', title: t.unsignedCases, cell: (row) => late(row.unsigned, 'warning') },
  ]
}
