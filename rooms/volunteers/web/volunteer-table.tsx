import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { TickLine } from '../../../platform/web/form/tick-line.tsx'
import { formatNumber, formatShare } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useFilters } from '../../../platform/web/use-filters.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import { type Intention, intentions } from '../domain/codes.ts'
import { type VolunteerQuestion, type VolunteerRow, volunteerList, volunteerTotals } from './queries.ts'
import { volunteersTexts } from './texts.ts'

type Registration = 'registered' | 'unregistered'

/** What is asked of the register, as it was left on this device. */
export function useAskedVolunteers() {
  const asked = useFilters('volunteers', {
    search: '',
    registration: null as Registration | null,
    intention: null as Intention | null,
    left: false,
  })
  const { left, ...narrowed } = asked.question
  const question: VolunteerQuestion = { state: left ? 'all' : 'active', ...narrowed }
  return { ...asked, question }
}

/** The register in reach. */
export function VolunteerTable({ asked }: { asked: ReturnType<typeof useAskedVolunteers> }) {
  const t = useTexts(volunteersTexts)
  const interests = useOptions(intentions)
  return (
    <DataTable
      label={t.volunteers}
      list={useList(volunteerList(asked.question))}
      columns={useColumns()}
      rowKey={(row) => row.id}
      to={(row) => `/volunteers/${row.id}`}
      remember="volunteers"
      clear={asked.clear}
      empty={<Empty title={t.none} hint={t.noneHint} />}
      above={
        <Row>
          <SearchBox label={t.search} placeholder={t.searchHint} {...asked.filter('search')} />
          <SelectLine
            label={t.registration}
            blank={t.anyRegistration}
            {...asked.filter('registration')}
            options={[
              { value: 'registered' as const, label: t.registered },
              { value: 'unregistered' as const, label: t.unregistered },
            ]}
          />
          <SelectLine
            label={t.intentions}
            blank={t.allIntentions}
            {...asked.filter('intention')}
            options={interests}
          />
          <TickLine label={t.alsoLeft} {...asked.filter('left')} />
          <Totals question={asked.question} />
        </Row>
      }
    />
  )
}

/** How many are asked for, and how many of them are registered: both are always told (S18.7). */
function Totals({ question }: { question: VolunteerQuestion }) {
  const t = useTexts(volunteersTexts)
  const { data } = useQuery(volunteerTotals(question))
  if (!data) return null
  const counts = { all: formatNumber(data.volunteers), registered: formatNumber(data.registered) }
  const share =
    data.volunteers === 0
      ? ''
      : fill(t.totalsShare, { share: formatShare(data.registered / data.volunteers) })
  return (
    <span className="soft number" role="status">
      {fill(t.totals, counts)}
      {share}
    </span>
  )
}

function useColumns(): readonly Column<VolunteerRow>[] {
  const t = useTexts(volunteersTexts)
  const say = useSay()
  const show = useFormat()
  return [
    { key: 'name', title: t.name, onCard: 'title', cell: (row) => row.name },
    { key: 'number', title: t.number, cell: (row) => <span className="number">{row.number}</span> },
    { key: 'phone', title: t.phone, cell: (row) => <span className="number">{row.phone ?? '—'}</span> },
    { key: 'place', title: t.area, cell: (row) => <span title={row.place.path}>{row.place.name}</span> },
    {
      key: 'intentions',
      title: t.intentions,
      cell: (row) => show.words(row.intentions.map((code) => say(intentions[code]))) || '—',
    },
    { key: 'linkedOn', title: t.linkedOn, cell: (row) => show.day(row.linkedOn) },
    { key: 'station', title: t.station, extra: true, cell: (row) => row.stationName ?? '—' },
    {
      key: 'registration',
      title: t.registration,
      cell: (row) => (row.registered ? <Tag tone="good">{t.registered}</Tag> : <Tag>{t.unregistered}</Tag>),
    },
    {
      key: 'state',
      title: t.state,
      extra: true,
      cell: (row) => (row.leftOn ? <Tag>{t.left}</Tag> : <Tag tone="good">{t.active}</Tag>),
    },
  ]
}
