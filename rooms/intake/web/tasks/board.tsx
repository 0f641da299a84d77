import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { SelectLine } from '../../../../platform/web/form/select-line.tsx'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { Row } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { today } from '../../../../platform/web/today.ts'
import { useRemembered } from '../../../../platform/web/use-remembered.ts'
import { type BodyKind, bodyKinds } from '../../domain/tasks/body.ts'
import { boardQuery, type tasksApi } from './queries.ts'
import { tasksTexts } from './texts.ts'

type Line = Awaited<ReturnType<typeof tasksApi.get<'/api/tasks/board'>>>['items'][number]

/** How each body stands with the tasks of a year; those with something late come first. */
export function TaskBoard({ open }: { open: (kind: BodyKind, body: string) => void }) {
  const t = useTexts(tasksTexts)
  const now = Number(today().slice(0, 4))
  const [year, choose] = useRemembered<number>('tasks.board-year', now)
  const query = useQuery(boardQuery(`${year}-01-01`, `${year}-12-31`))
  const years = [now, now - 1, now - 2].map((value) => ({ value, label: String(value) }))
  return (
    <Loaded query={query}>
      {({ items }) => (
        <DataTable
          label={t.board}
          list={listOf(items)}
          columns={useColumns()}
          rowKey={(line) => line.body}
          open={(line) => open(line.kind, line.body)}
          remember="tasks.board"
          empty={<Empty title={t.noneBoard} />}
          above={
            <Row>
              <SelectLine
                label={t.period}
                blank={String(now)}
                value={year}
                change={(value) => choose(value ?? now)}
                options={years}
              />
            </Row>
          }
        />
      )}
    </Loaded>
  )
}

function useColumns(): readonly Column<Line>[] {
  const t = useTexts(tasksTexts)
  const say = useSay()
  const count = (
    key: keyof Line & ('given' | 'waiting' | 'working' | 'done' | 'returned'),
    title: string,
  ) => ({
    key,
    title,
    align: 'end' as const,
    cell: (line: Line) => formatNumber(line[key]),
  })
  return [
    { key: 'name', title: t.body, onCard: 'title', cell: (line) => line.name },
    { key: 'kind', title: t.kind, cell: (line) => say(bodyKinds[line.kind]) },
    count('given', t.count),
    count('waiting', t.waiting),
    count('working', t.working),
    {
      key: 'late',
      title: t.late,
      align: 'end',
      cell: (line) => (line.late > 0 ? <Tag tone="danger">{formatNumber(line.late)}</Tag> : '0'),
    },
    count('done', t.done),
    {
      key: 'onTime',
      title: t.onTime,
      align: 'end',
      cell: (line) => (line.done > 0 ? `${Math.round((line.doneOnTime * 100) / line.done)}%` : '—'),
    },
    count('returned', t.returnedCount),
  ]
}
