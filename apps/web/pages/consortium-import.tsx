import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { listImportTexts } from '../../../platform/web/list-import-texts.ts'
import { Page, Section } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { consortiumTexts, ImportScreeningList, listTexts } from '../../../rooms/consortium/web/index.ts'

/** Imports a list of people to be screened. */
export function Component() {
  const t = useTexts({ ...listImportTexts, ...consortiumTexts, ...listTexts })
  const go = useGo()
  const tell = useToast()
  return (
    <Page title={t.importList} crumbs={[{ title: t.consortium, to: '/consortium' }]} narrow>
      <Section>
        <ImportScreeningList
          done={({ ready }) => {
            tell(fill(t.applied, { count: formatNumber(ready) }))
            go('/consortium/waiting', { show: 'lists' })
          }}
        />
      </Section>
    </Page>
  )
}
