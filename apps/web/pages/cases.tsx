import { useTexts } from '../../../platform/web/language.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { CaseTable, caseworkApi, caseworkTexts, useAskedCases } from '../../../rooms/casework/web/index.ts'
import { ListPage } from '../parts/list-page.tsx'
import { shellTexts } from '../texts.ts'

/** All cases in scope; the export holds what the list shows. */
export function Component() {
  const t = useTexts(caseworkTexts)
  const shell = useTexts(shellTexts)
  const may = useMay()
  const asked = useAskedCases()
  return (
    <ListPage
      title={t.cases}
      crumbs={[{ title: shell.services, to: '/activities' }]}
      take={{
        label: t.export,
        allowed: may('people.export'),
        file: () => caseworkApi.file('/api/cases/export', { query: asked.question }),
      }}
      add={{ label: t.newCase, allowed: may('casework.record'), to: '/cases/new' }}
    >
      <CaseTable question={asked.question} asked={asked} />
    </ListPage>
  )
}
