import { Button } from 'antd'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { SelectLine } from '../../../../platform/web/form/select-line.tsx'
import { TickLine } from '../../../../platform/web/form/tick-line.tsx'
import { useLanguage, useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Row } from '../../../../platform/web/page.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { SearchBox } from '../../../../platform/web/search-box.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { useFilters } from '../../../../platform/web/use-filters.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { useOptions } from '../../../../platform/web/use-options.ts'
import { type BodyKind, bodyKinds } from '../../domain/tasks/body.ts'
import { isOpen, type TaskState, taskStateTitles } from '../../domain/tasks/state.ts'
import { taskTitle } from '../../domain/tasks/task-title.ts'
import { TaskMarks } from './marks.tsx'
import { type GivenRow, givenList, type RaisedTo, type TaskQuestion } from './queries.ts'
import { tasksTexts } from './texts.ts'

/** What is asked of the tasks handed out, as it was left on this device. */
export function useAskedTasks(body: { readonly kind: BodyKind; readonly id: string } | null) {
  const asked = useFilters('tasks', {
    search: '',
    state: null as TaskState | null,
    late: false,
    raised: null as RaisedTo | null,
  })
  const { state } = asked.question
  const question: TaskQuestion = {
    open: state && !isOpen(state) ? 'false' : 'true',
    ...asked.question,
    ...(body?.kind === 'organisation' ? { organisation: body.id } : {}),
    ...(body?.kind === 'station' ? { toStation: body.id } : {}),
    ...(body?.kind === 'account' ? { account: body.id } : {}),
  }
  return { ...asked, question }
}

/** Tasks that were handed out: open ones by due day, or those of one state. */
export function GivenTasks({
  asked,
  allBodies,
}: {
  asked: ReturnType<typeof useAskedTasks>
  /** Back to the tasks of all bodies; null where they are not narrowed to one. */
  allBodies: (() => void) | null
}) {
  const t = useTexts(tasksTexts)
  const states = useOptions(taskStateTitles)
  const levels = (['station-head', 'centre', 'county'] as const).map((value) => ({ value, label: t[value] }))
  return (
    <DataTable
      label={t.given}
      list={useList(givenList(asked.question))}
      columns={useColumns()}
      rowKey={(row) => row.id}
      to={(row) => `/tasks/${row.id}`}
      remember="tasks"
      clear={asked.clear}
      empty={<Empty title={t.noneGiven} hint={t.noneGivenHint} />}
      above={
        <Row>
          <SearchBox label={t.search} placeholder={t.searchHint} {...asked.filter('search')} />
          <SelectLine label={t.whichState} blank={t.open} {...asked.filter('state')} options={states} />
          <SelectLine label={t.raisedOnly} blank={t.notRaised} {...asked.filter('raised')} options={levels} />
          <TickLine label={t.lateOnly} {...asked.filter('late')} />
          {allBodies && <Button onClick={allBodies}>{t.allBodies}</Button>}
        </Row>
      }
    />
  )
}

/** The tasks of one thing or one body, for a page of another room. */
export function TasksList({ question }: { question: TaskQuestion }) {
  const t = useTexts(tasksTexts)
  return (
    <DataTable
      label={t.tasksOf}
      list={useList(givenList({ open: 'all', ...question }))}
      columns={useColumns()}
      rowKey={(row) => row.id}
      to={(row) => `/tasks/${row.id}`}
      empty={<Empty title={t.noTasksOf} />}
    />
  )
}

function useColumns(): readonly Column<GivenRow>[] {
  const t = useTexts(tasksTexts)
  const { language } = useLanguage()
  const say = useSay()
  const show = useFormat()
  return [
    { key: 'title', title: t.title, onCard: 'title', prose: true, cell: (row) => taskTitle(row, language) },
    { key: 'state', title: t.state, onCard: 'bare', cell: (row) => <TaskMarks task={row} /> },
    { key: 'body', title: t.body, cell: (row) => row.bodyName },
    { key: 'kind', title: t.kind, extra: true, cell: (row) => say(bodyKinds[row.bodyKind]) },
    { key: 'due', title: t.dueOn, cell: (row) => show.day(row.dueOn) },
    { key: 'givenOn', title: t.givenOn, extra: true, cell: (row) => show.day(row.givenOn) },
    { key: 'station', title: t.station, cell: (row) => row.stationName },
    { key: 'by', title: t.by, extra: true, cell: (row) => row.givenName },
    {
      key: 'settledOn',
      title: t.settledOn,
      extra: true,
      cell: (row) => (row.settledOn ? show.day(row.settledOn) : '—'),
    },
    {
      key: 'number',
      title: t.number,
      extra: true,
      cell: (row) => <span className="number">{row.number}</span>,
    },
  ]
}
