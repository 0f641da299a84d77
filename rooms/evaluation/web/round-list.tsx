import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { stages } from '../domain/stage.ts'
import { roundsQuery } from './queries.ts'
import { evaluationTexts } from './texts.ts'

type Line = Awaited<ReturnType<NonNullable<(typeof roundsQuery)['queryFn']>>>['items'][number]

/** Rounds that concern the reader, the newest first. */
export function RoundList() {
  const t = useTexts(evaluationTexts)
  const say = useSay()
  const show = useFormat()
  const columns: readonly Column<Line>[] = [
    { key: 'title', title: t.title, onCard: 'title', cell: (row) => row.title },
    { key: 'place', title: t.place, cell: (row) => row.place },
    { key: 'standard', title: t.standard, cell: (row) => say(row.standardTitle) },
    { key: 'months', title: t.months, cell: (row) => `${show.month(row.from)} – ${show.month(row.to)}` },
    { key: 'stage', title: t.stage, cell: (row) => say(stages[row.stage]) },
    { key: 'dueOn', title: t.dueOn, cell: (row) => show.day(row.dueOn) },
    {
      key: 'state',
      title: t.state,
      cell: (row) => (
        <Tag tone={row.state === 'open' ? 'info' : 'good'}>
          {row.state === 'open' ? t.stateOpen : t.stateClosed}
        </Tag>
      ),
    },
  ]
  return (
    <Section flush>
      <Loaded query={useQuery(roundsQuery)} lines={5}>
        {({ items }) => (
          <DataTable
            label={t.evaluations}
            list={listOf(items)}
            columns={columns}
            rowKey={(row) => row.id}
            to={(row) => `/evaluations/${row.id}`}
            empty={<Empty title={t.none} hint={t.noneHint} />}
          />
        )}
      </Loaded>
    </Section>
  )
}
