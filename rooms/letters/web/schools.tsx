import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../platform/web/page.tsx'
import { ExportButton } from '../../../platform/web/page-buttons.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { StatTile, StatTiles } from '../../../platform/web/stat-tile.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { boxTexts } from './box-texts.ts'
import { boxesApi, type Network, type School, type SchoolFigures, schoolsQuery } from './queries.ts'

type Figure = SchoolFigures['received']
const columnsOfFigures = [
  'received',
  'answered',
  'inTime',
  'pupils',
  'sessions',
  'groups',
  'classes',
] as const

/** A figure, or a star where it is hidden to protect pupils. */
export function FigureCell({ figure }: { figure: Figure }) {
  const t = useTexts(boxTexts)
  if (figure.value !== null) return <span className="number">{formatNumber(figure.value)}</span>
  return (
    <span title={t.hiddenCell}>
      <span aria-hidden>*</span>
      <span className="only-read-aloud">{t.hiddenCell}</span>
    </span>
  )
}

const counted = ({ total: { schools, cities, named } }: Network) => ({ schools, cities, named })

/** The network: how many schools in how many cities, and what each recorded (S2.A2). */
export function SchoolNetwork() {
  const t = useTexts(boxTexts)
  const show = useFormat()
  const download = useDownload(() => boxesApi.file('/api/letters/schools/export'))
  return (
    <Loaded query={useQuery(schoolsQuery)} lines={8}>
      {(network) =>
        network.total.schools === 0 ? (
          <Section title={t.network}>
            <Empty title={t.noSchools} hint={t.noSchoolsHint} />
          </Section>
        ) : (
          <Stack>
            <FailureNotice failure={download.failure} />
            <Section
              title={t.network}
              actions={<ExportButton download={download}>{t.export}</ExportButton>}
              hint={`${fill(t.networkHint, counted(network))} · ${fill(t.span, {
                from: show.day(network.from),
                to: show.day(network.to),
              })}`}
            >
              <SchoolTiles figures={network.total.figures} />
              <p className="soft">{t.hidden}</p>
            </Section>
            <Section title={t.byCity} flush>
              <CityTable network={network} />
            </Section>
            <Section title={t.bySchool} flush>
              <SchoolTable network={network} />
            </Section>
          </Stack>
        )
      }
    </Loaded>
  )
}

/** The figures of a school or of all, each with its unit. */
export function SchoolTiles({ figures }: { figures: SchoolFigures }) {
  const t = useTexts(boxTexts)
  const units = {
    received: t.letters,
    answered: t.letters,
    inTime: t.letters,
    pupils: t.persons,
    sessions: t.times,
    groups: t.items,
    classes: t.lessons,
  }
  return (
    <StatTiles>
      {columnsOfFigures.map((column) => {
        const { value } = figures[column]
        return (
          <StatTile
            key={column}
            name={t[column]}
            value={value === null ? '*' : formatNumber(value)}
            unit={units[column]}
          />
        )
      })}
    </StatTiles>
  )
}

function useFigureColumns<Row extends { readonly figures: SchoolFigures }>(): Column<Row>[] {
  const t = useTexts(boxTexts)
  return columnsOfFigures.map((column) => ({
    key: column,
    title: t[column],
    align: 'end',
    cell: (row) => <FigureCell figure={row.figures[column]} />,
  }))
}

function CityTable({ network }: { network: Network }) {
  const t = useTexts(boxTexts)
  const figures = useFigureColumns<Network['cities'][number]>()
  const columns: readonly Column<Network['cities'][number]>[] = [
    { key: 'name', title: t.city, onCard: 'title', cell: (city) => city.name },
    { key: 'schools', title: t.school, align: 'end', cell: (city) => city.schools },
    ...figures,
  ]
  return (
    <DataTable
      label={t.byCity}
      list={listOf(network.cities)}
      columns={columns}
      rowKey={(city) => String(city.code)}
      empty={<Empty title={t.noSchools} hint={t.noSchoolsHint} />}
    />
  )
}

function SchoolTable({ network }: { network: Network }) {
  const t = useTexts(boxTexts)
  const figures = useFigureColumns<School>()
  const columns: readonly Column<School>[] = [
    {
      key: 'name',
      title: t.school,
      onCard: 'title',
      cell: (school) => (school.unnamed ? `${t.unnamed} ${school.code}` : school.name),
    },
    { key: 'city', title: t.city, cell: (school) => school.city.name },
    {
      key: 'operator',
      title: t.operator,
      extra: true,
      cell: (school) => school.operator?.name ?? school.operatorName ?? '—',
    },
    ...figures,
  ]
  return (
    <DataTable
      label={t.bySchool}
      list={listOf(network.schools)}
      columns={columns}
      rowKey={(school) => school.station}
      to={(school) => `/letters/schools/${school.station}`}
      remember="schools"
      empty={<Empty title={t.noSchools} hint={t.noSchoolsHint} />}
    />
  )
}
