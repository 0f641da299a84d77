import { useState } from 'react'
import { Chart } from '../../../platform/web/chart.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { formatNumber, formatShare } from '../../../platform/web/format.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Section, Stack } from '../../../platform/web/page.tsx'
import { StatTile, StatTiles } from '../../../platform/web/stat-tile.tsx'
import { Tabs } from '../../../platform/web/tabs.tsx'
import { fundSources } from '../domain/kinds.ts'
import { tenThousands } from './money.ts'
import type { Overview } from './queries.ts'
import { fundsTexts } from './texts.ts'

type OverviewProps = {
  readonly overview: Overview
  /** What a programme is called. */
  readonly programmeTitle: (code: string) => string
}

/** The money of a year in figures and bars: what is budgeted, spoken for, paid and left. */
export function FundsOverview({ overview, programmeTitle }: OverviewProps) {
  const t = useTexts(fundsTexts)
  const { total, received, free } = overview
  const words = (amount: number) => `${formatNumber(tenThousands(amount), 2)} ${t.tenThousand}`
  const tile = (name: string, amount: number, notes: readonly string[] = []) => (
    <StatTile
      name={name}
      value={formatNumber(tenThousands(amount), 2)}
      unit={t.tenThousand}
      {...(notes.length > 0 ? { note: notes.join(' · ') } : {})}
    />
  )
  return (
    <Stack>
      <StatTiles>
        {tile(t.received, received, free > 0 ? [`${t.free} ${words(free)}`] : [])}
        {tile(t.planned, total.planned)}
        {tile(t.committed, total.committed)}
        {tile(t.notPaidYet, total.payable + total.transit)}
        {tile(t.paid, total.paid, [
          ...(total.planned > 0 ? [formatShare(total.paid / total.planned)] : []),
          ...(total.owed > 0 ? [`${t.owed} ${words(total.owed)}`] : []),
        ])}
        {tile(t.left, total.left)}
      </StatTiles>
      {total.planned > 0 && <Bars {...{ overview, programmeTitle }} />}
    </Stack>
  )
}

type Figures = Overview['total']

function Bars({ overview, programmeTitle }: OverviewProps) {
  const t = useTexts(fundsTexts)
  const say = useSay()
  const [open, choose] = useState('source')
  const { year, programmes } = overview
  // What is not budgeted has no bars; it stands on the tile of what came in.
  const sources = overview.sources.filter(({ planned }) => planned > 0)
  const bars = (title: string, rows: readonly Figures[], points: readonly string[]) => (
    <Chart
      title={fill(title, { year })}
      kind="bar"
      points={points}
      unit={t.tenThousand}
      series={[
        { name: t.planned, values: rows.map((row) => tenThousands(row.planned)) },
        {
          name: t.committed,
          values: rows.map((row) => tenThousands(row.committed + row.payable + row.transit)),
        },
        { name: t.paid, values: rows.map((row) => tenThousands(row.paid + row.recovered)) },
        { name: t.left, values: rows.map((row) => tenThousands(row.left)) },
      ]}
    />
  )
  return (
    <Section>
      <Tabs
        label={t.funds}
        open={open}
        choose={choose}
        tabs={[
          {
            key: 'source',
            title: t.bySource,
            content: () =>
              bars(
                t.chartSource,
                sources,
                sources.map(({ source }) => say(fundSources[source])),
              ),
          },
          {
            key: 'programme',
            title: t.byProgramme,
            content: () =>
              bars(
                t.chartProgramme,
                programmes,
                programmes.map(({ programme }) =>
                  programme === null ? t.generalUse : programmeTitle(programme),
                ),
              ),
          },
        ]}
      />
    </Section>
  )
}
