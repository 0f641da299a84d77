import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { OrganisationForm, organisationsTexts } from '../../../rooms/organisations/web/index.ts'

/** Registers an organisation. */
export function Component() {
  const t = useTexts(organisationsTexts)
  const go = useGo()
  const tell = useToast()
  return (
    <Page title={t.register} crumbs={[{ title: t.organisations, to: '/organisations' }]} narrow>
      <Section>
        <OrganisationForm
          done={(id, warnings) => {
            tell(warnings.length > 0 ? warnings.map((code) => t[code]).join(' ') : t.registered)
            go(`/organisations/${id}`)
          }}
        />
      </Section>
    </Page>
  )
}
