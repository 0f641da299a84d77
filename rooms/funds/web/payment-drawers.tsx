import { useState } from 'react'
import { addDays, type Day } from '../../../kernel/day.ts'
import { Drawer } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { DecimalField, LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { given } from '../../../platform/web/use-options.ts'
import { fenOf } from './money.ts'
import { paymentsTexts } from './payments-texts.ts'
import { fundsApi, type PaymentFile, renewed } from './queries.ts'
import { fundsTexts } from './texts.ts'

/** Records the payee's bank account; the one before is ended. */
export function AccountDrawer({ payment, close }: { payment: PaymentFile; close: () => void }) {
  const p = useTexts(paymentsTexts)
  const show = useFormat()
  const tell = useToast()
  const [account] = useState(newId)
  const form = useForm({
    initial: { holder: payment.payeeName, number: '', bank: '', bankCode: '', heldForReason: '' },
    required: ['holder', 'number', 'bank'],
    send: (values, id) =>
      fundsApi.post('/api/funds/payee-accounts', {
        body: {
          id,
          account,
          division: payment.division,
          payeeKind: payment.payeeKind,
          payee: payment.payee,
          holder: values.holder,
          number: values.number,
          bank: values.bank,
          bankCode: given(values.bankCode),
          heldForReason: given(values.heldForReason),
        },
      }),
    renews: renewed,
    done: ({ sharedWith }) => {
      tell(sharedWith.length > 0 ? fill(p.sharedWith, { names: show.words(sharedWith) }) : p.accountSaved)
      close()
    },
  })
  return (
    <Drawer title={payment.account ? p.changeAccount : p.keepAccount} close={close}>
      <Form
        form={form}
        labels={{
          holder: p.holder,
          number: p.number,
          bank: p.bank,
          bankCode: p.bankCode,
          heldForReason: p.heldForReason,
        }}
      >
        <TextField label={p.holder} maxLength={80} {...form.field('holder')} />
        <TextField label={p.number} maxLength={60} keys="numeric" {...form.field('number')} />
        <TextField label={p.bank} maxLength={80} {...form.field('bank')} />
        <TextField label={p.bankCode} maxLength={12} keys="numeric" optional {...form.field('bankCode')} />
        <LongTextField
          label={p.heldForReason}
          hint={p.heldForHint}
          rows={2}
          maxLength={200}
          optional
          {...form.field('heldForReason')}
        />
        <FormButtons form={form} submit={p.keepAccount} />
      </Form>
    </Drawer>
  )
}

/** The bank sent back what it had reported as paid. */
export function SentBackDrawer({ payment, close }: { payment: PaymentFile; close: () => void }) {
  const p = useTexts(paymentsTexts)
  const tell = useToast()
  const form = useForm({
    initial: { day: today() as Day | null, reason: '' },
    required: ['day', 'reason'],
    plain: true,
    send: ({ day, reason }, id) =>
      fundsApi.post('/api/funds/payments/:id/returned', {
        params: { id: payment.id },
        body: { id, reason, day: day as Day },
      }),
    renews: renewed,
    done: () => {
      tell(p.sentBackDone)
      close()
    },
  })
  return (
    <Drawer title={p.sentBackTitle} close={close}>
      <Form form={form} labels={{ day: p.day, reason: p.reason }}>
        <p className="soft">{p.sentBackHint}</p>
        <DayField label={p.day} lean="past" latest={today()} {...form.field('day')} />
        <LongTextField label={p.reason} rows={2} maxLength={300} {...form.field('reason')} />
        <FormButtons form={form} submit={p.sentBack} />
      </Form>
    </Drawer>
  )
}

/** Orders money back of what was paid. */
export function RecoverDrawer(props: {
  payment: PaymentFile
  close: () => void
  done: (id: string) => void
}) {
  const { payment, close, done } = props
  const p = useTexts(paymentsTexts)
  const t = useTexts(fundsTexts)
  const [recovery] = useState(newId)
  const form = useForm({
    initial: {
      amountFen: (payment.amount / 100) as number | null,
      day: today() as Day | null,
      dueOn: addDays(today(), 30) as Day | null,
      reason: '',
    },
    required: ['amountFen', 'day', 'dueOn', 'reason'],
    plain: true,
    send: ({ amountFen, day, dueOn, reason }, id) =>
      fundsApi.post('/api/funds/recoveries', {
        body: {
          id,
          recovery,
          payment: payment.id,
          amountFen: fenOf(amountFen) as number,
          day: day as Day,
          dueOn: dueOn as Day,
          reason,
        },
      }),
    renews: renewed,
    done: () => done(recovery),
  })
  return (
    <Drawer title={p.recover} close={close}>
      <Form
        form={form}
        labels={{ amountFen: p.amount, day: p.orderedOn, dueOn: p.recoveryDue, reason: p.reason }}
      >
        <DecimalField label={p.amount} unit={t.yuan} {...form.field('amountFen')} />
        <DayField label={p.orderedOn} {...form.field('day')} />
        <DayField label={p.recoveryDue} {...form.field('dueOn')} />
        <LongTextField label={p.reason} rows={3} maxLength={300} {...form.field('reason')} />
        <FormButtons form={form} submit={p.recover} danger />
      </Form>
    </Drawer>
  )
}
