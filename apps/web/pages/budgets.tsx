import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { fill } from '../../../platform/web/fill.ts'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { AddIcon } from '../../../platform/web/icons.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useGo } from '../../../platform/web/link.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Page, Section, Stack } from '../../../platform/web/page.tsx'
import { ExportButton, PrintButton } from '../../../platform/web/page-buttons.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useDownload } from '../../../platform/web/use-download.ts'
import { useRemembered } from '../../../platform/web/use-remembered.ts'
import { useSettled } from '../../../platform/web/use-settled.ts'
import {
  BudgetTable,
  FundsOverview,
  fundsApi,
  fundsTexts,
  overviewQuery,
  PoolDrawer,
  PoolTable,
  poolsQuery,
} from '../../../rooms/funds/web/index.ts'
import { useOwnDivision } from '../../../rooms/regions/web/index.ts'
import { useProgrammeTitles } from '../parts/use-programme-titles.ts'

/** The money of a year: figures, bars, budgets and pools. */
export function Component() {
  const t = useTexts(fundsTexts)
  const may = useMay()
  const go = useGo()
  const programmeTitle = useProgrammeTitles()
  const tell = useToast()
  const thisYear = Number(today().slice(0, 4))
  const [chosen, setYear] = useRemembered<number | null>('budgets.year', null)
  const [typed, setTyped] = useRemembered('budgets.search', '')
  const [opening, open] = useState(false)
  const division = useOwnDivision('funds.plan')
  // Where this year has no money yet, the last year that had some is shown.
  const there = useQuery(overviewQuery(thisYear)).data?.years ?? []
  const year = chosen ?? (there.length === 0 || there.includes(thisYear) ? thisYear : Math.max(...there))
  const search = useSettled(typed.trim(), 200)
  const question = { year, ...(search ? { search } : {}) }
  const overview = useQuery(overviewQuery(year))
  const pools = useQuery(poolsQuery(year))
  const download = useDownload(() => fundsApi.file('/api/funds/budgets/export', { query: question }))
  const years = [...new Set([thisYear, year, ...(overview.data?.years ?? [])])].toSorted((a, b) => b - a)
  const plans = may('funds.plan') && division !== undefined
  return (
    <Page
      title={t.funds}
      hint={t.fundsHint}
      actions={
        <>
          <SelectLine
            label={t.year}
            blank={t.year}
            value={year}
            change={setYear}
            options={years.map((value) => ({ value, label: fill(t.yearOf, { year: value }) }))}
          />
          <PrintButton>{t.print}</PrintButton>
          <ExportButton download={download}>{t.export}</ExportButton>
          {plans && (
            <Button
              type="primary"
              icon={<AddIcon aria-hidden />}
              onClick={() => go('/budgets/new', { year: String(year) })}
            >
              {t.openBudget}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        <FailureNotice failure={download.failure} />
        <Loaded query={overview}>
          {(data) => <FundsOverview {...{ overview: data, programmeTitle }} />}
        </Loaded>
        <Section title={t.budgets} flush>
          <BudgetTable {...{ question, typed, setTyped, programmeTitle }} />
        </Section>
        <Section
          title={t.pools}
          flush
          actions={plans && <Button onClick={() => open(true)}>{t.openPool}</Button>}
        >
          <Loaded query={pools}>{(data) => <PoolTable pools={data.items} />}</Loaded>
        </Section>
      </Stack>
      {opening && division !== undefined && (
        <PoolDrawer
          {...{ year, division }}
          close={() => open(false)}
          done={(id) => {
            tell(t.poolOpened)
            open(false)
            go(`/pools/${id}`)
          }}
        />
      )}
    </Page>
  )
}
