import type { ReactNode } from 'react'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { usePhone } from '../../../platform/web/use-phone.ts'
import { type VisitQuestion, type VisitRow, visitList } from './queries.ts'
import { activitiesTexts } from './texts.ts'

/** Visits, the latest first. `withPerson` off where all are of the same person. */
export function VisitTable({
  question,
  withPerson = true,
  atOnce = 20,
  above,
  clear,
  remember,
}: {
  question: VisitQuestion
  withPerson?: boolean
  /** Rows before "load more". */
  atOnce?: number
  /** What narrows the list. */
  above?: ReactNode | undefined
  /** Takes out what narrows it, while something does. */
  clear?: (() => void) | undefined
  /** Under which name the arrangement of its columns is kept. */
  remember?: string | undefined
}) {
  const t = useTexts(activitiesTexts)
  const list = useList(visitList(question, atOnce))
  const columns = useColumns(withPerson)
  return (
    <DataTable
      label={t.visits}
      list={list}
      columns={columns}
      rowKey={(row) => row.id}
      to={(row) => `/visits/${row.id}`}
      clear={clear}
      empty={<Empty title={t.noVisits} />}
      {...(above ? { above } : {})}
      {...(remember ? { remember } : {})}
    />
  )
}

function useColumns(withPerson: boolean): readonly Column<VisitRow>[] {
  const t = useTexts(activitiesTexts)
  const show = useFormat()
  const phone = usePhone()
  const day: Column<VisitRow> = {
    key: 'day',
    title: t.day,
    onCard: 'title',
    cell: (row) => show.day(row.visitedOn),
  }
  const person: Column<VisitRow> = {
    key: 'person',
    title: t.whom,
    onCard: 'title',
    cell: (row) => row.personName ?? t.hidden,
  }
  const next = (row: VisitRow) => (
    <>
      {row.followUpOn && <span className="soft">{fill(t.until, { day: show.day(row.followUpOn) })} </span>}
      {row.urgency !== 'ordinary' && (
        <Tag tone={row.urgency === 'urgent' ? 'danger' : 'warning'}>{t[row.urgency]}</Tag>
      )}
    </>
  )
  if (phone) {
    const short = (row: VisitRow) => [
      withPerson ? show.day(row.visitedOn) : null,
      t[row.method],
      t[row.purpose],
      show.labelled(t.seen, t[row.seen]),
    ]
    return [
      withPerson ? person : day,
      {
        key: 'short',
        title: t.basics,
        onCard: 'bare',
        cell: (row) => (
          <>
            <div className="soft">{short(row).filter(Boolean).join(' · ')}</div>
            {row.followUpOn && <span className="soft">{show.labelled(t.followUp, '')}</span>}
            {next(row)}
          </>
        ),
      },
    ]
  }
  return [
    ...(withPerson ? [person, { ...day, onCard: 'line' as const }] : [day]),
    { key: 'method', title: t.method, cell: (row) => t[row.method] },
    { key: 'purpose', title: t.purpose, cell: (row) => t[row.purpose] },
    { key: 'seen', title: t.seen, cell: (row) => t[row.seen] },
    { key: 'worker', title: t.worker, cell: (row) => row.workerName },
    { key: 'next', title: t.followUp, cell: next },
  ]
}
