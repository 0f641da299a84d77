import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { fill } from '../../../platform/web/fill.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { usePathPart } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Page } from '../../../platform/web/page.tsx'
import { PrintButton } from '../../../platform/web/page-buttons.tsx'
import {
  BudgetFacts,
  type BudgetFile,
  budgetQuery,
  ChangeDrawer,
  CommitDrawer,
  fundsTexts,
} from '../../../rooms/funds/web/index.ts'
import { useProgrammeTitles } from '../parts/use-programme-titles.ts'

/** One budget: sources, commitments, payments. */
export function Component() {
  const id = usePathPart('id')
  return <Loaded query={useQuery(budgetQuery(id))}>{(budget) => <Budget budget={budget} />}</Loaded>
}

function Budget({ budget }: { budget: BudgetFile }) {
  const t = useTexts(fundsTexts)
  const programmeTitle = useProgrammeTitles()
  const [open, setOpen] = useState<'change' | 'commit' | null>(null)
  const close = () => setOpen(null)
  return (
    <Page
      title={budget.title}
      hint={fill(t.yearOf, { year: budget.year })}
      crumbs={[{ title: t.funds, to: '/budgets' }]}
      actions={
        <>
          <PrintButton>{t.print}</PrintButton>
          {budget.abilities.plan && <Button onClick={() => setOpen('change')}>{t.change}</Button>}
          {budget.abilities.prepare && budget.left > 0 && (
            <Button type="primary" onClick={() => setOpen('commit')}>
              {t.commit}
            </Button>
          )}
        </>
      }
    >
      <BudgetFacts {...{ budget, programmeTitle }} />
      {open === 'change' && <ChangeDrawer budget={budget} close={close} />}
      {open === 'commit' && <CommitDrawer budget={budget} close={close} />}
    </Page>
  )
}
