import { useQuery } from '@tanstack/react-query'
import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useAddressQuery, useGo } from '../../../platform/web/link.tsx'
import { Page, Section } from '../../../platform/web/page.tsx'
import { Loading } from '../../../platform/web/states.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { BudgetForm, fundsTexts } from '../../../rooms/funds/web/index.ts'
import { programmesQuery } from '../../../rooms/programmes/web/index.ts'
import { useOwnDivision } from '../../../rooms/regions/web/index.ts'

/** Makes a budget of a year. */
export function Component() {
  const t = useTexts(fundsTexts)
  const go = useGo()
  const tell = useToast()
  const [asked] = useAddressQuery()
  const year = Number(/^\d{4}$/.test(asked.year ?? '') ? asked.year : today().slice(0, 4))
  const division = useOwnDivision('funds.plan')
  const say = useSay()
  const { data } = useQuery(programmesQuery('visitor', division))
  const programmes = (data?.items ?? []).map(({ code, title }) => ({ value: code, label: say(title) }))
  return (
    <Page
      title={t.openBudget}
      hint={fill(t.yearOf, { year })}
      crumbs={[{ title: t.funds, to: '/budgets' }]}
      narrow
    >
      <Section>
        {division === undefined ? (
          <Loading />
        ) : (
          <BudgetForm
            {...{ year, division, programmes }}
            done={(id) => {
              tell(t.budgetOpened)
              go(`/budgets/${id}`)
            }}
          />
        )}
      </Section>
    </Page>
  )
}
