import { Button } from 'antd'
import { AddIcon, DownloadIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import { CaseTable, caseworkApi, caseworkTexts, useAskedCases } from '../../../rooms/casework/web/index.ts'
import { shellTexts } from '../texts.ts'

/** All cases in scope; the export holds what the list shows. */
export function Component() {
  const t = useTexts(caseworkTexts)
  const shell = useTexts(shellTexts)
  const may = useMay()
  const go = useGo()
  const asked = useAskedCases()
  const download = useDownload(() => caseworkApi.file('/api/cases/export', { query: asked.question }))
  return (
    <Page
      title={t.cases}
      crumbs={[{ title: shell.services, to: '/activities' }]}
      actions={
        <>
          {may('people.export') && (
            <Button icon={<DownloadIcon aria-hidden />} loading={download.running} onClick={download.run}>
              {t.export}
            </Button>
          )}
          {may('casework.record') && (
            <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/cases/new')}>
              {t.newCase}
            </Button>
          )}
        </>
      }
    >
      <FailureNotice failure={download.failure} />
      <Section flush>
        <CaseTable question={asked.question} asked={asked} />
      </Section>
    </Page>
  )
}
