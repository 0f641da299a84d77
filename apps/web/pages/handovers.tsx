import { useTexts } from '../../../platform/web/language.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { HandoverTable, networkTexts } from '../../../rooms/workforce/web/index.ts'

/** Child directors that are to be handed over. */
export function Component() {
  const t = useTexts(networkTexts)
  return (
    <Page title={t.handovers} hint={t.handoversHint} crumbs={[{ title: t.workforce, to: '/workforce' }]}>
      <Section flush>
        <HandoverTable />
      </Section>
    </Page>
  )
}
