import { Button } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { monthOf } from '../../../kernel/period.ts'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { TickLine } from '../../../platform/web/form/tick-line.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { useList } from '../../../platform/web/queries.ts'
import { Empty } from '../../../platform/web/states.tsx'
import { today } from '../../../platform/web/today.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { yuan } from './money.ts'
import { PaymentStateTags } from './payment-table.tsx'
import { paymentsTexts } from './payments-texts.ts'
import { fundsApi, type PaymentRow, paymentList, renewed } from './queries.ts'

/** Puts waiting payments into a run: those that are due and have a bank account can be chosen. */
export function RunForm({ done }: { done: (id: string) => void }) {
  const p = useTexts(paymentsTexts)
  const show = useFormat()
  const [run] = useState(newId)
  const form = useForm({
    initial: {
      title: fill(p.defaultTitle, { month: show.period(monthOf(today())) }),
      day: today() as Day | null,
      payments: [] as readonly PaymentRow[],
    },
    required: ['title', 'day'],
    plain: true,
    check: ({ payments }) =>
      payments.length > 0
        ? []
        : [
            {
              code: 'value-missing',
              path: '/body/payments',
              messages: { zh: '请选择要支付的款项', en: 'Choose what is to be paid' },
            },
          ],
    send: ({ title, day, payments }, id) =>
      fundsApi.post('/api/funds/runs', {
        body: { id, run, title, day: day as Day, payments: payments.map((one) => one.id) },
      }),
    renews: renewed,
    done: () => done(run),
  })
  const { payments, day } = form.values
  const total = payments.reduce((sum, { amount }) => sum + amount, 0)
  return (
    <Form form={form} labels={{ title: p.runTitle, day: p.runDay, payments: p.choose }}>
      <FieldRow>
        <TextField label={p.runTitle} maxLength={60} {...form.field('title')} />
        <DayField label={p.runDay} {...form.field('day')} />
      </FieldRow>
      <FieldGroup title={p.choose}>
        <Choice day={day} {...form.field('payments')} />
      </FieldGroup>
      <Row>
        <strong className="number" role="status">
          {fill(p.chosen, { count: payments.length, amount: yuan(total) })}
        </strong>
      </Row>
      <FormButtons form={form} submit={p.openRun} />
    </Form>
  )
}

function Choice(props: {
  day: Day | null
  value: readonly PaymentRow[]
  change: (payments: readonly PaymentRow[]) => void
}) {
  const { day, value, change } = props
  const p = useTexts(paymentsTexts)
  const show = useFormat()
  const list = useList(paymentList({ state: 'payable' }, 200))
  const free = list.rows.filter((row) => row.account !== null && (day === null || row.dueOn <= day))
  const without = list.rows.filter((row) => row.account === null).length
  const chosen = new Set(value.map(({ id }) => id))
  const turn = (row: PaymentRow) =>
    change(chosen.has(row.id) ? value.filter(({ id }) => id !== row.id) : [...value, row])
  return (
    <>
      {without > 0 && <Notice tone="warning">{fill(p.withoutAccount, { count: without })}</Notice>}
      <DataTable
        label={p.choose}
        list={list}
        rowKey={(row) => row.id}
        empty={<Empty title={p.nothingWaits} hint={p.noneHint} />}
        above={
          free.length > 0 ? (
            <Row>
              <Button onClick={() => change(free)}>{p.chooseAll}</Button>
            </Row>
          ) : null
        }
        columns={[
          {
            key: 'payee',
            title: p.payee,
            onCard: 'title',
            cell: (row) =>
              free.includes(row) ? (
                <TickLine label={row.payeeName} value={chosen.has(row.id)} change={() => turn(row)} />
              ) : (
                <span className="soft">{row.payeeName}</span>
              ),
          },
          { key: 'amount', title: p.amount, align: 'end', cell: (row) => yuan(row.amount) },
          { key: 'summary', title: p.summary, prose: true, cell: (row) => row.summary },
          { key: 'account', title: p.account, cell: (row) => row.account?.number ?? '—' },
          { key: 'dueOn', title: p.dueOn, cell: (row) => show.day(row.dueOn) },
          { key: 'state', title: p.state, cell: (row) => <PaymentStateTags row={row} /> },
        ]}
      />
    </>
  )
}
