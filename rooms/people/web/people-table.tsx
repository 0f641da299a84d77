import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag, Tags } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { type PeopleQuestion, type PersonRow, peopleCount, peopleList } from './queries.ts'
import { peopleTexts } from './texts.ts'
import { usePeopleWords } from './words.ts'

/** The people of a question, with how many they are; `above` holds the filters. */
export function PeopleTable({
  question,
  above,
  empty,
}: {
  question: PeopleQuestion
  above?: ReactNode | undefined
  empty?: ReactNode | undefined
}) {
  const t = useTexts(peopleTexts)
  const list = useList(peopleList(question))
  return (
    <DataTable
      label={t.people}
      list={list}
      columns={useColumns()}
      rowKey={(row) => row.id}
      to={(row) => `/people/${row.id}`}
      remember="people"
      empty={empty ?? <Empty title={t.noneFound} hint={t.noneHint} />}
      above={
        <>
          {above}
          <Count question={question} />
        </>
      }
    />
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
      cell: (row) => words.sexAndAge(row),
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
          {row.categories?.map((category) => <Tag key={category}>{words.category(category)}</Tag>) ?? '—'}
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
