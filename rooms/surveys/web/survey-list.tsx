import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { type SurveyHead, surveysQuery, toFillQuery } from './queries.ts'
import { Progress, SurveyState } from './survey-tags.tsx'
import { surveysTexts } from './texts.ts'

function useColumns(): readonly Column<SurveyHead>[] {
  const t = useTexts(surveysTexts)
  const show = useFormat()
  return [
    { key: 'title', title: t.title, onCard: 'title', cell: (row) => row.title },
    { key: 'place', title: t.place, cell: (row) => row.place },
    { key: 'days', title: t.days, cell: (row) => `${show.day(row.from)} – ${show.day(row.to)}` },
    { key: 'progress', title: t.progress, onCard: 'bare', width: 240, cell: (row) => <Progress of={row} /> },
    { key: 'state', title: t.state, cell: (row) => <SurveyState survey={row} /> },
  ]
}

/** Surveys that one may follow, the newest first. */
export function SurveyList() {
  const t = useTexts(surveysTexts)
  const columns = useColumns()
  return (
    <Section flush>
      <Loaded query={useQuery(surveysQuery)} lines={4}>
        {({ items }) => (
          <DataTable
            label={t.surveys}
            list={listOf(items)}
            columns={columns}
            rowKey={(row) => row.id}
            to={(row) => `/surveys/${row.id}`}
            empty={<Empty title={t.none} hint={t.noneHint} />}
          />
        )}
      </Loaded>
    </Section>
  )
}

/** Open surveys with doors of one's own. */
export function SurveysToFill() {
  const t = useTexts(surveysTexts)
  const columns = useColumns()
  return (
    <Section title={t.fill} flush>
      <Loaded query={useQuery(toFillQuery)} lines={3}>
        {({ items }) => (
          <DataTable
            label={t.fill}
            list={listOf(items)}
            columns={columns}
            rowKey={(row) => row.id}
            to={(row) => `/surveys/${row.id}/fill`}
            empty={<Empty title={t.nothingToFill} />}
          />
        )}
      </Loaded>
    </Section>
  )
}
