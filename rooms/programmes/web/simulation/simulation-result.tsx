import { useState } from 'react'
import { type Fen, formatYuan } from '../../../../kernel/money.ts'
import { Chart } from '../../../../platform/web/chart.tsx'
import { type Column, DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { SelectLine } from '../../../../platform/web/form/select-line.tsx'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { PageLink } from '../../../../platform/web/link.tsx'
import { Notice } from '../../../../platform/web/notice.tsx'
import { Section, Stack } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { StatTile, StatTiles } from '../../../../platform/web/stat-tile.tsx'
import { Empty } from '../../../../platform/web/states.tsx'
import type { Programme } from '../../domain/language/programme.ts'
import type { PopulationKind } from '../../domain/simulation/population.ts'
import css from './simulation.module.css'
import type { SimulationAnswer } from './simulation-queries.ts'
import { simulationTexts } from './simulation-texts.ts'

const yuan = (fen: number): string => formatYuan(fen as Fen).replace(/\.00$/, '')

/** How many qualify, what it costs, who gains and loses: as a whole, by group, and by name where names may be seen. */
export function SimulationResult(props: {
  programme: Programme
  population: PopulationKind
  found: SimulationAnswer
}) {
  const { programme, population, found } = props
  const t = useTexts(simulationTexts)
  const unit = population === 'organisations' ? t.subjects : t.heads
  if (found.before.persons === 0) return <Empty title={t.nobody} hint={t.nobodyHint} />
  return (
    <Stack>
      <Tiles found={found} money={programme.amount !== undefined} unit={unit} />
      {programme.quota && programme.amount !== undefined && <Notice>{t.quotaNote}</Notice>}
      {programme.amount !== undefined && found.after.unknown > 0 && <Notice>{t.costUnknown}</Notice>}
      <Groups found={found} money={programme.amount !== undefined} unit={unit} />
      {found.changes.some(({ name }) => name !== null) && <Who population={population} found={found} />}
    </Stack>
  )
}

type Counted = { found: SimulationAnswer; money: boolean; unit: string }

function Tiles({ found, money, unit }: Counted) {
  const t = useTexts(simulationTexts)
  const { before, after, moved } = found
  const was = (value: string) => (moved ? fill(t.wasNow, { value }) : undefined)
  return (
    <StatTiles>
      <StatTile name={t.counted} value={formatNumber(before.persons)} unit={unit} />
      <StatTile
        name={t.qualify}
        value={formatNumber(after.eligible)}
        unit={unit}
        note={was(formatNumber(before.eligible))}
      />
      <StatTile
        name={t.unknown}
        value={formatNumber(after.unknown)}
        unit={unit}
        note={was(formatNumber(before.unknown))}
      />
      {money && (
        <StatTile
          name={found.recurring ? t.costPeriod : t.cost}
          value={yuan(after.costFen)}
          unit={t.yuan}
          note={was(yuan(before.costFen))}
        />
      )}
      {moved && <StatTile name={t.gain} value={formatNumber(found.gainers)} unit={unit} />}
      {moved && <StatTile name={t.lose} value={formatNumber(found.losers)} unit={unit} />}
    </StatTiles>
  )
}

type Group = SimulationAnswer['groups'][number]

function Groups({ found, money, unit }: Counted) {
  const t = useTexts(simulationTexts)
  const say = useSay()
  const ways = [...new Map(found.groups.map(({ by, byTitle }) => [by, say(byTitle)]))].map(
    ([value, label]) => ({
      value,
      label,
    }),
  )
  const [chosen, choose] = useState<string | null>(null)
  const by = ways.some(({ value }) => value === chosen) ? chosen : (ways[0]?.value ?? null)
  const rows = found.groups.filter((group) => group.by === by)
  // What was and what would be stand in one cell, so that the table is read without scrolling.
  const moved = (before: string, after: string) =>
    found.moved && before !== after ? `${before} → ${after}` : after
  const end = 'end' as const
  const columns: readonly Column<Group>[] = [
    { key: 'title', title: t.group, onCard: 'title', prose: true, cell: (row) => say(row.title) },
    { key: 'persons', title: t.counted, align: end, cell: (row) => formatNumber(row.before.persons) },
    {
      key: 'qualify',
      title: t.qualify,
      align: end,
      cell: (row) => moved(formatNumber(row.before.eligible), formatNumber(row.after.eligible)),
    },
    {
      key: 'unknown',
      title: t.unknown,
      align: end,
      cell: (row) => moved(formatNumber(row.before.unknown), formatNumber(row.after.unknown)),
    },
    ...(money
      ? [
          {
            key: 'cost',
            title: t.costYuan,
            align: end,
            cell: (row: Group) => moved(yuan(row.before.costFen), yuan(row.after.costFen)),
          },
        ]
      : []),
    ...(found.moved
      ? [
          {
            key: 'change',
            title: t.gainLose,
            align: end,
            cell: (row: Group) => `+${formatNumber(row.gainers)} −${formatNumber(row.losers)}`,
          },
        ]
      : []),
  ]
  const of = (one: Group['before']) => (money ? one.costFen / 100 : one.eligible)
  const series = [
    { name: t.before, values: rows.map(({ before }) => of(before)) },
    ...(found.moved ? [{ name: t.after, values: rows.map(({ after }) => of(after)) }] : []),
  ]
  return (
    <Section
      title={t.groups}
      flush
      actions={
        <SelectLine
          label={t.by}
          blank={ways[0]?.label ?? t.by}
          value={by === ways[0]?.value ? null : by}
          change={choose}
          options={ways.slice(1)}
        />
      }
    >
      <div className={css.chart}>
        <Chart
          kind="bar"
          title={money ? t.chartCost : t.chartQualify}
          points={rows.map((row) => say(row.title))}
          series={series}
          unit={money ? t.yuan : unit}
          height={260}
        />
      </div>
      <DataTable
        label={t.groups}
        list={listOf(rows)}
        columns={columns}
        rowKey={(row) => `${row.by}${row.value}`}
      />
    </Section>
  )
}

const pages: Readonly<Record<PopulationKind, string>> = {
  workers: '/workforce',
  students: '/practicum',
  organisations: '/organisations',
  persons: '/people',
}

type Change = SimulationAnswer['changes'][number]

function Who({ population, found }: { population: PopulationKind; found: SimulationAnswer }) {
  const t = useTexts(simulationTexts)
  const words = { yes: t.eligibleYes, no: t.eligibleNo, unknown: t.eligibleUnknown }
  const told = ({ eligible, amountFen }: Change['before']) =>
    amountFen === null ? words[eligible] : `${yuan(amountFen)} ${t.yuan}`
  // A student has no page of its own; the practicum has.
  const linked = population !== 'students'
  const columns: readonly Column<Change>[] = [
    {
      key: 'name',
      title: t.name,
      onCard: 'title',
      cell: (row) =>
        linked ? (
          <PageLink to={`${pages[population]}/${row.id}`}>{row.name ?? ''}</PageLink>
        ) : (
          (row.name ?? '')
        ),
    },
    { key: 'before', title: t.before, cell: (row) => told(row.before) },
    { key: 'after', title: t.after, cell: (row) => told(row.after) },
  ]
  return (
    <Section title={t.who} hint={t.whoHint} flush>
      <DataTable
        label={t.who}
        list={listOf(found.changes.filter(({ name }) => name !== null))}
        columns={columns}
        rowKey={(row) => row.id}
      />
    </Section>
  )
}
