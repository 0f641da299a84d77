import { addDays, day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import { SelectLine } from '../../../../platform/web/form/select-line.tsx'
import { TickLine } from '../../../../platform/web/form/tick-line.tsx'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Row } from '../../../../platform/web/page.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { SearchBox } from '../../../../platform/web/search-box.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag, Tags } from '../../../../platform/web/tag.tsx'
import { useFilters } from '../../../../platform/web/use-filters.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { DivisionField, DivisionName, StationName, useOwnDivision } from '../../../regions/web/index.ts'
import type { RequestNeed, RequestSource, RequestUrgency } from '../../domain/requests/codes.ts'
import css from './intake.module.css'
import { type RequestLine, type RequestQuestion, type RequestTab, requestList } from './queries.ts'
import { intakeTexts } from './texts.ts'
import { stateTones, urgencyTones, useRequestWords } from './words.ts'

/** Which requests a page lists; kept while one looks at another page. The list and the export ask the same. */
export function useAskedRequests(tab: RequestTab) {
  const asked = useFilters('intake.filters', {
    search: '',
    source: null as RequestSource | null,
    need: null as RequestNeed | null,
    urgency: null as RequestUrgency | null,
    unanswered: false,
    place: null as Found<DivisionCode> | null,
  })
  const { place, ...narrowed } = asked.question
  const question: RequestQuestion = { tab, ...narrowed, ...(place ? { division: place.value } : {}) }
  return { ...asked, question }
}

export type AskedRequests = ReturnType<typeof useAskedRequests>

function RequestFilters({ asked: { filters, filter } }: { asked: AskedRequests }) {
  const t = useTexts(intakeTexts)
  const words = useRequestWords()
  const within = useOwnDivision('intake.read')
  return (
    <Row>
      <SearchBox label={t.search} placeholder={t.searchHint} {...filter('search')} />
      <SelectLine label={t.source} blank={t.allSources} {...filter('source')} options={words.sources} />
      <SelectLine label={t.needs} blank={t.allNeeds} {...filter('need')} options={words.needs} />
      <SelectLine label={t.urgency} blank={t.allUrgencies} {...filter('urgency')} options={words.urgencies} />
      <TickLine label={t.onlyUnanswered} {...filter('unanswered')} />
      <details className={css.further} open={filters.place !== null}>
        <summary>{t.byPlace}</summary>
        <DivisionField
          id="intake-place"
          label={t.place}
          problems={[]}
          required={false}
          marked={false}
          within={within}
          {...filter('place')}
        />
      </details>
    </Row>
  )
}

/** Requests by urgency and age; those that ended by their end. */
export function RequestTable(props: {
  question: RequestQuestion
  asked?: AskedRequests | undefined
  atOnce?: number | undefined
}) {
  const { question, asked, atOnce } = props
  const t = useTexts(intakeTexts)
  const list = useList(requestList(question, atOnce))
  const columns = useColumns(question.tab ?? 'waiting')
  const empty =
    question.tab === 'overdue' ? <Empty title={t.noneOverdue} /> : <Empty title={t.none} hint={t.noneHint} />
  return (
    <DataTable
      label={t.requests}
      list={list}
      columns={columns}
      rowKey={(row) => row.id}
      to={(row) => `/intake/${row.id}`}
      clear={asked?.clear}
      empty={empty}
      {...(asked ? { above: <RequestFilters asked={asked} />, remember: 'requests' } : {})}
    />
  )
}

/** Whatever must be seen at once of a request: danger, urgency, a clock that has run out, an unread message. */
export function RequestMarks({ row }: { row: RequestLine }) {
  const t = useTexts(intakeTexts)
  const words = useRequestWords()
  const shown = { none: '', 'station-head': t.toHead, centre: t.toCentre, county: t.toCounty }[row.escalation]
  return (
    <Tags>
      <Tag tone={urgencyTones[row.urgency]}>{words.urgency(row.urgency)}</Tag>
      {row.unprotected && <Tag tone="danger">{t.protectFirst}</Tag>}
      {row.overdue && <Tag tone="danger">{shown || t.overdueSince}</Tag>}
      {!row.answered && <Tag tone="info">{t.unanswered}</Tag>}
    </Tags>
  )
}

/** When a decision is due: an instant for a clock of hours, its last day for one of working days. */
export function useDue() {
  const show = useFormat()
  return (at: string) =>
    at.includes('T00:00:00') ? show.day(addDays(day(at.slice(0, 10)), -1)) : show.instant(at)
}

function useColumns(tab: RequestTab): readonly Column<RequestLine>[] {
  const t = useTexts(intakeTexts)
  const words = useRequestWords()
  const show = useFormat()
  const due = useDue()
  const about: Column<RequestLine> = {
    key: 'about',
    title: t.about,
    onCard: 'title',
    cell: (row) => row.aboutName ?? t.notTold,
  }
  const time: Column<RequestLine> =
    tab === 'settled'
      ? {
          key: 'settled',
          title: t.settled,
          cell: (row) => (row.settledAt ? show.instant(row.settledAt) : '—'),
        }
      : {
          key: 'due',
          title: t.clock,
          cell: (row) => (row.dueAt ? due(row.dueAt) : '—'),
        }
  return [
    about,
    { key: 'marks', title: t.urgency, onCard: 'bare', cell: (row) => <RequestMarks row={row} /> },
    {
      key: 'state',
      title: t.state,
      onCard: 'bare',
      cell: (row) => <Tag tone={stateTones[row.state]}>{words.state(row.state)}</Tag>,
    },
    { key: 'place', title: t.place, cell: (row) => <DivisionName code={row.division} /> },
    { key: 'source', title: t.source, cell: (row) => words.source(row.source) },
    {
      key: 'needs',
      title: t.needs,
      cell: (row) => (row.needs.length > 0 ? show.words(row.needs.map(words.need)) : '—'),
    },
    {
      key: 'received',
      title: t.receivedAt,
      extra: tab !== 'settled',
      onCard: tab === 'settled' ? 'line' : 'hidden',
      cell: (row) => show.instant(row.receivedAt),
    },
    time,
    {
      key: 'owner',
      title: t.owner,
      cell: (row) => row.ownerName ?? <span className="soft">{t.nobody}</span>,
    },
    {
      key: 'station',
      title: t.station,
      extra: true,
      cell: (row) =>
        row.station ? <StationName station={row.station} division={row.division} /> : t.countyQueue,
    },
    {
      key: 'number',
      title: t.number,
      extra: true,
      cell: (row) => <span className="number">{row.number}</span>,
    },
  ]
}
