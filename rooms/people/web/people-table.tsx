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
import { usePhone } from '../../../platform/web/use-phone.ts'
import { type PeopleQuestion, type PersonRow, peopleCount, peopleList } from './queries.ts'
import { peopleTexts } from './texts.ts'
import { usePeopleWords } from './words.ts'

/** The people of a question, `above` holds the filters. */
export function PeopleTable({
  question,
  above,
  empty,
  atOnce,
}: {
  question: PeopleQuestion
  above?: ReactNode | undefined
  empty?: ReactNode | undefined
  /** Rows before "load more", and no choice of columns, for a short list on another page. */
  atOnce?: number | undefined
}) {
  const t = useTexts(peopleTexts)
  const list = useList(peopleList(question, atOnce))
  return (
    <DataTable
      label={t.people}
      list={list}
      columns={useColumns()}
      rowKey={(row) => row.id}
      to={(row) => `/people/${row.id}`}
      {...(atOnce ? {} : { remember: 'people' })}
      empty={empty ?? <Empty title={t.noneFound} hint={t.noneHint} />}
      above={above}
    />
  )
}

/** How many people a question finds; beyond a thousand only that there are more. */
export function PeopleCount({ question }: { question: PeopleQuestion }) {
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
  const phone = usePhone()
  const name: Column<PersonRow> = {
    key: 'name',
    title: t.name,
    onCard: 'title',
    cell: (row) => row.name,
  }
  const categories: Column<PersonRow> = {
    key: 'categories',
    title: t.categories,
    onCard: 'bare',
    cell: (row) => (
      <Tags>
        {row.categories?.map((category) => <Tag key={category}>{words.category(category)}</Tag>) ?? '—'}
      </Tags>
    ),
  }
  if (phone) {
    const short = (row: PersonRow) => [words.sexAndAge(row), row.place.name, row.idNumber]
    return [
      name,
      {
        key: 'short',
        title: t.basics,
        onCard: 'bare',
        cell: (row) => <span className="soft">{short(row).filter(Boolean).join(' · ')}</span>,
      },
      categories,
    ]
  }
  return [
    name,
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
    categories,
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
