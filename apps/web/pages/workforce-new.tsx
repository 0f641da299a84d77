import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { MemberForm, workforceTexts } from '../../../rooms/workforce/web/index.ts'

/** Registers a social worker or talent. */
export function Component() {
  const t = useTexts(workforceTexts)
  const go = useGo()
  return (
    <Page title={t.register} narrow crumbs={[{ title: t.workforce, to: '/workforce' }]}>
      <Section>
        <MemberForm done={(id) => go(`/workforce/${id}`)} />
      </Section>
    </Page>
  )
}
