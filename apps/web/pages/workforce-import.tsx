import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { listImportTexts } from '../../../platform/web/list-import-texts.ts'
import { Page, Section } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { ImportMembers, memberDialogTexts } from '../../../rooms/workforce/web/index.ts'

/** Imports the register of workers. */
export function Component() {
  const t = useTexts({ ...listImportTexts, ...memberDialogTexts })
  const go = useGo()
  const tell = useToast()
  return (
    <Page title={t.import} crumbs={[{ title: t.workforce, to: '/workforce' }]} narrow>
      <Section>
        <ImportMembers
          done={({ ready }) => {
            tell(fill(t.applied, { count: formatNumber(ready) }))
            go('/workforce')
          }}
        />
      </Section>
    </Page>
  )
}
