import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Row, Section } from '../../../platform/web/page.tsx'
import { ExportButton } from '../../../platform/web/page-buttons.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { StatTile, StatTiles } from '../../../platform/web/stat-tile.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { today } from '../../../platform/web/today.ts'
import { useDownload } from '../../../platform/web/use-download.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import { useSettled } from '../../../platform/web/use-settled.ts'
import { useOwnDivision } from '../../regions/web/index.ts'
import { legalForms, type ReportState, reportStates } from '../domain/registry/codes.ts'
import { organisationsApi } from './queries.ts'
import { calendarQuery, type OwedReport, reportCountsQuery, reportList } from './registry-queries.ts'
import { registryTexts } from './registry-texts.ts'
import { ReportStateTags } from './report-section.tsx'

/** Who owes the report of a year, how each stands, and by when it is due. */
export function OwedReports() {
  const t = useTexts(registryTexts)
  const say = useSay()
  const show = useFormat()
  const last = Number(today().slice(0, 4)) - 1
  const [year, setYear] = useState<number>(last)
  const [state, setState] = useState<ReportState | null>(null)
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim(), 250)
  const question = { year, ...(state ? { state } : {}), ...(search ? { search } : {}) }
  const counts = useQuery(reportCountsQuery(year)).data?.counts
  const download = useDownload(() =>
    organisationsApi.file('/api/registry/reports/export', { query: question }),
  )
  return (
    <>
      <FailureNotice failure={download.failure} />
      {counts && (
        <StatTiles>
          <StatTile name={t.owing} value={formatNumber(counts.owing)} />
          <StatTile name={t.filed} value={formatNumber(counts.filed)} />
          <StatTile name={t.notFiled} value={formatNumber(counts.notFiled)} />
          <StatTile name={t.published} value={formatNumber(counts.published)} />
        </StatTiles>
      )}
      <Section actions={<ExportButton download={download}>{t.export}</ExportButton>} flush>
        <DataTable<OwedReport>
          label={t.reports}
          list={useList(reportList(question))}
          rowKey={(row) => row.id}
          to={(row) => `/organisations/${row.id}`}
          empty={<Empty title={t.noReports} />}
          above={
            <Row>
              <SelectLine
                label={t.year}
                blank={fill(t.yearOf, { year: last })}
                value={year}
                change={(chosen) => setYear(chosen ?? last)}
                options={Array.from({ length: 8 }, (_, at) => last - at).map((value) => ({
                  value,
                  label: fill(t.yearOf, { year: value }),
                }))}
              />
              <SelectLine
                label={t.reportState}
                blank={t.anyState}
                value={state}
                change={setState}
                options={useOptions(reportStates)}
              />
              <SearchBox label={t.search} placeholder={t.searchHint} value={typed} change={setTyped} />
            </Row>
          }
          columns={[
            { key: 'name', title: t.name, onCard: 'title', cell: (row) => row.name },
            { key: 'form', title: t.legalForm, cell: (row) => say(legalForms[row.legalForm]) },
            { key: 'due', title: t.due, cell: (row) => show.day(row.report.dueOn) },
            { key: 'state', title: t.reportState, cell: (row) => <ReportStateTags report={row.report} /> },
            {
              key: 'filed',
              title: t.filedOn,
              cell: (row) => (row.report.filedOn ? show.day(row.report.filedOn) : '—'),
            },
          ]}
        />
      </Section>
      <Deadlines year={year} />
    </>
  )
}

/** By when each type files, with the source of the rule. */
function Deadlines({ year }: { year: number }) {
  const t = useTexts(registryTexts)
  const say = useSay()
  const show = useFormat()
  const own = useOwnDivision('organisations.read')
  const { data } = useQuery({ ...calendarQuery(own ?? 0, year), enabled: own !== undefined })
  if (!data) return null
  return (
    <Section title={t.calendar} hint={`${say(data.name)} · ${fill(t.yearOf, { year })}`}>
      <Facts
        items={data.rules.map((rule) => [
          say(legalForms[rule.legalForm]),
          [
            show.labelled(t.due, show.day(rule.dueOn)),
            rule.stampedBy ? show.labelled(t.stampedBy, show.day(rule.stampedBy)) : null,
            fill(t.reviewDays, { count: rule.reviewWorkdays }),
            fill(t.source, { source: rule.source }),
          ]
            .filter(Boolean)
            .join(' · '),
        ])}
      />
    </Section>
  )
}
