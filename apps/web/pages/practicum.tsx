import { Button } from 'antd'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import { ExportButton } from '../../../platform/web/page-buttons.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import {
  MyPracticum,
  PlacementTable,
  PracticumSigning,
  practicumTexts,
  useAskedPlacements,
  workforceApi,
} from '../../../rooms/workforce/web/index.ts'

/** Practicum: the student's own log, what waits for the supervisor, and the placements of an agency or a place. */
export function Component() {
  const t = useTexts(practicumTexts)
  const may = useMay()
  const go = useGo()
  const asked = useAskedPlacements()
  const download = useDownload(() =>
    workforceApi.file('/api/practicum/placements/export', { query: asked.question }),
  )
  return (
    <Page
      title={t.practicum}
      hint={t.hint}
      actions={
        <>
          {may('practicum.read') && <ExportButton download={download}>{t.export}</ExportButton>}
          {may('practicum.write') && (
            <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/practicum/new')}>
              {t.place}
            </Button>
          )}
        </>
      }
    >
      <FailureNotice failure={download.failure} />
      <Stack>
        {may('practicum.log') && <MyPracticum />}
        {may('practicum.sign') && <PracticumSigning />}
        {may('practicum.read') && (
          <Section flush>
            <PlacementTable asked={asked} />
          </Section>
        )}
      </Stack>
    </Page>
  )
}
