import { useState } from 'react'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { TickLine } from '../../../../platform/web/form/tick-line.tsx'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Row } from '../../../../platform/web/page.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { SearchBox } from '../../../../platform/web/search-box.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { useSettled } from '../../../../platform/web/use-settled.ts'
import { type ClassRow, classList } from './queries.ts'
import { classesTexts } from './texts.ts'

/** Weekdays as one says them: 周一、周三; 周一至周五; 每天. */
export function useWeekdays() {
  const t = useTexts(classesTexts)
  const show = useFormat()
  const names = [t.d1, t.d2, t.d3, t.d4, t.d5, t.d6, t.d7]
  return {
    names,
    say: (days: readonly number[]) => {
      const name = (day: number) => names[day - 1] ?? ''
      const [first, last] = [Math.min(...days), Math.max(...days)]
      const inARow = days.length > 2 && last - first === days.length - 1
      if (days.length === 7) return t.everyDay
      return inARow
        ? fill(t.dayToDay, { from: name(first), to: name(last) })
        : show.words(days.map((day) => name(day)))
    },
  }
}

/** All classes, those of this term first. */
export function ClassTable() {
  const t = useTexts(classesTexts)
  const show = useFormat()
  const weekdays = useWeekdays()
  const [search, setSearch] = useState('')
  const [running, setRunning] = useState(false)
  const list = useList(classList(useSettled(search.trim(), 250), running))
  const columns: readonly Column<ClassRow>[] = [
    { key: 'title', title: t.title, onCard: 'title', prose: true, cell: (row) => row.title },
    {
      key: 'time',
      title: t.time,
      onCard: 'bare',
      prose: true,
      cell: (row) => (
        <>
          {weekdays.say(row.weekdays)} <span className="in-one-line">{`${row.startsAt}–${row.endsAt}`}</span>
        </>
      ),
    },
    { key: 'station', title: t.station, prose: true, cell: (row) => row.station.name },
    {
      key: 'period',
      title: t.fromOn,
      onCard: 'hidden',
      cell: (row) => (
        <>
          <span className="in-one-line">{show.day(row.fromOn)} –</span>{' '}
          <span className="in-one-line">{show.day(row.toOn)}</span>
        </>
      ),
    },
    {
      key: 'children',
      title: t.children,
      align: 'end',
      cell: (row) => (
        <span className="number">
          {row.capacity === null ? row.childCount : `${row.childCount} / ${row.capacity}`}
        </span>
      ),
    },
    {
      key: 'sessions',
      title: t.sessions,
      align: 'end',
      cell: (row) => fill(t.held, { held: row.sessionsHeld, planned: row.sessionsPlanned }),
    },
    {
      key: 'attendances',
      title: t.attendances,
      align: 'end',
      cell: (row) => <span className="number">{formatNumber(row.attendances)}</span>,
    },
  ]
  return (
    <DataTable
      label={t.classes}
      list={list}
      columns={columns}
      rowKey={(row) => row.id}
      to={(row) => `/classes/${row.id}`}
      above={
        <Row>
          <SearchBox label={t.search} placeholder={t.searchHint} value={search} change={setSearch} />
          <TickLine label={t.running} value={running} change={setRunning} />
        </Row>
      }
      empty={<Empty title={t.none} hint={t.noneHint} />}
    />
  )
}
