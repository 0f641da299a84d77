import { useQuery } from '@tanstack/react-query'
import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import { ExportButton, PrintButton } from '../../../platform/web/page-buttons.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import {
  keptRollQuery,
  payingApi,
  payingTexts,
  RollLines,
  RollTiles,
  rollTexts,
} from '../../../rooms/applications/web/index.ts'

/** One roll as it was confirmed. */
export function Component() {
  const t = useTexts(payingTexts)
  const r = useTexts(rollTexts)
  const say = useSay()
  const show = useFormat()
  const id = usePathPart('id')
  const download = useDownload(() => payingApi.file('/api/applications/rolls/:id/export', { params: { id } }))
  return (
    <Loaded query={useQuery(keptRollQuery(id))}>
      {(roll) => (
        <Page
          title={fill(r.rollOf, { programme: say(roll.programmeTitle), month: show.periodOf(roll.month) })}
          hint={`${show.day(roll.onDay)} · ${roll.recordedName}`}
          crumbs={[{ title: r.roll, to: '/applications/roll' }]}
          actions={
            <>
              <PrintButton>{t.print}</PrintButton>
              <ExportButton download={download}>{t.export}</ExportButton>
            </>
          }
        >
          <Stack>
            <FailureNotice failure={download.failure} />
            <RollTiles roll={roll} />
            <Section flush>
              <RollLines lines={roll.lines} counts={roll.counts} />
            </Section>
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}
