import type { ReactNode } from 'react'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { MonthLine } from '../../../../platform/web/form/month-line.tsx'
import { SelectLine } from '../../../../platform/web/form/select-line.tsx'
import { TickLine } from '../../../../platform/web/form/tick-line.tsx'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Row } from '../../../../platform/web/page.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { SearchBox } from '../../../../platform/web/search-box.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useFilters } from '../../../../platform/web/use-filters.ts'
import { type ActivityState, activityStates } from '../../domain/community/codes.ts'
import { yuan } from './money.ts'
import { type ActivityQuestion, type ActivityRow, activityList } from './queries.ts'
import { communityTexts } from './texts.ts'
import { stateTones, useActivityWords } from './words.ts'

/** Which activities a page lists; kept while one looks at another page. The list and the export ask the same. */
export const useAskedActivities = () =>
  useFilters('activities.community', {
    search: '',
    kind: null as NonNullable<ActivityQuestion['kind']> | null,
    state: null as ActivityState | null,
    month: '',
    joint: false,
  })

type Asked = ReturnType<typeof useAskedActivities>

export function ActivityTable({ asked }: { asked: Asked }) {
  const t = useTexts(communityTexts)
  const list = useList(activityList(asked.question))
  return (
    <DataTable
      label={t.activities}
      list={list}
      columns={useColumns()}
      rowKey={(row) => row.id}
      to={(row) => `/activities/${row.id}`}
      remember="activities"
      above={<ActivityFilters asked={asked} />}
      clear={asked.clear}
      empty={<Empty title={t.none} hint={t.noneHint} />}
    />
  )
}

function ActivityFilters({ asked: { filters, filter, change } }: { asked: Asked }) {
  const t = useTexts(communityTexts)
  const words = useActivityWords()
  return (
    <Row>
      <SearchBox label={t.search} placeholder={t.searchHint} {...filter('search')} />
      <SelectLine label={t.kind} blank={t.allKinds} {...filter('kind')} options={words.kinds} />
      <SelectLine
        label={t.state}
        blank={t.allStates}
        {...filter('state')}
        options={activityStates.map((value) => ({ value, label: words.state(value) }))}
      />
      <MonthLine
        label={t.month}
        blank={t.anyMonth}
        value={filters.month}
        change={(month) => change({ month: month ?? '' })}
      />
      <TickLine label={t.onlyJoint} {...filter('joint')} />
    </Row>
  )
}

function useColumns(): readonly Column<ActivityRow>[] {
  const t = useTexts(communityTexts)
  const words = useActivityWords()
  const amount = (value: number): ReactNode => <span className="number">{formatNumber(value)}</span>
  return [
    { key: 'title', title: t.title, onCard: 'title', prose: true, cell: (row) => row.title },
    { key: 'when', title: t.when, onCard: 'bare', cell: (row) => words.when(row) },
    { key: 'kind', title: t.kind, cell: (row) => words.kind(row.kind) },
    {
      key: 'station',
      title: t.station,
      prose: true,
      cell: (row) => (
        <>
          {row.station.name} {row.partnerStations.length > 0 && <Tag tone="accent">{t.joint}</Tag>}
        </>
      ),
    },
    { key: 'attendances', title: t.attendances, align: 'end', cell: (row) => amount(row.attendances) },
    {
      key: 'state',
      title: t.state,
      onCard: 'bare',
      cell: (row) => <Tag tone={stateTones[row.state]}>{words.state(row.state)}</Tag>,
    },
    { key: 'place', title: t.place, extra: true, onCard: 'hidden', prose: true, cell: (row) => row.place },
    { key: 'themeDay', title: t.themeDay, extra: true, onCard: 'hidden', cell: (row) => row.themeDay ?? '—' },
    {
      key: 'field',
      title: t.field,
      extra: true,
      onCard: 'hidden',
      cell: (row) => (row.field ? words.field(row.field) : '—'),
    },
    {
      key: 'spent',
      title: t.spending,
      extra: true,
      align: 'end',
      onCard: 'hidden',
      cell: (row) => <span className="number">{yuan(row.spentFen)}</span>,
    },
    {
      key: 'responsible',
      title: t.responsible,
      extra: true,
      onCard: 'hidden',
      cell: (row) => row.responsibleName,
    },
  ]
}
