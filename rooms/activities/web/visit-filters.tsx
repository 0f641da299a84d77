import { MonthLine } from '../../../platform/web/form/month-line.tsx'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { TickLine } from '../../../platform/web/form/tick-line.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { useFilters } from '../../../platform/web/use-filters.ts'
import { type VisitMethod, type VisitPurpose, visitMethods, visitPurposes } from '../domain/visit-codes.ts'
import { activitiesTexts } from './texts.ts'

/** Which visits a page lists; kept while one looks at another page. The list and the export ask the same. */
export const useAskedVisits = () =>
  useFilters('activities.visits', {
    month: null as string | null,
    method: null as VisitMethod | null,
    purpose: null as VisitPurpose | null,
    mine: false,
  })

/** What narrows the list of visits. */
export function VisitFilters({ asked: { filter } }: { asked: ReturnType<typeof useAskedVisits> }) {
  const t = useTexts(activitiesTexts)
  return (
    <Row>
      <MonthLine label={t.month} blank={t.anyMonth} {...filter('month')} />
      <SelectLine
        label={t.method}
        blank={t.allMethods}
        options={visitMethods.map((value) => ({ value, label: t[value] }))}
        {...filter('method')}
      />
      <SelectLine
        label={t.purpose}
        blank={t.allPurposes}
        options={visitPurposes.map((value) => ({ value, label: t[value] }))}
        {...filter('purpose')}
      />
      <TickLine label={t.onlyMine} {...filter('mine')} />
    </Row>
  )
}
