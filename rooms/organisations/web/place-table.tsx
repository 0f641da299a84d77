import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { TickLine } from '../../../platform/web/form/tick-line.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag } from '../../../platform/web/tag.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import { useRemembered } from '../../../platform/web/use-remembered.ts'
import { useSettled } from '../../../platform/web/use-settled.ts'
import { type PlaceKind, placeKinds } from '../domain/kinds.ts'
import { type PlaceQuestion, type PlaceRow, placeList } from './queries.ts'
import { organisationsTexts } from './texts.ts'

/** What is asked of the places, as it was left on this device. */
export function useAskedPlaces() {
  const [typed, setTyped] = useRemembered('places.search', '')
  const [kind, setKind] = useRemembered<PlaceKind | null>('places.kind', null)
  const [gap, setGap] = useRemembered('places.gap', false)
  const search = useSettled(typed.trim(), 200)
  const question: PlaceQuestion = {
    state: 'all',
    ...(search ? { search } : {}),
    ...(kind ? { kind } : {}),
    ...(gap ? { gap: 'true' } : {}),
  }
  return { question, typed, setTyped, kind, setKind, gap, setGap }
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
      empty={<Empty title={t.noPlaces} hint={t.noPlacesHint} />}
      above={
        <Row>
          <SearchBox label={t.searchPlaces} value={asked.typed} change={asked.setTyped} />
          <SelectLine
            label={t.kind}
            blank={t.allKinds}
            value={asked.kind}
            change={asked.setKind}
            options={kinds}
          />
          <TickLine label={t.gapOnly} value={asked.gap} change={asked.setGap} />
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
