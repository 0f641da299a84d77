import { Button } from 'antd'
import { ImportIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import { ExportButton } from '../../../platform/web/page-buttons.tsx'
import { Tabs } from '../../../platform/web/tabs.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import {
  DrawTable,
  OwedReports,
  organisationsApi,
  organisationsTexts,
  RegistryTable,
  registryTexts,
  useAskedRegistry,
} from '../../../rooms/organisations/web/index.ts'

/** The registry: entries, annual reports of a year, spot checks. */
export function Component() {
  const t = useTexts(registryTexts)
  const above = useTexts(organisationsTexts)
  const may = useMay()
  const go = useGo()
  const [{ part = 'entries' }, change] = useAddressQuery()
  const asked = useAskedRegistry()
  const download = useDownload(() => organisationsApi.file('/api/registry/export', { query: asked.question }))
  const mayKeep = may('organisations.registry')
  return (
    <Page
      title={t.registry}
      hint={t.hint}
      crumbs={[{ title: above.organisations, to: '/organisations' }]}
      actions={
        <>
          <Button onClick={() => go('/lookup')}>{t.publicPage}</Button>
          <ExportButton download={download}>{t.export}</ExportButton>
          {mayKeep && (
            <Button icon={<ImportIcon aria-hidden />} onClick={() => go('/registry/import')}>
              {t.import}
            </Button>
          )}
        </>
      }
    >
      <FailureNotice failure={download.failure} />
      <Tabs
        label={t.registry}
        open={part}
        choose={(key) => change({ part: key })}
        tabs={[
          {
            key: 'entries',
            title: t.entries,
            content: () => (
              <Section flush>
                <RegistryTable asked={asked} />
              </Section>
            ),
          },
          {
            key: 'reports',
            title: t.reports,
            content: () => (
              <Stack>
                <OwedReports />
              </Stack>
            ),
          },
          ...(mayKeep ? [{ key: 'draws', title: t.draws, content: () => <DrawTable /> }] : []),
        ]}
      />
    </Page>
  )
}
