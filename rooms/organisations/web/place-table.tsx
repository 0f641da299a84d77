import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { TickLine } from '../../../platform/web/form/tick-line.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useFilters } from '../../../platform/web/use-filters.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import { type PlaceKind, placeKinds } from '../domain/kinds.ts'
import { type PlaceQuestion, type PlaceRow, placeList } from './queries.ts'
import { organisationsTexts } from './texts.ts'

/** What is asked of the places, as it was left on this device. */
export function useAskedPlaces() {
  const asked = useFilters('places', { search: '', kind: null as PlaceKind | null, gap: false })
  const question: PlaceQuestion = { state: 'all', ...asked.question }
  return { ...asked, question }
}

/** Incubation bases, volunteer sites and youth homes in reach. */
export function PlaceTable({ asked }: { asked: ReturnType<typeof useAskedPlaces> }) {
  const t = useTexts(organisationsTexts)
  const kinds = useOptions(placeKinds)
  return (
    <DataTable
      label={t.places}
      list={useList(placeList(asked.question))}
      columns={useColumns()}
      rowKey={(row) => row.id}
      to={(row) => `/places/${row.id}`}
      remember="places"
      clear={asked.clear}
      empty={<Empty title={t.noPlaces} hint={t.noPlacesHint} />}
      above={
        <Row>
          <SearchBox label={t.searchPlaces} {...asked.filter('search')} />
          <SelectLine label={t.kind} blank={t.allKinds} {...asked.filter('kind')} options={kinds} />
          <TickLine label={t.gapOnly} {...asked.filter('gap')} />
        </Row>
      }
    />
  )
}

function useColumns(): readonly Column<PlaceRow>[] {
  const t = useTexts(organisationsTexts)
  const say = useSay()
  const show = useFormat()
  return [
    { key: 'name', title: t.name, onCard: 'title', cell: (row) => row.name },
    { key: 'kind', title: t.kind, cell: (row) => say(placeKinds[row.kind]) },
    {
      key: 'place',
      title: t.placeDivision,
      cell: (row) => <span title={row.place.path}>{row.place.name}</span>,
    },
    { key: 'runBy', title: t.runBy, cell: (row) => row.organisationName ?? '—' },
    {
      key: 'workers',
      title: t.youthWorkers,
      align: 'end',
      cell: (row) => (row.gap ? <Tag tone="danger">{t.gap}</Tag> : (row.youthWorkers ?? '—')),
    },
    { key: 'openedOn', title: t.openedOn, cell: (row) => show.day(row.openedOn) },
    {
      key: 'state',
      title: t.state,
      cell: (row) => (row.closedOn ? <Tag>{t.closed}</Tag> : <Tag tone="good">{t.open}</Tag>),
    },
  ]
}
