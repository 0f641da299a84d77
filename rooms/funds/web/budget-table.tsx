import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { fundSources } from '../domain/kinds.ts'
import { yuan } from './money.ts'
import { type BudgetQuestion, type BudgetRow, budgetsQuery, type PoolRow } from './queries.ts'
import { fundsTexts } from './texts.ts'

type Figures = Pick<
  BudgetRow,
  'planned' | 'left' | 'committed' | 'payable' | 'transit' | 'paid' | 'recovered' | 'owed'
>

/** Columns of figures that budgets and their sources share. */
export function useFigureColumns<T extends Figures>(): readonly Column<T>[] {
  const t = useTexts(fundsTexts)
  const column = (key: keyof Figures, extra = false): Column<T> => ({
    key,
    title: t[key],
    align: 'end',
    ...(extra ? { extra: true } : {}),
    cell: (row) => <span className="number">{yuan(row[key])}</span>,
  })
  return [
    column('planned'),
    column('committed'),
    column('payable'),
    column('transit', true),
    column('paid'),
    column('recovered', true),
    column('left'),
    column('owed', true),
  ]
}

export const sumRow =
  <T extends Figures>(rows: readonly T[], label: string, of: string) =>
  (key: string) => {
    if (key === of) return label
    return key in (rows[0] ?? {}) && typeof rows[0]?.[key as keyof T] === 'number' && key !== 'year'
      ? yuan(rows.reduce((sum, row) => sum + Number(row[key as keyof T]), 0))
      : null
  }

/** Budgets of a year with what stands on their accounts. */
export function BudgetTable({
  question,
  typed,
  setTyped,
  programmeTitle,
}: {
  question: BudgetQuestion
  /** What a programme is called. */
  programmeTitle: (code: string) => string
  typed: string
  setTyped: (text: string) => void
}) {
  const t = useTexts(fundsTexts)
  const { data } = useQuery(budgetsQuery(question))
  const figures = useFigureColumns<BudgetRow>()
  const rows = data?.items ?? []
  return (
    <DataTable
      label={t.budgets}
      list={{ ...listOf(rows), state: data ? 'ready' : 'loading' }}
      rowKey={(row) => row.id}
      to={(row) => `/budgets/${row.id}`}
      remember="budgets"
      empty={<Empty title={t.noBudgets} hint={t.noBudgetsHint} />}
      above={
        <Row>
          <SearchBox label={t.search} placeholder={t.searchHint} value={typed} change={setTyped} />
        </Row>
      }
      {...(rows.length > 1 ? { total: sumRow(rows, t.total, 'title') } : {})}
      columns={[
        { key: 'title', title: t.title, onCard: 'title', cell: (row) => row.title },
        {
          key: 'programme',
          title: t.programme,
          prose: true,
          cell: (row) => (row.programme === null ? t.generalUse : programmeTitle(row.programme)),
        },
        ...figures,
      ]}
    />
  )
}

/** Pools of a year: what came in and what is not budgeted yet. */
export function PoolTable({ pools }: { pools: readonly PoolRow[] }) {
  const t = useTexts(fundsTexts)
  const say = useSay()
  return (
    <DataTable
      label={t.pools}
      list={listOf(pools)}
      rowKey={(row) => row.id}
      to={(row) => `/pools/${row.id}`}
      empty={<Empty title={t.noPools} hint={t.noBudgetsHint} />}
      columns={[
        { key: 'title', title: t.title, onCard: 'title', cell: (row) => row.title },
        { key: 'source', title: t.source, cell: (row) => say(fundSources[row.source]) },
        { key: 'host', title: t.host, extra: true, cell: (row) => row.hostName ?? '—' },
        { key: 'received', title: t.received, align: 'end', cell: (row) => yuan(row.received) },
        { key: 'free', title: t.free, align: 'end', cell: (row) => yuan(row.free) },
      ]}
    />
  )
}
