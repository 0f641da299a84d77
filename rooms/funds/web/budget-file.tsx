import { Button } from 'antd'
import { useState } from 'react'
import { useConfirm } from '../../../platform/web/confirm.tsx'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { Facts } from '../../../platform/web/facts.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { PageLink } from '../../../platform/web/link.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { Row, Section, Stack } from '../../../platform/web/page.tsx'
import { ProgressBar } from '../../../platform/web/progress-bar.tsx'
import { listOf } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { useCommand } from '../../../platform/web/use-command.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { DivisionName } from '../../regions/web/index.ts'
import { fundSources } from '../domain/kinds.ts'
import { sumRow, useFigureColumns } from './budget-table.tsx'
import { yuan } from './money.ts'
import { PayDrawer } from './pay-drawer.tsx'
import { PaymentRows } from './payment-table.tsx'
import { paymentsTexts } from './payments-texts.ts'
import { type BudgetFile, type CommitmentRow, fundsApi, renewed } from './queries.ts'
import { fundsTexts } from './texts.ts'

/** One budget: its sources, what it is promised for, what is paid out of it. */
export function BudgetFacts(props: { budget: BudgetFile; programmeTitle: (code: string) => string }) {
  const { budget, programmeTitle } = props
  const t = useTexts(fundsTexts)
  const p = useTexts(paymentsTexts)
  const say = useSay()
  const show = useFormat()
  const figures = useFigureColumns<BudgetFile['sources'][number]>()
  return (
    <Stack>
      <Section title={t.basics}>
        <Stack>
          {budget.planned > 0 && <ProgressBar share={budget.paid / budget.planned} label={t.paidShare} />}
          <Facts
            items={[
              [t.planned, `${yuan(budget.planned)} ${t.yuan}`],
              [t.left, `${yuan(budget.left)} ${t.yuan}`],
              [t.programme, budget.programme === null ? t.generalUse : programmeTitle(budget.programme)],
              [t.period, fill(t.periodFromTo, { from: show.day(budget.fromOn), to: show.day(budget.toOn) })],
              [t.division, <DivisionName key="division" code={budget.division} />],
              budget.note ? [t.note, budget.note] : null,
              [t.recordedBy, `${budget.recordedName} · ${show.instant(budget.recordedAt)}`],
              [
                t.ledger,
                <PageLink key="ledger" to="/ledger" query={{ budget: budget.id }}>
                  {t.inLedger}
                </PageLink>,
              ],
            ]}
          />
        </Stack>
      </Section>
      <Section
        title={t.sources}
        hint={t.sourcesHint}
        flush
        actions={budget.abilities.plan && budget.recovered > 0 && <Rebudget budget={budget} />}
      >
        <DataTable
          label={t.sources}
          list={listOf(budget.sources)}
          rowKey={(one) => one.pool}
          to={(one) => `/pools/${one.pool}`}
          remember="budget-sources"
          {...(budget.sources.length > 1 ? { total: sumRow(budget.sources, t.total, 'title') } : {})}
          columns={[
            { key: 'title', title: t.source, onCard: 'title', cell: (one) => say(fundSources[one.source]) },
            { key: 'pool', title: t.pool, extra: true, cell: (one) => one.title },
            ...figures,
          ]}
        />
      </Section>
      <Commitments budget={budget} />
      <Section title={p.payments} flush>
        <PaymentRows label={p.payments} list={listOf(budget.payments)} />
      </Section>
    </Stack>
  )
}

/** What was recovered is spent again only when somebody says so. */
function Rebudget({ budget }: { budget: BudgetFile }) {
  const t = useTexts(fundsTexts)
  const tell = useToast()
  const confirm = useConfirm()
  const putting = useCommand({
    send: (reason: string, id) =>
      fundsApi.post('/api/funds/budgets/:id/recovered', { params: { id: budget.id }, body: { id, reason } }),
    renews: renewed,
    done: ({ amount }) => tell(fill(t.rebudgeted, { amount: yuan(amount) })),
  })
  const ask = async () => {
    const yes = await confirm({
      title: fill(t.rebudgetTitle, { amount: yuan(budget.recovered) }),
      body: t.rebudgetHint,
      action: t.rebudget,
      reason: 'required',
    })
    if (yes) await putting.run(yes.reason)
  }
  return (
    <>
      <FailureNotice failure={putting.failure} />
      <Button loading={putting.sending} onClick={() => void ask()}>
        {t.rebudget}
      </Button>
    </>
  )
}

function Commitments({ budget }: { budget: BudgetFile }) {
  const t = useTexts(fundsTexts)
  const p = useTexts(paymentsTexts)
  const show = useFormat()
  const tell = useToast()
  const confirm = useConfirm()
  const [paying, pay] = useState<CommitmentRow | null>(null)
  const release = useCommand({
    send: ({ commitment, reason }: { commitment: string; reason: string }, id) =>
      fundsApi.post('/api/funds/commitments/:id/release', {
        params: { id: commitment },
        body: { id, reason },
      }),
    renews: renewed,
    done: () => tell(t.released),
  })
  const ask = async (one: CommitmentRow) => {
    const yes = await confirm({
      title: t.releaseTitle,
      body: fill(t.releaseHint, { open: yuan(one.open) }),
      action: t.release,
      reason: 'required',
    })
    if (yes) await release.run({ commitment: one.id, reason: yes.reason })
  }
  return (
    <Section title={t.commitments} flush>
      <FailureNotice failure={release.failure} />
      <DataTable
        label={t.commitments}
        list={listOf(budget.commitments)}
        rowKey={(one) => one.id}
        empty={<Empty title={t.noCommitments} />}
        columns={[
          { key: 'title', title: t.commitTitle, onCard: 'title', prose: true, cell: (one) => one.title },
          { key: 'day', title: t.day, cell: (one) => show.day(one.onDay) },
          { key: 'amount', title: t.amount, align: 'end', cell: (one) => yuan(one.amount) },
          { key: 'open', title: t.open, align: 'end', cell: (one) => yuan(one.open) },
          { key: 'by', title: t.recordedBy, cell: (one) => one.recordedName },
          ...(budget.abilities.prepare
            ? [
                {
                  key: 'acts',
                  title: t.what,
                  quietTitle: true,
                  onCard: 'bare' as const,
                  cell: (one: CommitmentRow) =>
                    one.open > 0 ? (
                      <Row>
                        <Button size="small" onClick={() => pay(one)}>
                          {p.pay}
                        </Button>
                        <Button size="small" onClick={() => void ask(one)}>
                          {t.release}
                        </Button>
                      </Row>
                    ) : null,
                },
              ]
            : []),
        ]}
      />
      {paying && <PayDrawer commitment={paying} close={() => pay(null)} />}
    </Section>
  )
}
