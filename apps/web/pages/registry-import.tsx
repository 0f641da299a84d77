import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { ImportRegistry, registryTexts } from '../../../rooms/organisations/web/index.ts'

/** Imports what an authority registered. */
export function Component() {
  const t = useTexts(registryTexts)
  const go = useGo()
  return (
    <Page title={t.import} crumbs={[{ title: t.registry, to: '/registry' }]} narrow>
      <Section>
        <ImportRegistry done={() => go('/registry')} />
      </Section>
    </Page>
  )
}
