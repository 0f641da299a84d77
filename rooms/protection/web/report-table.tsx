import type { ReactNode } from 'react'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { TickLine } from '../../../platform/web/form/tick-line.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { type List, useList } from '../../../platform/web/queries.ts'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag, type Tone } from '../../../platform/web/tag.tsx'
import { useFilters } from '../../../platform/web/use-filters.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import { DivisionName } from '../../regions/web/index.ts'
import { bodyTerms, type ReportState, situationTerms, stateTerms } from '../domain/report-codes.ts'
import { ReportClock } from './clock.tsx'
import { ownReportList, type ReportLine, reportList } from './queries.ts'
import { protectionTexts } from './texts.ts'

const tones: Record<ReportState, Tone> = { open: 'danger', sent: 'good', 'no-need': 'plain' }

/** Reports in reach, what waits longest first. */
export function ReportTable() {
  const t = useTexts(protectionTexts)
  const states = useOptions(stateTerms)
  const { question, filter, clear } = useFilters('protection.filters', {
    number: '',
    state: null as ReportState | null,
    late: false,
  })
  return (
    <Table
      list={useList(reportList(question))}
      clear={clear}
      above={
        <Row>
          <SearchBox label={t.number} placeholder={t.numberHint} {...filter('number')} />
          <SelectLine label={t.state} blank={t.allStates} {...filter('state')} options={states} />
          <TickLine label={t.onlyLate} {...filter('late')} />
        </Row>
      }
    />
  )
}

/** What one reported oneself, for everybody who may report. */
export function OwnReportTable() {
  return <Table list={useList(ownReportList())} />
}

function Table(props: { list: List<ReportLine>; above?: ReactNode; clear?: (() => void) | undefined }) {
  const { list, above, clear } = props
  const t = useTexts(protectionTexts)
  return (
    <DataTable
      label={t.reports}
      list={list}
      columns={useColumns()}
      rowKey={(row) => row.id}
      to={(row) => `/protection/${row.id}`}
      clear={clear}
      empty={<Empty title={t.none} hint={t.noneHint} />}
      {...(above ? { above, remember: 'protection' } : {})}
    />
  )
}

function useColumns(): readonly Column<ReportLine>[] {
  const t = useTexts(protectionTexts)
  const say = useSay()
  const show = useFormat()
  return [
    {
      key: 'number',
      title: t.number,
      onCard: 'title',
      cell: (row) => <span className="number">{row.number}</span>,
    },
    {
      key: 'state',
      title: t.state,
      onCard: 'bare',
      cell: (row) => <Tag tone={tones[row.state]}>{say(stateTerms[row.state])}</Tag>,
    },
    { key: 'clock', title: t.clock, onCard: 'bare', cell: (row) => <ReportClock one={row} /> },
    { key: 'noticed', title: t.noticedAt, cell: (row) => show.instant(row.noticedAt) },
    {
      key: 'situation',
      title: t.situation,
      prose: true,
      cell: (row) => show.words(row.situations.map((code) => say(situationTerms[code]))),
    },
    {
      key: 'child',
      title: t.child,
      cell: (row) => row.personName ?? <span className="soft">{t.unnamed}</span>,
    },
    { key: 'place', title: t.place, cell: (row) => <DivisionName code={row.division} /> },
    {
      key: 'bodies',
      title: t.bodies,
      cell: (row) =>
        row.bodies.length > 0 ? show.words(row.bodies.map((body) => say(bodyTerms[body]))) : '—',
    },
  ]
}
