import { Button } from 'antd'
import { useRef } from 'react'
import { AddIcon, ImportIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { ExportButton } from '../../../platform/web/page-buttons.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import {
  MemberTable,
  memberDialogTexts,
  networkTexts,
  type WorkforceQuestion,
  workforceApi,
} from '../../../rooms/workforce/web/index.ts'

/** The register of social workers and talents. */
export function Component() {
  const t = useTexts(memberDialogTexts)
  const network = useTexts(networkTexts)
  const may = useMay()
  const go = useGo()
  const question = useRef<WorkforceQuestion>({})
  const download = useDownload(() => workforceApi.file('/api/workforce/export', { query: question.current }))
  return (
    <Page
      title={t.workforce}
      actions={
        <>
          <Button onClick={() => go('/workforce/handovers')}>{network.handovers}</Button>
          <ExportButton download={download}>{t.export}</ExportButton>
          {may('workforce.write') && (
            <Button icon={<ImportIcon aria-hidden />} onClick={() => go('/workforce/import')}>
              {t.import}
            </Button>
          )}
          {may('workforce.write') && (
            <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/workforce/new')}>
              {t.register}
            </Button>
          )}
        </>
      }
    >
      <FailureNotice failure={download.failure} />
      <Section flush>
        <MemberTable
          asked={(asked) => {
            question.current = asked
          }}
        />
      </Section>
    </Page>
  )
}
