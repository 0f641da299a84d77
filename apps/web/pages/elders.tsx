import { Button } from 'antd'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import { ExportButton, PrintButton } from '../../../platform/web/page-buttons.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import {
  ElderTable,
  eldersApi,
  elderTexts,
  riskTexts,
  useAskedElders,
} from '../../../rooms/assessment/web/index.ts'
import { DivisionName, StationName } from '../../../rooms/regions/web/index.ts'

/** The roster of elders in special difficulty, of a station or a village where the address names one. */
export function Component() {
  const t = useTexts(elderTexts)
  const risk = useTexts(riskTexts)
  const may = useMay()
  const [{ station, within }, change] = useAddressQuery()
  const place = within ? Number(within) : undefined
  const asked = useAskedElders({ ...(station ? { station } : {}), ...(place ? { within: place } : {}) })
  const download = useDownload(() =>
    eldersApi.file('/api/risk-files/elders/roster/export', { query: asked.question }),
  )
  return (
    <Page
      title={t.roster}
      hint={t.rosterHint}
      actions={
        <>
          {may('people.export') && <ExportButton download={download}>{t.export}</ExportButton>}
          <PrintButton>{t.print}</PrintButton>
        </>
      }
    >
      <Stack>
        <FailureNotice failure={download.failure} />
        {(station || place) && (
          <p>
            {station ? <StationName station={station} division={0} /> : <DivisionName code={place ?? 0} />}{' '}
            <Button size="small" onClick={() => change({ station: null, within: null })}>
              {risk.allStations}
            </Button>
          </p>
        )}
        <Section flush>
          <ElderTable asked={asked} />
        </Section>
      </Stack>
    </Page>
  )
}
