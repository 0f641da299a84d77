import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { useFormat } from '../../../platform/web/use-format.ts'
import { StationName } from '../../regions/web/index.ts'
import { recordKind } from '../domain/record-kind.ts'
import { type Figure, type FigureRecord, type MeasureDefinition, recordList } from './queries.ts'
import { recordTexts } from './record-texts.ts'

/** The records behind a figure, a page at a time; a row leads to the visit, or to the person who is counted. */
export function RecordList({ figure, measure }: { figure: Figure; measure: MeasureDefinition }) {
  const t = useTexts(recordTexts)
  const list = useList(recordList(figure))
  // What a line is holds for all of them: the measure decides it.
  const kind = list.rows[0]?.kind ?? 'visit'
  const columns = useColumns(measure, kind)
  const to = useLeads(kind)
  if (list.state === 'failed' && list.failure?.code === 'not-permitted')
    return (
      <Section>
        <Empty title={t.notYours} hint={t.notYoursHint} />
      </Section>
    )
  return (
    <Section title={t.records} hint={how(measure, t)} flush>
      <DataTable
        label={t.behind}
        list={list}
        columns={columns}
        rowKey={(row) => row.id ?? row.person ?? `${row.station} ${row.day}`}
        to={to}
        empty={<Empty title={t.none} hint={t.noneHint} />}
        above={figure.by === 'category' && list.state === 'ready' ? <Notice>{t.kept}</Notice> : undefined}
      />
    </Section>
  )
}

/** How the lines make up the figure. */
function how(
  { count, unit }: MeasureDefinition,
  t: { readonly [K in keyof typeof recordTexts]: string },
): string {
  if (count.kind === 'sum') return t.amountsAreFigure
  if (count.kind === 'stock') return unit.zh === '人' ? t.personsOnce : t.thingsOnce
  if (count.kind !== 'distinct') return t.linesAreFigure
  if (count.of === 'household') return t.householdsOnce
  return count.of === 'person' ? t.personsOnce : t.thingsOnce
}

type Kind = FigureRecord['kind']

/** Where rows lead, if the reader may go there at all. */
function useLeads(kind: Kind) {
  const may = useMay()
  if (!may(recordKind(kind).needs)) return undefined
  return (row: FigureRecord) => {
    const { page } = recordKind(row.kind)
    if (page && row.id) return `${page}${row.id}`
    if (row.person) return `/people/${row.person}`
    return row.station ? `/stations/${row.station}` : '/figures'
  }
}

function useColumns(measure: MeasureDefinition, kind: Kind): readonly Column<FigureRecord>[] {
  const t = useTexts(recordTexts)
  const say = useSay()
  const show = useFormat()
  const may = useMay()
  const headOf = (kind: Kind) =>
    kind === 'household'
      ? t.household
      : kind === 'visit' || kind === 'person'
        ? t.whom
        : say(recordKind(kind).title)
  const once = measure.count.kind === 'distinct' || measure.count.kind === 'stock'
  return [
    {
      key: 'whom',
      title: headOf(kind),
      onCard: 'title',
      cell: (row) => row.title ?? <span className="soft">{t.nameHidden}</span>,
    },
    {
      key: 'day',
      title: once ? t.lastDay : t.day,
      cell: (row) => (row.day ? show.day(row.day) : '—'),
    },
    {
      key: 'station',
      title: t.station,
      cell: (row) => (row.station ? <StationName station={row.station} division={row.division} /> : '—'),
    },
    { key: 'place', title: t.place, cell: (row) => <LastPlaces path={row.place} /> },
    ...(measure.count.kind === 'sum'
      ? [
          {
            key: 'amount',
            title: fill(t.amount, { unit: say(measure.unit) }),
            align: 'end' as const,
            cell: (row: FigureRecord) => formatNumber(row.amount, 2),
          },
        ]
      : []),
    ...(kind === 'visit' && may('people.read')
      ? [{ key: 'file', title: t.file, cell: (row: FigureRecord) => <FileLink row={row} /> }]
      : []),
  ]
}

/** Town and village: what lies above is the same for all. */
function LastPlaces({ path }: { path: string }) {
  return <span title={path}>{path.split(' ').slice(-2).join(' ')}</span>
}

function FileLink({ row }: { row: FigureRecord }) {
  const t = useTexts(recordTexts)
  if (!row.person) return '—'
  return (
    <PageLink to={`/people/${row.person}`}>
      <span aria-hidden>{t.open}</span>
      <span className="only-read-aloud">{fill(t.fileOf, { name: row.title ?? t.nameHidden })}</span>
    </PageLink>
  )
}
