import { useState } from 'react'
import { Drawer } from '../../../../platform/web/dialog.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { LongTextField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { newId } from '../../../../platform/web/ids.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useFormat } from '../../../../platform/web/use-format.ts'
import { given } from '../../../../platform/web/use-options.ts'
import { payingApi, renewed } from './queries.ts'
import { payingTexts } from './texts.ts'

/** Records the bank account of an applicant; the one before is ended. */
export function PayeeDrawer(props: { application: string; name: string; close: () => void }) {
  const { application, name, close } = props
  const t = useTexts(payingTexts)
  const show = useFormat()
  const tell = useToast()
  const [account] = useState(newId)
  const form = useForm({
    initial: { holder: name, number: '', bank: '', bankCode: '', heldForReason: '' },
    required: ['holder', 'number', 'bank'],
    send: (values, id) =>
      payingApi.post('/api/applications/:id/payee-account', {
        params: { id: application },
        body: {
          id,
          account,
          holder: values.holder,
          number: values.number,
          bank: values.bank,
          bankCode: given(values.bankCode),
          heldForReason: given(values.heldForReason),
        },
      }),
    renews: renewed,
    done: ({ sharedWith }) => {
      tell(sharedWith.length > 0 ? fill(t.sharedWith, { names: show.words(sharedWith) }) : t.accountSaved)
      close()
    },
  })
  return (
    <Drawer title={fill(t.accountOf, { name })} close={close}>
      <Form
        form={form}
        labels={{
          holder: t.holder,
          number: t.accountNumber,
          bank: t.bank,
          bankCode: t.bankCode,
          heldForReason: t.heldFor,
        }}
      >
        <TextField label={t.holder} maxLength={80} {...form.field('holder')} />
        <TextField label={t.accountNumber} maxLength={60} keys="numeric" {...form.field('number')} />
        <TextField label={t.bank} maxLength={80} {...form.field('bank')} />
        <TextField label={t.bankCode} maxLength={12} keys="numeric" optional {...form.field('bankCode')} />
        <LongTextField
          label={t.heldFor}
          hint={t.heldForHint}
          rows={2}
          maxLength={200}
          optional
          {...form.field('heldForReason')}
        />
        <FormButtons form={form} submit={t.keepAccount} />
      </Form>
    </Drawer>
  )
}
