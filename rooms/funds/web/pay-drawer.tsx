import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { Drawer } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField, SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../platform/web/form/picker-field.tsx'
import { DecimalField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useOptions } from '../../../platform/web/use-options.ts'
import { OrganisationField } from '../../organisations/web/index.ts'
import { type PayeeKind, type PaymentKind, paymentKinds } from '../domain/kinds.ts'
import { fenOf, yuan } from './money.ts'
import { paymentsTexts } from './payments-texts.ts'
import { type CommitmentRow, fundsApi, renewed } from './queries.ts'
import { fundsTexts } from './texts.ts'

/**
 * Makes a part of a commitment owed to an organisation, such as an instalment of a purchase, or to a person. What somebody
 * was awarded under a programme is paid where it was decided.
 */
export function PayDrawer({ commitment, close }: { commitment: CommitmentRow; close: () => void }) {
  const t = useTexts(fundsTexts)
  const p = useTexts(paymentsTexts)
  const tell = useToast()
  const [payment] = useState(newId)
  const kinds = useOptions(paymentKinds)
  const form = useForm({
    initial: {
      payeeKind: 'organisation' as PayeeKind | null,
      payee: null as Found<Id> | null,
      amountFen: (commitment.open / 100) as number | null,
      kind: 'purchase' as PaymentKind | null,
      day: today() as Day | null,
      summary: commitment.title,
    },
    required: ['payeeKind', 'payee', 'amountFen', 'kind', 'day', 'summary'],
    plain: true,
    send: ({ payeeKind, payee, amountFen, kind, day, summary }, id) =>
      fundsApi.post('/api/funds/payments', {
        body: {
          id,
          payment,
          commitment: commitment.id,
          amountFen: fenOf(amountFen) as number,
          day: day as Day,
          kind: kind as PaymentKind,
          payeeKind: payeeKind ?? 'organisation',
          payee: payee?.value ?? '',
          summary,
        },
      }),
    renews: renewed,
    done: () => {
      tell(p.payDone)
      close()
    },
  })
  return (
    <Drawer title={p.payTitle} close={close}>
      <Form
        form={form}
        labels={{
          payeeKind: p.payeeKind,
          payee: p.payee,
          amountFen: p.amount,
          kind: p.kind,
          day: p.dueOn,
          summary: p.summary,
        }}
      >
        <ChoiceField
          label={p.payeeKind}
          options={[
            { value: 'organisation' as const, label: p.payeeOrganisation },
            { value: 'person' as const, label: p.payeePerson },
          ]}
          {...form.field('payeeKind')}
          change={(payeeKind) => form.change({ payeeKind, payee: null })}
        />
        {form.values.payeeKind === 'person' ? (
          <PickerField
            label={p.payeePerson}
            hint={p.payeePersonHint}
            searchKey={['funds', 'persons-to-pay']}
            search={searchPersons}
            {...form.field('payee')}
          />
        ) : (
          <OrganisationField label={p.payeeOrganisation} {...form.field('payee')} />
        )}
        <DecimalField
          label={p.amount}
          unit={t.yuan}
          hint={fill(p.payHint, { open: yuan(commitment.open) })}
          {...form.field('amountFen')}
        />
        <SelectField label={p.kind} options={kinds} {...form.field('kind')} />
        <DayField label={p.dueOn} {...form.field('day')} />
        <TextField label={p.summary} maxLength={30} {...form.field('summary')} />
        <FormButtons form={form} submit={p.pay} />
      </Form>
    </Drawer>
  )
}

/** Who was paid before, and who of the register whoever pays may see. */
async function searchPersons(search: string, signal: AbortSignal): Promise<readonly Found<Id>[]> {
  const { items } = await fundsApi.get('/api/funds/payees', { query: { search }, signal })
  return items.map(({ id, name }) => ({ value: id, label: name }))
}
