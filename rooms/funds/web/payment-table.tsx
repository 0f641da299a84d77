import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Column, DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { SelectLine } from '../../../platform/web/form/select-line.tsx'
import { TickLine } from '../../../platform/web/form/tick-line.tsx'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { type List, useList } from '../../../platform/web/queries.ts'
import { SearchBox } from '../../../platform/web/search-box.tsx'
import { Empty } from '../../../platform/web/states.tsx'
import { Tag, Tags, type Tone } from '../../../platform/web/tag.tsx'
import { useFilters } from '../../../platform/web/use-filters.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import { type PaymentState, paymentKinds, paymentStates } from '../domain/kinds.ts'
import { yuan } from './money.ts'
import { paymentsTexts } from './payments-texts.ts'
import { type PaymentQuestion, type PaymentRow, paymentList, paymentTotals } from './queries.ts'

const tones: Readonly<Record<PaymentState, Tone>> = {
  payable: 'warning',
  listed: 'info',
  transit: 'info',
  paid: 'good',
  withdrawn: 'plain',
}

export function PaymentStateTags({ row }: { row: Pick<PaymentRow, 'state' | 'failure' | 'account'> }) {
  const p = useTexts(paymentsTexts)
  const say = useSay()
  const waits = row.state === 'payable'
  return (
    <Tags>
      <Tag tone={tones[row.state]}>{say(paymentStates[row.state])}</Tag>
      {waits && row.failure && <Tag tone="danger">{p.failedBefore}</Tag>}
      {waits && !row.account && <Tag tone="danger">{p.noAccount}</Tag>}
    </Tags>
  )
}

/** What is asked of the list, as it was left on this device. */
export const useAskedPayments = () =>
  useFilters('payments.filters', { search: '', state: null as PaymentState | null, troubled: false })

/** Payments in reach, the earliest due first, with their sum. */
export function PaymentTable({ asked }: { asked: ReturnType<typeof useAskedPayments> }) {
  const p = useTexts(paymentsTexts)
  const states = useOptions(paymentStates)
  return (
    <PaymentRows
      label={p.payments}
      list={useList(paymentList(asked.question))}
      remember="payments"
      above={
        <Row>
          <SearchBox label={p.search} placeholder={p.searchHint} {...asked.filter('search')} />
          <SelectLine label={p.state} blank={p.allStates} options={states} {...asked.filter('state')} />
          <TickLine label={p.troubledOnly} {...asked.filter('troubled')} />
          <Totals question={asked.question} />
        </Row>
      }
    />
  )
}

function Totals({ question }: { question: PaymentQuestion }) {
  const p = useTexts(paymentsTexts)
  const { data } = useQuery(paymentTotals(question))
  if (!data) return null
  return (
    <span className="soft number" role="status">
      {fill(p.totals, { count: data.payments, amount: yuan(data.amount) })}
    </span>
  )
}

export function PaymentRows(props: {
  label: string
  list: List<PaymentRow>
  remember?: string
  above?: ReactNode
}) {
  const p = useTexts(paymentsTexts)
  return (
    <DataTable
      {...props}
      columns={usePaymentColumns()}
      rowKey={(row) => row.id}
      to={(row) => `/payments/${row.id}`}
      empty={<Empty title={p.none} hint={p.noneHint} />}
    />
  )
}

function usePaymentColumns(): readonly Column<PaymentRow>[] {
  const p = useTexts(paymentsTexts)
  const say = useSay()
  const show = useFormat()
  return [
    { key: 'payee', title: p.payee, onCard: 'title', cell: (row) => row.payeeName },
    { key: 'amount', title: p.amount, align: 'end', cell: (row) => yuan(row.amount) },
    { key: 'state', title: p.state, cell: (row) => <PaymentStateTags row={row} /> },
    { key: 'summary', title: p.summary, prose: true, cell: (row) => row.summary },
    { key: 'dueOn', title: p.dueOn, cell: (row) => show.day(row.dueOn) },
    { key: 'account', title: p.account, cell: (row) => (row.account ? row.account.number : '—') },
    { key: 'kind', title: p.kind, extra: true, cell: (row) => say(paymentKinds[row.kind]) },
    { key: 'budget', title: p.budget, extra: true, cell: (row) => row.budgetTitle },
    { key: 'bank', title: p.bank, extra: true, cell: (row) => row.account?.bank ?? '—' },
    { key: 'failure', title: p.failure, extra: true, prose: true, cell: (row) => row.failure ?? '—' },
    { key: 'paidOn', title: p.paidOn, extra: true, cell: (row) => (row.paidOn ? show.day(row.paidOn) : '—') },
  ]
}
