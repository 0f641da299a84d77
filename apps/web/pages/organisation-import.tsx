import { fill } from '../../../platform/web/fill.ts'
import { formatNumber } from '../../../platform/web/format.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { listImportTexts } from '../../../platform/web/list-import-texts.ts'
import { Page, Section } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { ImportOrganisations, organisationsTexts } from '../../../rooms/organisations/web/index.ts'

/** Imports a list of organisations. */
export function Component() {
  const t = useTexts({ ...listImportTexts, ...organisationsTexts })
  const go = useGo()
  const tell = useToast()
  return (
    <Page title={t.import} crumbs={[{ title: t.organisations, to: '/organisations' }]} narrow>
      <Section>
        <ImportOrganisations
          done={({ ready }) => {
            tell(fill(t.applied, { count: formatNumber(ready) }))
            go('/organisations')
          }}
        />
      </Section>
    </Page>
  )
}
