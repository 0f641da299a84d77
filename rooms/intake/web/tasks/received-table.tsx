import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { useLanguage, useTexts } from '../../../../platform/web/language.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tabs } from '../../../../platform/web/tabs.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { taskTitle } from '../../domain/tasks/task-title.ts'
import { TaskMarks } from './marks.tsx'
import { type ReceivedRow, receivedCountsQuery, receivedList } from './queries.ts'
import { tasksTexts } from './texts.ts'

/** What was given to one's own body: open ones by due day, settled ones from the latest. */
export function ReceivedTasks() {
  const t = useTexts(tasksTexts)
  const [part, choose] = useState('open')
  const { data } = useQuery(receivedCountsQuery)
  const count = data ? data.given + data.accepted : 0
  return (
    <Tabs
      label={t.received}
      open={part}
      choose={choose}
      tabs={[
        {
          key: 'open',
          title: count > 0 ? `${t.open} ${count}` : t.open,
          content: () => <Received key="open" open />,
        },
        { key: 'settled', title: t.settled, content: () => <Received key="settled" open={false} /> },
      ]}
    />
  )
}

function Received({ open }: { open: boolean }) {
  const t = useTexts(tasksTexts)
  const { language } = useLanguage()
  const show = useFormat()
  const columns: readonly Column<ReceivedRow>[] = [
    { key: 'title', title: t.title, onCard: 'title', prose: true, cell: (row) => taskTitle(row, language) },
    { key: 'state', title: t.state, onCard: 'bare', cell: (row) => <TaskMarks task={row} /> },
    { key: 'from', title: t.from, cell: (row) => row.from },
    { key: 'due', title: t.dueOn, cell: (row) => show.day(row.dueOn) },
    open
      ? { key: 'givenOn', title: t.givenOn, cell: (row) => show.day(row.givenOn) }
      : {
          key: 'settledOn',
          title: t.settledOn,
          cell: (row) => (row.settledOn ? show.day(row.settledOn) : '—'),
        },
  ]
  return (
    <DataTable
      label={open ? t.open : t.settled}
      list={useList(receivedList(open))}
      columns={columns}
      rowKey={(row) => row.id}
      to={(row) => `/tasks/received/${row.id}`}
      empty={
        open ? <Empty title={t.noneReceived} hint={t.noneReceivedHint} /> : <Empty title={t.noneSettled} />
      }
    />
  )
}
