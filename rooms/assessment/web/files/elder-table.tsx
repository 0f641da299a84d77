import { Button } from 'antd'
import type { DivisionCode } from '../../../../kernel/division.ts'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import { SelectLine } from '../../../../platform/web/form/select-line.tsx'
import { useTexts } from '../../../../platform/web/language.tsx'
import { PageLink, useGo } from '../../../../platform/web/link.tsx'
import { useMay } from '../../../../platform/web/me.tsx'
import { Row } from '../../../../platform/web/page.tsx'
import { useList } from '../../../../platform/web/queries.ts'
import { SearchBox } from '../../../../platform/web/search-box.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import { Tag } from '../../../../platform/web/tag.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { useRemembered } from '../../../../platform/web/use-remembered.ts'
import { useSettled } from '../../../../platform/web/use-settled.ts'
import { usePeopleWords } from '../../../people/web/index.ts'
import { StationName } from '../../../regions/web/index.ts'
import { specialElderCategories } from '../../domain/files/elder-roster.ts'
import { elderTexts } from './elder-texts.ts'
import { GradeTag } from './grade-tag.tsx'
import { PlaceFilter } from './place-filter.tsx'
import { type ElderLine, type ElderQuestion, elderList } from './queries.ts'

type Filters = {
  readonly search: string
  readonly category: (typeof specialElderCategories)[number] | 'CJ' | null
  readonly place: Found<DivisionCode> | null
}
const noFilters: Filters = { search: '', category: null, place: null }

/** Which elders the list shows; `fixed` is the place or station that the address asks for. */
export function useAskedElders(fixed: ElderQuestion) {
  const [filters, setFilters] = useRemembered('assessment.elders.filters', noFilters)
  const { search, category, place } = useSettled(filters, 250)
  const question: ElderQuestion = {
    ...(search.trim() ? { search: search.trim() } : {}),
    ...(category ? { category } : {}),
    ...(place ? { within: place.value } : {}),
    ...fixed,
  }
  return { filters, question, change: (changes: Partial<Filters>) => setFilters({ ...filters, ...changes }) }
}

/** The roster by name: when each elder was last met, and who answers for them. A grade is never printed. */
export function ElderTable({ asked }: { asked: ReturnType<typeof useAskedElders> }) {
  const t = useTexts(elderTexts)
  const words = usePeopleWords()
  const { filters, change, question } = asked
  const categories = words
    .options(words.vocabulary?.categories)
    .filter(({ value }) => value === 'CJ' || (specialElderCategories as readonly string[]).includes(value))
  return (
    <DataTable
      label={t.roster}
      list={useList(elderList(question))}
      columns={useColumns()}
      rowKey={(row) => row.person}
      to={(row) => `/people/${row.person}`}
      remember="elders"
      empty={<Empty title={t.none} hint={t.noneHint} />}
      above={
        <Row>
          <SearchBox
            label={t.search}
            placeholder={t.searchHint}
            value={filters.search}
            change={(search) => change({ search })}
          />
          <SelectLine
            label={t.category}
            blank={t.allCategories}
            value={filters.category}
            change={(category) => change({ category: category as Filters['category'] })}
            options={categories}
          />
          {question.station === undefined && (
            <PlaceFilter
              id="elders-place"
              permission="people.read-sensitive"
              value={filters.place}
              change={(place) => change({ place })}
            />
          )}
        </Row>
      }
    />
  )
}

function useColumns(): readonly Column<ElderLine>[] {
  const t = useTexts(elderTexts)
  const show = useFormat()
  const may = useMay()
  const go = useGo()
  const words = usePeopleWords()
  const categoryOf = (code: string) =>
    words.options(words.vocabulary?.categories).find(({ value }) => value === code)?.label ?? code
  const day = (on: string | null) => (on ? show.day(on) : <span className="soft">{t.never}</span>)
  const risk: Column<ElderLine> = {
    key: 'risk',
    title: t.risk,
    cell: (row) =>
      row.risk ? (
        <PageLink to={`/risk/files/${row.risk.file}`}>
          <GradeTag grade={row.risk.grade} title={row.risk.title} />
        </PageLink>
      ) : (
        '—'
      ),
  }
  return [
    { key: 'name', title: t.name, onCard: 'title', cell: (row) => row.name },
    { key: 'village', title: t.village, cell: (row) => row.place },
    { key: 'categories', title: t.category, cell: (row) => show.words(row.categories.map(categoryOf)) },
    { key: 'met', title: t.metOn, cell: (row) => day(row.metOn) },
    {
      key: 'month',
      title: t.contactOn,
      cell: (row) => (
        <>
          {day(row.contactOn)}
          <div>
            <Tag tone={row.visited ? 'good' : 'warning'}>{row.visited ? t.visited : t.notVisited}</Tag>
          </div>
        </>
      ),
    },
    ...(may('assessment.read') ? [risk] : []),
    {
      key: 'responsible',
      title: t.responsible,
      cell: (row) => (
        <>
          {row.responsible ?? '—'}
          {row.advisers.length > 0 && (
            <div className="soft">{show.labelled(t.advisers, show.words(row.advisers))}</div>
          )}
        </>
      ),
    },
    {
      key: 'station',
      title: t.station,
      extra: true,
      cell: (row) => <StationName station={row.station} division={row.division} />,
    },
    ...(may('activities.record')
      ? [
          {
            key: 'visit',
            title: t.recordVisit,
            quietTitle: true,
            cell: (row: ElderLine) => (
              <Button size="small" onClick={() => go('/visits/new', { person: row.person })}>
                {t.recordVisit}
              </Button>
            ),
          },
        ]
      : []),
  ]
}
