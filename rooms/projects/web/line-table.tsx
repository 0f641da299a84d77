import { shortMonths } from '../../../kernel/day.ts'
import { sayPeriod } from '../../../kernel/period.ts'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useLanguage, useSay, useTexts } from '../../../platform/web/language.tsx'
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
  const { language } = useLanguage()
  const oneYear = list.from.slice(0, 4) === list.to.slice(0, 4)
  // Within one year the month alone tells it.
  const monthName = (period: string): string => {
    const month = Number(period.slice(5))
    if (!oneYear) return sayPeriod(Number(period.slice(0, 4)) * 100 + month, language)
    return language === 'zh' ? `${month}月` : (shortMonths[month - 1] ?? '')
  }
  const part = (row: ServiceLine) => (row.splitTitle ? ` · ${say(row.splitTitle)}` : '')
  return [
    { key: 'title', title: t.service, onCard: 'title', prose: true, cell: (row) => row.title },
    { key: 'field', title: t.field, cell: (row) => say(serviceFields[row.field]) },
    { key: 'measure', title: t.measure, cell: (row) => `${say(row.measureTitle)}${part(row)}` },
    {
      key: 'delivered',
      title: t.delivered,
      width: 190,
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
                  {monthName(month.period)}
                </PageLink>
              ) : (
                <span className="soft">{monthName(month.period)}</span>
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

/** The query of the page of records behind one month of a line. */
const recordsOf = (list: ServiceList, row: ServiceLine, period: string): Record<string, string> => ({
  node: `station:${list.station.id}`,
  period,
  measure: row.measure,
  ...(row.splitBy && row.splitValue ? { by: row.splitBy, value: row.splitValue } : {}),
})
