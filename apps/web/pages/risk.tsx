import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import { Loading } from '../../../platform/web/states.tsx'
import { Tabs } from '../../../platform/web/tabs.tsx'
import {
  CountyCounts,
  EldersView,
  LoadView,
  LowerWaits,
  RiskTable,
  RiskTiles,
  riskCountsQuery,
  riskTexts,
  SecondView,
  useAskedFiles,
} from '../../../rooms/assessment/web/index.ts'
import { StationName, useOwnDivision } from '../../../rooms/regions/web/index.ts'

/** Files, the load of visits, the visit rate of elders, and second ratings. */
export function Component() {
  const t = useTexts(riskTexts)
  const may = useMay()
  const go = useGo()
  const [{ part = 'files' }, change] = useAddressQuery()
  const own = useOwnDivision('assessment.sign')
  const county = own === undefined || own % 1_000_000 !== 0 ? null : own
  return (
    <Page
      title={t.risk}
      hint={t.assessHint}
      actions={
        may('assessment.record') && (
          <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/risk/assess')}>
            {t.assess}
          </Button>
        )
      }
    >
      <Tabs
        label={t.parts}
        open={part}
        choose={(key) => change({ part: key, station: null })}
        tabs={[
          { key: 'files', title: t.files, content: () => <Files /> },
          { key: 'load', title: t.load, content: () => <LoadView /> },
          { key: 'elders', title: t.elders, content: () => <EldersView /> },
          { key: 'second', title: t.second, content: () => <SecondView county={county} /> },
        ]}
      />
    </Page>
  )
}

function Files() {
  const t = useTexts(riskTexts)
  const may = useMay()
  const asked = useAskedFiles()
  const counts = useQuery(riskCountsQuery)
  const [{ station }, change] = useAddressQuery()
  if (counts.isPending) return <Loading lines={6} />
  // Whoever stands above a county is told counts of counties and no file.
  const isWide = counts.data && counts.data.grades.length === 0 && counts.data.counties.length > 0
  return (
    <Stack>
      {counts.data && may('assessment.sign') && (
        <LowerWaits counts={counts.data} show={() => asked.change({ waiting: 'signature' })} />
      )}
      {counts.data && <RiskTiles counts={counts.data} />}
      {isWide && <CountyCounts counties={counts.data.counties} />}
      {station && (
        <p>
          <StationName station={station} division={0} />{' '}
          <Button size="small" onClick={() => change({ station: null })}>
            {t.allStations}
          </Button>
        </p>
      )}
      {!isWide && (
        <Section flush>
          <RiskTable
            question={{ ...asked.question, ...(station ? { station } : {}) }}
            asked={asked}
            counts={counts.data}
          />
        </Section>
      )}
    </Stack>
  )
}
