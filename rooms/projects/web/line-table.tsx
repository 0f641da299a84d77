import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { ProgressBar } from '../../../platform/web/progress-bar.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { serviceFields } from '../domain/service-field.ts'
import type { ServiceLine, ServiceList } from './queries.ts'
import { LineState } from './state-tags.tsx'
import { projectsTexts } from './texts.ts'

/** What was agreed and delivered, line by line; each month leads to its records. */
export function LineTable({ list }: { list: ServiceList }) {
  const t = useTexts(projectsTexts)
  const columns = useColumns(list)
  return (
    <DataTable
      label={t.serviceLists}
      list={listOf(list.items)}
      columns={columns}
      rowKey={(row) => String(row.number)}
      remember="service-lines"
    />
  )
}

function useColumns(list: ServiceList): readonly Column<ServiceLine>[] {
  const t = useTexts(projectsTexts)
  const say = useSay()
  const may = useMay()
  const part = (row: ServiceLine) => (row.splitValue ? ` · ${row.splitValue}` : '')
  return [
    { key: 'title', title: t.service, onCard: 'title', prose: true, cell: (row) => row.title },
    { key: 'field', title: t.field, cell: (row) => say(serviceFields[row.field]) },
    { key: 'measure', title: t.measure, cell: (row) => `${say(row.measureTitle)}${part(row)}` },
    {
      key: 'delivered',
      title: t.delivered,
      cell: (row) => (
        <ProgressBar
          // 599 of 600 are not yet a hundred.
          share={row.share < 100 ? Math.floor(row.share) / 100 : 1}
          label={fill(t.deliveredOf, {
            delivered: formatNumber(row.delivered, 2),
            agreed: formatNumber(row.agreed, 2),
            unit: say(row.unit),
          })}
        />
      ),
    },
    { key: 'state', title: t.state, cell: (row) => <LineState state={row.state} /> },
    { key: 'pace', title: t.pace, align: 'end', cell: (row) => formatNumber(row.pace, 1) },
    {
      key: 'months',
      title: t.byMonth,
      prose: true,
      width: 280,
      onCard: 'bare',
      cell: (row) => (
        <>
          {row.months.map((month) => (
            <span key={month.period} style={{ whiteSpace: 'nowrap', marginInlineEnd: 10 }}>
              {may('figures.drill') && month.value > 0 ? (
                <PageLink to="/figures/records" query={recordsOf(list, row, month.period)}>
                  {monthName(list, month.period)}
                </PageLink>
              ) : (
                <span className="soft">{monthName(list, month.period)}</span>
              )}{' '}
              {formatNumber(month.value, 2)}
            </span>
          ))}
        </>
      ),
    },
    { key: 'standard', title: t.standard, extra: true, prose: true, cell: (row) => row.standard ?? '' },
    { key: 'evidence', title: t.evidence, extra: true, prose: true, cell: (row) => row.evidence ?? '' },
  ]
}

/** Within one year the month alone tells it. */
const monthName = ({ from, to }: ServiceList, period: string): string =>
  from.slice(0, 4) === to.slice(0, 4) ? period.slice(5) : period

/** The query of the page of records behind one month of a line. */
const recordsOf = (list: ServiceList, row: ServiceLine, period: string): Record<string, string> => ({
  node: `station:${list.station.id}`,
  period,
  measure: row.measure,
  ...(row.splitBy && row.splitValue ? { by: row.splitBy, value: row.splitValue } : {}),
})
