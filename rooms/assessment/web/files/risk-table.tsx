import type { DivisionCode } from '../../../../kernel/division.ts'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import { SelectLine } from '../../../../platform/web/form/select-line.tsx'
import { TickLine } from '../../../../platform/web/form/tick-line.tsx'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Row } from '../../../../platform/web/page.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { SearchBox } from '../../../../platform/web/search-box.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag, Tags } from '../../../../platform/web/tag.tsx'
import { useFilters } from '../../../../platform/web/use-filters.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { StationName } from '../../../regions/web/index.ts'
import { GradeTag } from './grade-tag.tsx'
import { PlaceFilter } from './place-filter.tsx'
import {
  type RiskCounts,
  type RiskFileLine,
  type RiskQuestion,
  riskFileList,
  type Waiting,
} from './queries.ts'
import { riskTexts } from './risk-texts.ts'
import { useRiskWords } from './risk-words.ts'

/** Which files the list shows; kept while one looks at another page. */
export function useAskedFiles() {
  const asked = useFilters('assessment.filters', {
    search: '',
    about: null as 'child' | 'elder' | null,
    grade: null as string | null,
    waiting: null as Waiting | null,
    mine: false,
    closed: false,
    place: null as Found<DivisionCode> | null,
  })
  const { closed, place, ...narrowed } = asked.question
  const question: RiskQuestion = {
    ...narrowed,
    ...(closed ? { state: 'closed' } : {}),
    ...(place ? { division: place.value } : {}),
  }
  return { ...asked, question }
}

export type AskedFiles = ReturnType<typeof useAskedFiles>

function RiskFilters({
  asked: { filters, filter, change },
  counts,
}: {
  asked: AskedFiles
  counts: RiskCounts | undefined
}) {
  const t = useTexts(riskTexts)
  const say = useSay()
  const words = useRiskWords()
  const grades = (counts?.grades ?? []).filter(({ about }) => !filters.about || about === filters.about)
  return (
    <Row>
      <SearchBox label={t.search} placeholder={t.searchHint} {...filter('search')} />
      <SelectLine
        label={t.about}
        blank={t.allAbout}
        value={filters.about}
        change={(about) => change({ about, grade: null })}
        options={words.abouts}
      />
      <SelectLine
        label={t.grade}
        blank={t.allGrades}
        {...filter('grade')}
        options={grades.map(({ grade, title }) => ({ value: grade, label: say(title) }))}
      />
      <SelectLine
        label={t.waiting}
        blank={t.anyWaiting}
        {...filter('waiting')}
        options={[
          { value: 'overdue' as const, label: t.overdue },
          { value: 'station-head' as const, label: t.toHead },
          { value: 'centre' as const, label: t.toCentre },
          { value: 'signature' as const, label: t.toSign },
          { value: 'review' as const, label: t.toReview },
          { value: 'provisional' as const, label: t.toComplete },
        ]}
      />
      <TickLine label={t.onlyMine} {...filter('mine')} />
      <TickLine label={t.closedToo} {...filter('closed')} />
      <PlaceFilter id="risk-place" permission="assessment.read" {...filter('place')} />
    </Row>
  )
}

/** Files, what is due first comes first. `withPerson` off where all are of the same person. */
export function RiskTable(props: {
  question: RiskQuestion
  asked?: AskedFiles | undefined
  counts?: RiskCounts | undefined
  withPerson?: boolean | undefined
}) {
  const { question, asked, counts, withPerson = true } = props
  const t = useTexts(riskTexts)
  const list = useList(riskFileList(question))
  const columns = useColumns(withPerson)
  return (
    <div className="not-printed">
      <DataTable
        label={t.files}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        to={(row) => `/risk/files/${row.id}`}
        clear={asked?.clear}
        empty={<Empty title={t.none} hint={t.noneHint} />}
        {...(asked ? { above: <RiskFilters asked={asked} counts={counts} />, remember: 'risk-files' } : {})}
      />
    </div>
  )
}

function useColumns(withPerson: boolean): readonly Column<RiskFileLine>[] {
  const t = useTexts(riskTexts)
  const words = useRiskWords()
  const show = useFormat()
  const person: Column<RiskFileLine> = {
    key: 'person',
    title: t.client,
    onCard: 'title',
    cell: (row) => row.personName ?? <span className="soft">{t.someone}</span>,
  }
  const about: Column<RiskFileLine> = {
    key: 'about',
    title: t.about,
    ...(withPerson ? {} : { onCard: 'title' as const }),
    cell: (row) => words.about(row.about),
  }
  return [
    ...(withPerson ? [person] : [about]),
    { key: 'grade', title: t.grade, onCard: 'bare', cell: (row) => <Marks row={row} /> },
    { key: 'next', title: t.next, cell: (row) => <Due row={row} /> },
    { key: 'met', title: t.metOn, cell: (row) => (row.metOn ? show.day(row.metOn) : t.never) },
    {
      key: 'station',
      title: t.station,
      cell: (row) => <StationName station={row.station} division={row.division} />,
    },
    { key: 'worker', title: t.worker, cell: (row) => row.workerName },
    ...(withPerson ? [{ ...about, extra: true }] : []),
  ]
}

function Marks({ row }: { row: RiskFileLine }) {
  const t = useTexts(riskTexts)
  return (
    <Tags>
      <GradeTag grade={row.grade} title={row.gradeTitle} />
      {row.provisional && <Tag>{t.provisional}</Tag>}
      {row.openTriggers > 0 && <Tag tone="danger">{fill(t.openTriggers, { count: row.openTriggers })}</Tag>}
      {row.proposed && <Tag tone="accent">{t.waitsForSignature}</Tag>}
    </Tags>
  )
}

function Due({ row: { next } }: { row: RiskFileLine }) {
  const t = useTexts(riskTexts)
  const say = useSay()
  const show = useFormat()
  if (!next) return '—'
  return (
    <Tags>
      <span>{fill(t.dueOn, { title: say(next.title), day: show.day(next.dueOn) })}</span>
      {next.overdueDays > 0 && <Tag tone="danger">{fill(t.lateBy, { count: next.overdueDays })}</Tag>}
    </Tags>
  )
}
