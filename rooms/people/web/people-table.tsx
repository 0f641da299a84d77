import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag, Tags } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useRemembered } from '../../../platform/web/use-remembered.ts'
import { useSettled } from '../../../platform/web/use-settled.ts'
import css from './people-table.module.css'
import { type PeopleQuestion, type PersonRow, peopleCount, peopleList } from './queries.ts'
import { peopleTexts } from './texts.ts'
import { usePeopleWords } from './words.ts'

type Filters = { category: string; state: NonNullable<PeopleQuestion['state']> }

/** The list of people: one search box for everything, two filters, and the rows. */
export function PeopleTable() {
  const t = useTexts(peopleTexts)
  const [typed, setTyped] = useRemembered('people.search', '')
  const [filters, setFilters] = useRemembered<Filters>('people.filters', {
    category: '',
    state: 'on-register',
  })
  const search = useSettled(typed.trim(), 200)
  const question: PeopleQuestion = {
    ...(search ? { search } : {}),
    ...(filters.category ? { category: filters.category } : {}),
    state: filters.state,
  }
  const list = useList(peopleList(question))
  return (
    <DataTable
      label={t.people}
      list={list}
      columns={useColumns()}
      rowKey={(row) => row.id}
      to={(row) => `/people/${row.id}`}
      remember="people"
      empty={<Empty title={t.none_found} hint={t.none_hint} />}
      above={
        <>
          <SearchBox label={t.search} placeholder={t.searchHint} value={typed} change={setTyped} />
          <FilterLists filters={filters} change={setFilters} />
          <Count question={question} />
        </>
      }
    />
  )
}

function FilterLists({ filters, change }: { filters: Filters; change: (filters: Filters) => void }) {
  const t = useTexts(peopleTexts)
  const words = usePeopleWords()
  const states = ['on-register', 'active', 'paused', 'moved-away', 'died', 'closed', 'all'] as const
  const stateName = (state: (typeof states)[number]) =>
    state === 'all' ? t.allStates : state === 'on-register' ? t.onRegister : words.state(state)
  return (
    <>
      <select
        className={css.filter}
        aria-label={t.categories}
        value={filters.category}
        onChange={(event) => change({ ...filters, category: event.target.value })}
      >
        <option value="">{t.allCategories}</option>
        {words.options(words.vocabulary?.categories).map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <select
        className={css.filter}
        aria-label={t.state}
        value={filters.state}
        onChange={(event) => change({ ...filters, state: event.target.value as Filters['state'] })}
      >
        {states
          .filter((state) => state !== 'active')
          .map((state) => (
            <option key={state} value={state}>
              {stateName(state)}
            </option>
          ))}
      </select>
    </>
  )
}

function Count({ question }: { question: PeopleQuestion }) {
  const t = useTexts(peopleTexts)
  const { data } = useQuery(peopleCount(question))
  if (!data) return null
  return (
    <span className="soft number" role="status">
      {fill(data.exact ? t.count : t.countAtLeast, { count: formatNumber(data.atLeast) })}
    </span>
  )
}

function useColumns(): readonly Column<PersonRow>[] {
  const t = useTexts(peopleTexts)
  const words = usePeopleWords()
  const show = useFormat()
  return [
    { key: 'name', title: t.name, onCard: 'title', cell: (row) => row.name },
    {
      key: 'person',
      title: `${t.sex} · ${t.age}`,
      cell: (row) =>
        [words.sex(row.sex), row.age === null ? null : fill(t.years, { count: row.age })]
          .filter(Boolean)
          .join(' · '),
    },
    {
      key: 'idNumber',
      title: t.idNumber,
      cell: (row) => <span className="number">{row.idNumber ?? '—'}</span>,
    },
    { key: 'place', title: t.place, cell: (row) => row.place.name },
    {
      key: 'categories',
      title: t.categories,
      cell: (row) => (
        <Tags>
          {row.categories?.map((category) => (
            <Tag key={category}>{words.category(category)}</Tag>
          ))}
        </Tags>
      ),
    },
    { key: 'responsible', title: t.responsible, cell: (row) => row.responsibleName ?? '—' },
    { key: 'registeredOn', title: t.registeredOn, extra: true, cell: (row) => show.day(row.registeredOn) },
    {
      key: 'fileNumber',
      title: t.fileNumber,
      extra: true,
      cell: (row) => <span className="number">{row.fileNumber}</span>,
    },
    {
      key: 'phone',
      title: t.phone,
      extra: true,
      cell: (row) => <span className="number">{row.phone ?? '—'}</span>,
    },
    { key: 'station', title: t.station, extra: true, cell: (row) => row.station.name },
    {
      key: 'state',
      title: t.state,
      extra: true,
      cell: (row) => <Tag tone={words.tone(row.state)}>{words.state(row.state)}</Tag>,
    },
  ]
}
