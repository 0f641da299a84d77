import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { peopleTexts, RegisterForm } from '../../../rooms/people/web/index.ts'

/** Registers a person. */
export function Component() {
  const t = useTexts(peopleTexts)
  const go = useGo()
  return (
    <Page title={t.register} crumbs={[{ title: t.people, to: '/people' }]} narrow>
      <Section>
        <RegisterForm done={(id) => go(`/people/${id}`)} />
      </Section>
    </Page>
  )
}
