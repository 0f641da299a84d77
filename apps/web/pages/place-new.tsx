import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { organisationsTexts, PlaceForm } from '../../../rooms/organisations/web/index.ts'

/** Registers a place. */
export function Component() {
  const t = useTexts(organisationsTexts)
  const go = useGo()
  const tell = useToast()
  return (
    <Page title={t.addPlace} crumbs={[{ title: t.places, to: '/places' }]} narrow>
      <Section>
        <PlaceForm
          done={() => {
            tell(t.registered)
            go('/places')
          }}
        />
      </Section>
    </Page>
  )
}
