import { Button } from 'antd'
import { useState } from 'react'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import { ExportButton, PrintButton } from '../../../platform/web/page-buttons.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import {
  consortiumApi,
  consortiumTexts,
  ListDialog,
  listTexts,
  NeedSummary,
  NeedTable,
  useAskedNeeds,
} from '../../../rooms/consortium/web/index.ts'
import { searchImports } from '../../../rooms/people/web/index.ts'

/** The consortium: the list of needs, how far they are matched, and the ways to screen. */
export function Component() {
  const t = useTexts({ ...consortiumTexts, importList: listTexts.importList })
  const may = useMay()
  const go = useGo()
  const asked = useAskedNeeds()
  const [listing, list] = useState(false)
  const download = useDownload(() =>
    consortiumApi.file('/api/screening-needs/export', { query: asked.question }),
  )
  return (
    <Page
      title={t.consortium}
      hint={t.hint}
      actions={
        <>
          <Button onClick={() => go('/forums')}>{t.forums}</Button>
          <ExportButton download={download}>{t.export}</ExportButton>
          <PrintButton>{t.print}</PrintButton>
          {may('consortium.write') && (
            <>
              <Button onClick={() => list(true)}>{t.makeList}</Button>
              <Button onClick={() => go('/consortium/import')}>{t.importList}</Button>
              <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/consortium/new')}>
                {t.screen}
              </Button>
            </>
          )}
        </>
      }
    >
      <Stack>
        <FailureNotice failure={download.failure} />
        <NeedSummary />
        <Section flush>
          <NeedTable asked={asked} />
        </Section>
      </Stack>
      {listing && (
        <ListDialog close={() => list(false)} imports={may('people.import') ? searchImports : undefined} />
      )}
    </Page>
  )
}
