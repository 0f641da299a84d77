import { Button } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../platform/web/language.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { ExportButton, PrintButton } from '../../../platform/web/page-buttons.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import {
  AwardTable,
  PaperTemplateDrawer,
  payingApi,
  payingTexts,
  useAskedAwards,
} from '../../../rooms/applications/web/index.ts'

/** Letters of award that were issued. */
export function Component() {
  const t = useTexts(payingTexts)
  const may = useMay()
  const [replacing, replace] = useState(false)
  const asked = useAskedAwards()
  const download = useDownload(() =>
    payingApi.file('/api/applications/awards/export', { query: asked.question }),
  )
  return (
    <Page
      title={t.awards}
      hint={t.awardsHint}
      actions={
        <>
          <PrintButton>{t.print}</PrintButton>
          <ExportButton download={download}>{t.export}</ExportButton>
          {may('applications.decide') && <Button onClick={() => replace(true)}>{t.template}</Button>}
        </>
      }
    >
      <FailureNotice failure={download.failure} />
      <AwardTable asked={asked} />
      {replacing && <PaperTemplateDrawer close={() => replace(false)} />}
    </Page>
  )
}
