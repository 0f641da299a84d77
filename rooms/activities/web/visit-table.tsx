import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { type VisitQuestion, type VisitRow, visitList } from './queries.ts'
import { activitiesTexts } from './texts.ts'

/** Visits, the latest first. `withPerson` off where all are of the same person. */
export function VisitTable({
  question,
  withPerson = true,
}: {
  question: VisitQuestion
  withPerson?: boolean
}) {
  const t = useTexts(activitiesTexts)
  const list = useList(visitList(question))
  const columns = useColumns(withPerson)
  return (
    <DataTable
      label={t.visits}
      list={list}
      columns={columns}
      rowKey={(row) => row.id}
      to={(row) => `/visits/${row.id}`}
      empty={<Empty title={t.noVisits} />}
    />
  )
}

function useColumns(withPerson: boolean): readonly Column<VisitRow>[] {
  const t = useTexts(activitiesTexts)
  const show = useFormat()
  const day: Column<VisitRow> = {
    key: 'day',
    title: t.day,
    onCard: withPerson ? 'line' : 'title',
    cell: (row) => show.day(row.visitedOn),
  }
  const person: Column<VisitRow> = {
    key: 'person',
    title: t.whom,
    onCard: 'title',
    cell: (row) => row.personName ?? t.hidden,
  }
  return [
    ...(withPerson ? [person, day] : [day]),
    { key: 'method', title: t.method, cell: (row) => t[row.method] },
    { key: 'purpose', title: t.purpose, cell: (row) => t[row.purpose] },
    { key: 'seen', title: t.seen, cell: (row) => t[row.seen] },
    { key: 'worker', title: t.worker, cell: (row) => row.workerName },
    {
      key: 'state',
      title: t.followUp,
      cell: (row) => (
        <>
          {row.followUpOn && <span className="soft">{show.day(row.followUpOn)}</span>}
          {row.urgency !== 'ordinary' && (
            <Tag tone={row.urgency === 'urgent' ? 'danger' : 'warning'}>{t[row.urgency]}</Tag>
          )}
        </>
      ),
    },
  ]
}
