import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { listImportTexts } from '../../../platform/web/list-import-texts.ts'
import { Page, Section } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { ImportVolunteers, volunteersTexts } from '../../../rooms/volunteers/web/index.ts'

/** Imports a list of volunteers. */
export function Component() {
  const t = useTexts({ ...listImportTexts, ...volunteersTexts })
  const go = useGo()
  const tell = useToast()
  return (
    <Page title={t.import} crumbs={[{ title: t.volunteers, to: '/volunteers' }]} narrow>
      <Section>
        <ImportVolunteers
          done={({ ready }) => {
            tell(fill(t.applied, { count: formatNumber(ready) }))
            go('/volunteers')
          }}
        />
      </Section>
    </Page>
  )
}
