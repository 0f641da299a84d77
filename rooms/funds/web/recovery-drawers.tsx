import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { Drawer } from '../../../platform/web/dialog.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { DecimalField, LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { given } from '../../../platform/web/use-options.ts'
import { fenOf } from './money.ts'
import { paymentsTexts } from './payments-texts.ts'
import { fundsApi, type RecoveryFile, renewed } from './queries.ts'
import { fundsTexts } from './texts.ts'

/** Records money that came back, also a part of it. */
export function ReceiveBackDrawer({ recovery, close }: { recovery: RecoveryFile; close: () => void }) {
  const p = useTexts(paymentsTexts)
  const t = useTexts(fundsTexts)
  const tell = useToast()
  const form = useForm({
    initial: {
      amountFen: (recovery.outstanding / 100) as number | null,
      day: today() as Day | null,
      voucher: '',
    },
    required: ['amountFen', 'day'],
    send: ({ amountFen, day, voucher }, id) =>
      fundsApi.post('/api/funds/recoveries/:id/receipts', {
        params: { id: recovery.id },
        body: { id, amountFen: fenOf(amountFen) as number, day: day as Day, voucher: given(voucher) },
      }),
    renews: renewed,
    done: () => {
      tell(p.receiveBackDone)
      close()
    },
  })
  return (
    <Drawer title={p.receiveBack} close={close}>
      <Form form={form} labels={{ amountFen: p.amount, day: p.day, voucher: p.voucher }}>
        <DecimalField label={p.amount} unit={t.yuan} {...form.field('amountFen')} />
        <DayField label={p.day} lean="past" latest={today()} {...form.field('day')} />
        <TextField label={p.voucher} maxLength={80} {...form.field('voucher')} />
        <FormButtons form={form} submit={p.receiveBack} />
      </Form>
    </Drawer>
  )
}

/** Proposes to write off what cannot be had any more; another person decides. */
export function WriteOffDrawer({ recovery, close }: { recovery: RecoveryFile; close: () => void }) {
  const p = useTexts(paymentsTexts)
  const t = useTexts(fundsTexts)
  const tell = useToast()
  const [writeOff] = useState(newId)
  const form = useForm({
    initial: { amountFen: (recovery.outstanding / 100) as number | null, reason: '' },
    required: ['amountFen', 'reason'],
    plain: true,
    send: ({ amountFen, reason }, id) =>
      fundsApi.post('/api/funds/recoveries/:id/write-offs', {
        params: { id: recovery.id },
        body: { id, writeOff, amountFen: fenOf(amountFen) as number, reason },
      }),
    renews: renewed,
    done: () => {
      tell(p.writeOffProposed)
      close()
    },
  })
  return (
    <Drawer title={p.proposeWriteOff} close={close}>
      <Form form={form} labels={{ amountFen: p.amount, reason: p.reason }}>
        <DecimalField label={p.amount} unit={t.yuan} {...form.field('amountFen')} />
        <LongTextField label={p.reason} rows={3} maxLength={300} {...form.field('reason')} />
        <FormButtons form={form} submit={p.proposeWriteOff} />
      </Form>
    </Drawer>
  )
}
