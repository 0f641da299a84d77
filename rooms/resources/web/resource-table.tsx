import { useQuery } from '@tanstack/react-query'
import type { Day } from '../../../kernel/day.ts'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { TickLine } from '../../../platform/web/form/tick-line.tsx'
import { formatNumber } from '../../../platform/web/format.ts'
import { useLanguage, useSay, useTexts } from '../../../platform/web/language.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { today } from '../../../platform/web/today.ts'
import { useFilters } from '../../../platform/web/use-filters.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import { type ResourceKind, resourceKinds, sourceKinds } from '../domain/kinds.ts'
import { formatQuantity, moneyInWords } from '../domain/money-words.ts'
import { type ResourceQuestion, type ResourceRow, resourceList, resourceTotals } from './queries.ts'
import { resourcesTexts } from './texts.ts'

/** What is asked of the list, as it was left on this device. */
export function useAskedResources() {
  const asked = useFilters('resources', {
    search: '',
    kind: null as ResourceKind | null,
    year: null as number | null,
    overdue: false,
  })
  const { year, ...narrowed } = asked.question
  const question: ResourceQuestion = {
    ...narrowed,
    ...(year ? { from: `${year}-01-01` as Day, to: `${year}-12-31` as Day } : {}),
  }
  return { ...asked, question }
}

/** Linked resources in reach, the latest first, with their sums. */
export function ResourceTable({ asked }: { asked: ReturnType<typeof useAskedResources> }) {
  const t = useTexts(resourcesTexts)
  const show = useFormat()
  const kinds = useOptions(resourceKinds)
  const thisYear = Number(today().slice(0, 4))
  const years = [0, 1, 2, 3, 4, 5].map((back) => ({
    value: thisYear - back,
    label: show.period((thisYear - back) * 100),
  }))
  return (
    <DataTable
      label={t.resources}
      list={useList(resourceList(asked.question))}
      columns={useColumns()}
      rowKey={(row) => row.id}
      to={(row) => `/resources/${row.id}`}
      remember="resources"
      clear={asked.clear}
      empty={<Empty title={t.none} hint={t.noneHint} />}
      above={
        <Row>
          <SearchBox label={t.search} placeholder={t.searchHint} {...asked.filter('search')} />
          <SelectLine label={t.kind} blank={t.allKinds} {...asked.filter('kind')} options={kinds} />
          <SelectLine label={t.year} blank={t.allYears} {...asked.filter('year')} options={years} />
          <TickLine label={t.overdueOnly} {...asked.filter('overdue')} />
          <Totals question={asked.question} />
        </Row>
      }
    />
  )
}

function Totals({ question }: { question: ResourceQuestion }) {
  const t = useTexts(resourcesTexts)
  const { language } = useLanguage()
  const { data } = useQuery(resourceTotals(question))
  if (!data) return null
  const { links, money, goods, amount } = data
  const words = {
    amount: moneyInWords(amount, language),
    money: moneyInWords(money, language),
    goods: moneyInWords(goods, language),
  }
  return (
    <span className="soft number" role="status">
      {fill(t.totals, { count: links, links: formatNumber(links), ...words })}
    </span>
  )
}

function useColumns(): readonly Column<ResourceRow>[] {
  const t = useTexts(resourcesTexts)
  const say = useSay()
  const show = useFormat()
  const { language } = useLanguage()
  const quantity = (value: number | null, unit: string | null) =>
    value === null ? '—' : `${formatQuantity(value)} ${unit ?? ''}`
  return [
    {
      key: 'name',
      title: t.name,
      onCard: 'title',
      cell: (row) => [row.name, row.specification].filter(Boolean).join(' '),
    },
    { key: 'linkedOn', title: t.day, cell: (row) => show.day(row.linkedOn) },
    { key: 'source', title: t.source, cell: (row) => row.sourceName },
    { key: 'sourceKind', title: t.sourceKind, extra: true, cell: (row) => say(sourceKinds[row.sourceKind]) },
    { key: 'kind', title: t.kind, cell: (row) => say(resourceKinds[row.kind]) },
    {
      key: 'quantity',
      title: t.quantity,
      align: 'end',
      cell: (row) => (row.kind === 'money' ? '—' : quantity(row.quantity, row.unit)),
    },
    {
      key: 'amount',
      title: t.amount,
      align: 'end',
      cell: (row) => (
        <span className="number">{row.basis === 'none' ? '—' : moneyInWords(row.amount, language)}</span>
      ),
    },
    {
      key: 'remaining',
      title: t.remaining,
      align: 'end',
      cell: (row) => quantity(row.remaining, row.unit),
    },
    { key: 'station', title: t.station, extra: true, cell: (row) => row.stationName ?? '—' },
    { key: 'handler', title: t.handler, extra: true, cell: (row) => row.handler ?? '—' },
    {
      key: 'state',
      title: t.state,
      cell: (row) =>
        row.overdue ? (
          <Tag tone="danger">{t.overdue}</Tag>
        ) : row.standing ? (
          <Tag tone="good">{t.standing}</Tag>
        ) : (
          <Tag tone="warning">{t.reversed}</Tag>
        ),
    },
  ]
}
