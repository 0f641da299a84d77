import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Chart } from '../../../../platform/web/chart.tsx'
import { DataTable } from '../../../../platform/web/data-table.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { SelectLine } from '../../../../platform/web/form/select-line.tsx'
import { formatNumber } from '../../../../platform/web/format.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useAddressQuery } from '../../../../platform/web/link.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { Row, Section, Stack } from '../../../../platform/web/page.tsx'
import { listOf } from '../../../../platform/web/queries.ts'
import { StatTile, StatTiles } from '../../../../platform/web/stat-tile.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { useRemembered } from '../../../../platform/web/use-remembered.ts'
import { StationName } from '../../../regions/web/index.ts'
import { riskLoadQuery } from './queries.ts'
import { riskTexts } from './risk-texts.ts'
import { useRiskWords } from './risk-words.ts'

/** Visits owed: a month in all, for each worker, and day by day over the next 30 days. */
export function LoadView() {
  const t = useTexts(riskTexts)
  const words = useRiskWords()
  const show = useFormat()
  const [about, setAbout] = useRemembered<'child' | 'elder' | null>('assessment.load.about', null)
  const [{ station }, change] = useAddressQuery()
  return (
    <Loaded query={useQuery(riskLoadQuery(about, station))}>
      {(load) => (
        <Stack>
          <Row>
            <SelectLine
              label={t.about}
              blank={t.allAbout}
              value={about}
              change={setAbout}
              options={words.abouts}
            />
            {station && (
              <>
                <StationName station={station} division={null} />
                <Button size="small" onClick={() => change({ station: null })}>
                  {t.allStations}
                </Button>
              </>
            )}
          </Row>
          <StatTiles>
            <StatTile name={t.monthly} value={formatNumber(load.monthly)} unit={t.unitVisits} />
            <StatTile name={t.workers} value={formatNumber(load.workers)} unit={t.unitPersons} />
            <StatTile
              name={t.each}
              value={load.each === null ? '—' : formatNumber(load.each, 1)}
              unit={t.unitVisits}
            />
            {load.team !== null && load.eachOfTeam !== null && (
              <StatTile
                name={fill(t.eachOfTeam, { count: load.team })}
                value={formatNumber(load.eachOfTeam, 1)}
                unit={t.unitVisits}
              />
            )}
            <StatTile
              name={t.overdue}
              value={formatNumber(load.lines.reduce((sum, { overdue }) => sum + overdue, 0))}
              unit={t.unitVisits}
            />
            <StatTile
              name={t.ahead}
              value={formatNumber(load.lines.reduce((sum, { ahead }) => sum + ahead, 0))}
              unit={t.unitVisits}
            />
          </StatTiles>
          <Section title={t.daysAhead}>
            <Chart
              title={t.daysAhead}
              kind="bar"
              unit={t.unitVisits}
              height={220}
              points={load.days.map(({ day }) => show.day(day))}
              series={[{ name: t.daysAhead, values: load.days.map(({ visits }) => visits) }]}
            />
          </Section>
          <Section title={t.loadLines} flush>
            <DataTable
              label={t.loadLines}
              list={listOf(load.lines)}
              rowKey={(row) => row.station + (row.worker ?? '')}
              to={(row) => `/risk?${row.worker ? '' : 'part=load&'}station=${row.station}`}
              columns={[
                {
                  key: 'station',
                  title: t.station,
                  onCard: 'title',
                  cell: (row) => <StationName station={row.station} division={row.division} />,
                },
                {
                  key: 'worker',
                  title: load.lines.some(({ worker }) => worker) ? t.worker : t.workers,
                  cell: (row) => row.workerName ?? formatNumber(row.workers),
                },
                {
                  key: 'files',
                  title: t.numberOfFiles,
                  align: 'end',
                  cell: (row) => formatNumber(row.files),
                },
                { key: 'monthly', title: t.monthly, align: 'end', cell: (row) => formatNumber(row.monthly) },
                { key: 'overdue', title: t.overdue, align: 'end', cell: (row) => formatNumber(row.overdue) },
                { key: 'ahead', title: t.ahead, align: 'end', cell: (row) => formatNumber(row.ahead) },
              ]}
            />
          </Section>
        </Stack>
      )}
    </Loaded>
  )
}
