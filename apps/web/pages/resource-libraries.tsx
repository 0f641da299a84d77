import { useQuery } from '@tanstack/react-query'
import { monthOf } from '../../../kernel/period.ts'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { StatTile, StatTiles } from '../../../platform/web/stat-tile.tsx'
import { Tabs } from '../../../platform/web/tabs.tsx'
import { today } from '../../../platform/web/today.ts'
import { measuresQuery, useNode, valuesQuery } from '../../../rooms/indicators/web/index.ts'
import { organisationList, organisationsTexts } from '../../../rooms/organisations/web/index.ts'
import { memberList, networkTexts } from '../../../rooms/workforce/web/index.ts'

/** The three libraries, each a counter of its own (S16.8, X4). */
const libraries = ['enterprises', 'caring-organisations', 'experts'] as const

/** Enterprises, caring organisations and experts: how many, and who. */
export function Component() {
  const t = useTexts(networkTexts)
  const organisations = useTexts(organisationsTexts)
  const say = useSay()
  const may = useMay()
  const [asked, change] = useAddressQuery()
  const measures = useQuery(measuresQuery)
  const titleOf = (code: string) => {
    const found = measures.data?.items.find((one) => one.code === code)
    return found ? say(found.title) : ''
  }
  const content = {
    enterprises: () => <Bodies kind="enterprise" />,
    'caring-organisations': () => <Bodies kind="caring" />,
    experts: () => <Experts />,
  }
  const open = libraries.filter((code) => may(code === 'experts' ? 'workforce.read' : 'organisations.read'))
  return (
    <Page
      title={t.libraries}
      hint={t.librariesHint}
      crumbs={[{ title: organisations.organisations, to: '/organisations' }]}
    >
      <Stack>
        {may('figures.read') && <Counters titleOf={titleOf} />}
        <Section>
          <Tabs
            label={t.libraries}
            open={asked.library ?? open[0] ?? ''}
            choose={(library) => change({ library })}
            tabs={open.map((key) => ({ key, title: titleOf(key), content: content[key] }))}
          />
        </Section>
      </Stack>
    </Page>
  )
}

function Counters({ titleOf }: { titleOf: (code: string) => string }) {
  const node = useNode()
  const { data } = useQuery({
    ...valuesQuery({ node: node ?? '', period: monthOf(today()) }),
    enabled: node !== null,
  })
  const say = useSay()
  const measures = useQuery(measuresQuery)
  return (
    <StatTiles>
      {libraries.map((code) => {
        const value = data?.figures.find(({ measure }) => measure === code)?.value ?? null
        const unit = measures.data?.items.find((one) => one.code === code)?.unit
        return (
          <StatTile
            key={code}
            name={titleOf(code)}
            value={value === null ? '—' : formatNumber(value)}
            {...(unit ? { unit: say(unit) } : {})}
          />
        )
      })}
    </StatTiles>
  )
}

function Bodies({ kind }: { kind: 'enterprise' | 'caring' }) {
  const t = useTexts(organisationsTexts)
  return (
    <DataTable
      label={t.organisations}
      list={useList(organisationList({ kind, state: 'active' }))}
      rowKey={(row) => row.id}
      to={(row) => `/organisations/${row.id}`}
      columns={[
        { key: 'name', title: t.name, onCard: 'title', cell: (row) => row.name },
        { key: 'place', title: t.division, cell: (row) => row.place.path },
        { key: 'contact', title: t.contact, cell: (row) => row.contactName ?? '—' },
      ]}
    />
  )
}

function Experts() {
  const t = useTexts(networkTexts)
  const organisations = useTexts(organisationsTexts)
  return (
    <DataTable
      label={t.experts}
      list={useList(memberList({ post: 'expert' }))}
      rowKey={(row) => row.id}
      to={(row) => `/workforce/${row.id}`}
      columns={[
        { key: 'name', title: organisations.name, onCard: 'title', cell: (row) => row.name },
        { key: 'employer', title: organisations.organisations, cell: (row) => row.employer ?? '—' },
        { key: 'place', title: organisations.division, cell: (row) => row.placeName },
      ]}
    />
  )
}
