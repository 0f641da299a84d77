import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { VolunteerForm, volunteersTexts } from '../../../rooms/volunteers/web/index.ts'

/** Registers a volunteer. */
export function Component() {
  const t = useTexts(volunteersTexts)
  const go = useGo()
  const tell = useToast()
  return (
    <Page title={t.register} crumbs={[{ title: t.volunteers, to: '/volunteers' }]} narrow>
      <Section>
        <VolunteerForm
          done={({ id, number = '', warnings }) => {
            tell([fill(t.registeredAs, { number }), ...warnings.map((code) => t[code])].join(' '))
            go(`/volunteers/${id}`)
          }}
        />
      </Section>
    </Page>
  )
}
