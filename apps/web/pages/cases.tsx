import { Button } from 'antd'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import {
  CaseTable,
  caseworkApi,
  caseworkTexts,
  fileTexts,
  formTexts,
  transferTexts,
  useAskedCases,
} from '../../../rooms/casework/web/index.ts'
import { ListPage } from '../parts/list-page.tsx'

/** All cases in scope; the export holds what the list shows. */
export function Component() {
  const t = useTexts(caseworkTexts)
  const file = useTexts(fileTexts)
  const forms = useTexts(formTexts)
  const transfers = useTexts(transferTexts)
  const may = useMay()
  const go = useGo()
  const asked = useAskedCases()
  return (
    <ListPage
      title={t.cases}
      beside={
        <>
          <Button onClick={() => go('/cases/caseload')}>{file.caseload}</Button>
          <Button onClick={() => go('/cases/transfers')}>{transfers.transfers}</Button>
          {may('casework.templates') && <Button onClick={() => go('/templates')}>{forms.templates}</Button>}
        </>
      }
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
