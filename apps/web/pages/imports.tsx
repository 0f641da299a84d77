import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import {
  ImportSteps,
  ImportsTable,
  importTexts,
  peopleTexts,
  TemplateButton,
  UploadForm,
} from '../../../rooms/people/web/index.ts'

/** Starts an import, and leads to the earlier ones. */
export function Component() {
  const t = useTexts(importTexts)
  const people = useTexts(peopleTexts)
  const go = useGo()
  return (
    <Page
      title={t.title}
      hint={t.hint}
      crumbs={[{ title: people.people, to: '/people' }]}
      actions={<TemplateButton />}
    >
      <Stack>
        <ImportSteps state={null} />
        <Section title={t.newImport}>
          <UploadForm done={(id) => go(`/import/${id}`)} />
        </Section>
        <Section title={t.past} flush>
          <ImportsTable />
        </Section>
      </Stack>
    </Page>
  )
}
