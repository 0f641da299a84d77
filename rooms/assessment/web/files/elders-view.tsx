import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { DataTable } from '../../../../platform/web/data-table.tsx'
import { MonthLine } from '../../../../platform/web/form/month-line.tsx'
import { formatNumber, formatShare } from '../../../../platform/web/format.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useGo } from '../../../../platform/web/link.tsx'
import { Loaded } from '../../../../platform/web/loaded.tsx'
import { useMay } from '../../../../platform/web/me.tsx'
import { Row, Section, Stack } from '../../../../platform/web/page.tsx'
import { listOf, useList } from '../../../../platform/web/queries.ts'
import { Empty } from '../../../../platform/web/states.tsx'
import { today } from '../../../../platform/web/today.ts'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { useRemembered } from '../../../../platform/web/use-remembered.ts'
import { DivisionName, StationName } from '../../../regions/web/index.ts'
import { elderTexts } from './elder-texts.ts'
import { elderRatesQuery, unvisitedList } from './queries.ts'
import { riskTexts } from './risk-texts.ts'

/** The monthly visit rate of elders in special difficulty by county and station, and who was not visited. */
export function EldersView() {
  const t = useTexts(riskTexts)
  const elders = useTexts(elderTexts)
  const may = useMay()
  const go = useGo()
  const [month, setMonth] = useRemembered<string>('assessment.elders.month', today().slice(0, 7))
  const rates = useQuery(elderRatesQuery(month))
  return (
    <Stack>
      <Section
        title={t.rate}
        hint={t.rateHint}
        actions={
          may('people.read-sensitive') && <Button onClick={() => go('/elders')}>{elders.roster}</Button>
        }
        flush
      >
        <Loaded query={rates}>
          {({ lines }) => (
            <DataTable
              label={t.rate}
              list={listOf(lines)}
              rowKey={(row) => `${row.county}${row.station ?? ''}`}
              above={
                <Row>
                  <MonthLine label={t.month} value={month} change={(chosen) => chosen && setMonth(chosen)} />
                </Row>
              }
              columns={[
                {
                  key: 'place',
                  title: t.station,
                  onCard: 'title',
                  cell: ({ county, station }) =>
                    station ? (
                      <StationName station={station} division={county} />
                    ) : (
                      <strong>
                        <DivisionName code={county} /> · {t.wholeCounty}
                      </strong>
                    ),
                },
                { key: 'roster', title: t.roster, align: 'end', cell: (row) => formatNumber(row.roster) },
                { key: 'visited', title: t.visited, align: 'end', cell: (row) => formatNumber(row.visited) },
                {
                  key: 'rate',
                  title: t.rate,
                  align: 'end',
                  cell: ({ rate }) => (rate === null ? '—' : formatShare(rate)),
                },
              ]}
            />
          )}
        </Loaded>
      </Section>
      <Unvisited month={month} />
    </Stack>
  )
}

function Unvisited({ month }: { month: string }) {
  const t = useTexts(riskTexts)
  const show = useFormat()
  const list = useList(unvisitedList(month))
  return (
    <Section title={t.unvisited} flush>
      <DataTable
        label={t.unvisited}
        list={list}
        rowKey={(row) => row.person}
        to={(row) => `/people/${row.person}`}
        empty={<Empty title={t.allVisited} />}
        columns={[
          {
            key: 'person',
            title: t.client,
            onCard: 'title',
            cell: (row) => row.personName ?? <span className="soft">{t.someone}</span>,
          },
          {
            key: 'station',
            title: t.station,
            cell: (row) => <StationName station={row.station} division={row.division} />,
          },
          { key: 'joined', title: t.joinedOn, cell: (row) => show.day(row.joinedOn) },
        ]}
      />
    </Section>
  )
}
