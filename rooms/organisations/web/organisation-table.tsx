import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { TickLine } from '../../../platform/web/form/tick-line.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag, Tags } from '../../../platform/web/tag.tsx'
import { useFilters } from '../../../platform/web/use-filters.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import { type OrganisationKind, organisationFields, organisationKinds } from '../domain/kinds.ts'
import { type OrganisationQuestion, type OrganisationRow, organisationList } from './queries.ts'
import { organisationsTexts } from './texts.ts'

/** What is asked of the register, as it was left on this device. */
export function useAskedOrganisations() {
  const asked = useFilters('organisations', {
    search: '',
    kind: null as OrganisationKind | null,
    hub: false,
    league: false,
  })
  const question: OrganisationQuestion = { state: 'all', ...asked.question }
  return { ...asked, question }
}

/** The register in reach. */
export function OrganisationTable({ asked }: { asked: ReturnType<typeof useAskedOrganisations> }) {
  const t = useTexts(organisationsTexts)
  const kinds = useOptions(organisationKinds)
  return (
    <DataTable
      label={t.organisations}
      list={useList(organisationList(asked.question))}
      columns={useColumns()}
      rowKey={(row) => row.id}
      to={(row) => `/organisations/${row.id}`}
      remember="organisations"
      clear={asked.clear}
      empty={<Empty title={t.none} hint={t.noneHint} />}
      above={
        <Row>
          <SearchBox label={t.search} placeholder={t.searchHint} {...asked.filter('search')} />
          <SelectLine label={t.kind} blank={t.allKinds} {...asked.filter('kind')} options={kinds} />
          <TickLine label={t.hub} {...asked.filter('hub')} />
          <TickLine label={t.league} {...asked.filter('league')} />
        </Row>
      }
    />
  )
}

function useColumns(): readonly Column<OrganisationRow>[] {
  const t = useTexts(organisationsTexts)
  const say = useSay()
  const show = useFormat()
  return [
    { key: 'name', title: t.name, onCard: 'title', cell: (row) => row.name },
    { key: 'kind', title: t.kind, cell: (row) => say(organisationKinds[row.kind]) },
    {
      key: 'creditCode',
      title: t.creditCode,
      cell: (row) => <span className="number">{row.creditCode ?? '—'}</span>,
    },
    { key: 'place', title: t.division, cell: (row) => <span title={row.place.path}>{row.place.name}</span> },
    {
      key: 'marks',
      title: t.marks,
      cell: (row) =>
        row.hub || row.league ? (
          <Tags>
            {row.hub && <Tag>{t.hub}</Tag>}
            {row.league && <Tag>{t.league}</Tag>}
          </Tags>
        ) : (
          '—'
        ),
    },
    {
      key: 'fields',
      title: t.fields,
      extra: true,
      cell: (row) => show.words(row.fields.map((one) => say(organisationFields[one]))) || '—',
    },
    {
      key: 'contact',
      title: t.contact,
      cell: (row) => [row.contactName, row.contactPhone].filter(Boolean).join(' ') || '—',
    },
    { key: 'establishedOn', title: t.establishedOn, extra: true, cell: (row) => show.day(row.establishedOn) },
    { key: 'station', title: t.keeper, extra: true, cell: (row) => row.stationName ?? '—' },
    {
      key: 'state',
      title: t.state,
      cell: (row) => (row.dissolvedOn ? <Tag>{t.dissolved}</Tag> : <Tag tone="good">{t.active}</Tag>),
    },
  ]
}
