import { countyOf } from '../../../kernel/division.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useMay, useMe } from '../../../platform/web/me.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import { CaseFormTemplates, caseworkTexts } from '../../../rooms/casework/web/index.ts'
import { templateTexts } from '../../../rooms/documents/web/index.ts'
import { LetterTemplate, tasksTexts } from '../../../rooms/intake/web/index.ts'
import { useOwnDivision } from '../../../rooms/regions/web/index.ts'
import { ReportTemplates, reportsTexts } from '../../../rooms/reports/web/index.ts'

/** Every Word template that the place may print with, room by room. */
export function Component() {
  const t = useTexts(templateTexts)
  const casework = useTexts(caseworkTexts)
  const tasks = useTexts(tasksTexts)
  const reports = useTexts(reportsTexts)
  const may = useMay()
  const [cases, letters, tables] = [
    usePlace('casework.templates', 'casework.read'),
    usePlace('tasks.give', 'tasks.give'),
    usePlace('reports.approve', 'reports.read'),
  ]
  return (
    <Page title={t.templates} hint={t.templatesHint}>
      <Stack>
        {may('casework.read') && cases !== undefined && (
          <Section title={casework.cases}>
            <CaseFormTemplates division={cases} />
          </Section>
        )}
        {may('reports.read') && tables !== undefined && (
          <Section title={reports.reports}>
            <ReportTemplates node={String(tables)} />
          </Section>
        )}
        {may('tasks.give') && letters !== undefined && (
          <Section title={tasks.tasks}>
            <LetterTemplate division={letters} />
          </Section>
        )}
      </Stack>
    </Page>
  )
}

/** The place whose templates are shown: where they may be replaced, else the county in which one reads. */
function usePlace(replacing: string, reading: string): number | undefined {
  const { abilities } = useMe()
  const read = useOwnDivision(reading)
  return abilities[replacing]?.divisions[0] ?? (read === undefined ? undefined : countyOf(read))
}
