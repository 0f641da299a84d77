import { Button } from 'antd'
import { AddIcon, DownloadIcon, ImportIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { saveFile } from '../../../platform/web/save-file.ts'
import { PeopleTable, peopleApi, peopleTexts } from '../../../rooms/people/web/index.ts'

/** Everyone in scope: search, filter, register, import, export. */
export function Component() {
  const t = useTexts(peopleTexts)
  const may = useMay()
  const go = useGo()
  return (
    <Page
      title={t.people}
      actions={
        <>
          {may('people.export') && (
            <Button
              icon={<DownloadIcon aria-hidden />}
              onClick={async () =>
                saveFile(await peopleApi.file('/api/people/export', { query: { state: 'on-register' } }))
              }
            >
              {t.export}
            </Button>
          )}
          {may('people.import') && (
            <Button icon={<ImportIcon aria-hidden />} onClick={() => go('/import')}>
              {t.import}
            </Button>
          )}
          {may('people.write') && (
            <Button type="primary" icon={<AddIcon aria-hidden />} onClick={() => go('/people/new')}>
              {t.register}
            </Button>
          )}
        </>
      }
    >
      <Section flush>
        <PeopleTable />
      </Section>
    </Page>
  )
}
