import { Button } from 'antd'
import { AddIcon, ImportIcon, MergeIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { ExportButton } from '../../../platform/web/page-buttons.tsx'
import { useDownload } from '../../../platform/web/use-download.ts'
import {
  PeopleFilters,
  PeopleTable,
  peopleApi,
  peopleTexts,
  useAskedPeople,
} from '../../../rooms/people/web/index.ts'

/** Everyone in scope: search, filter, register, import; the export holds whom the list shows. */
export function Component() {
  const t = useTexts(peopleTexts)
  const asked = useAskedPeople()
  const download = useDownload(() => peopleApi.file('/api/people/export', { query: asked.question }))
  return (
    <Page title={t.people} actions={<Actions download={download} />}>
      <FailureNotice failure={download.failure} />
      <Section flush>
        <PeopleTable question={asked.question} above={<PeopleFilters asked={asked} />} />
      </Section>
    </Page>
  )
}

function Actions({ download }: { download: { run: () => void; running: boolean } }) {
  const t = useTexts(peopleTexts)
  const may = useMay()
  const go = useGo()
  return (
    <>
      {may('people.export') && <ExportButton download={download}>{t.export}</ExportButton>}
      {may('people.merge') && (
        <Button icon={<MergeIcon aria-hidden />} onClick={() => go('/people/duplicates')}>
          {t.duplicates}
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
  )
}
