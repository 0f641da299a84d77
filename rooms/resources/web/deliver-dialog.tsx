import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import { Drawer } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../platform/web/form/picker-field.tsx'
import { NumberField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { CloseIcon } from '../../../platform/web/icons.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Row } from '../../../platform/web/page.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { given } from '../../../platform/web/use-options.ts'
import { useSearchPeople } from '../../people/web/index.ts'
import { formatQuantity, readDecimal } from '../domain/money-words.ts'
import { type ResourceFile, resourcesApi } from './queries.ts'
import { resourcesTexts } from './texts.ts'

type Values = {
  deliveredOn: Day | null
  quantity: string
  persons: readonly Found<Id>[]
  others: number | null
  voucher: string
  handler: string
  note: string
}

/** Hands something out of a link: to whom of the register, to how many others, how much. */
export function DeliverDialog({ file, close }: { file: ResourceFile; close: () => void }) {
  const t = useTexts(resourcesTexts)
  const tell = useToast()
  const [delivery] = useState(newId)
  const search = useSearchPeople()
  const initial: Values = {
    deliveredOn: today(),
    quantity: file.remaining === null ? '' : formatQuantity(file.remaining),
    persons: [],
    others: null,
    voucher: '',
    handler: file.handler ?? '',
    note: '',
  }
  const form = useForm({
    initial,
    required: ['deliveredOn', ...(file.quantity === null ? [] : (['quantity'] as const))],
    check: (values: Values) =>
      values.quantity.trim() !== '' && !readDecimal(values.quantity, 3)
        ? [{ code: 'value-not-valid', path: '/body/quantity', messages: resourcesTexts.notQuantity }]
        : [],
    send: (values: Values, id) =>
      resourcesApi.post('/api/resources/:id/deliveries', {
        params: { id: file.id },
        body: {
          id,
          delivery,
          deliveredOn: values.deliveredOn ?? today(),
          quantity: readDecimal(values.quantity, 3) || null,
          persons: values.persons.map(({ value }) => value),
          others: values.others ?? 0,
          voucher: given(values.voucher),
          handler: given(values.handler),
          note: given(values.note),
        },
      }),
    renews: [['resources'], ['indicators'], ['duties']],
    done: () => {
      tell(t.handedOut)
      close()
    },
  })
  const { persons } = form.values
  const receivers = form.field('persons')
  // The search begins anew after each name, and the cursor stays in it.
  const [chosen, field] = [persons.length, receivers.id]
  useEffect(() => {
    if (chosen > 0) document.getElementById(field)?.focus()
  }, [chosen, field])
  return (
    <Drawer title={t.deliverTitle} close={close}>
      <Form
        form={form}
        labels={{ deliveredOn: t.deliveredOn, quantity: t.quantity, persons: t.receivers, others: t.others }}
      >
        <FieldRow>
          <DayField label={t.deliveredOn} lean="past" latest={today()} {...form.field('deliveredOn')} />
          <TextField
            label={t.quantity}
            keys="decimal"
            unit={file.unit ?? undefined}
            {...form.field('quantity')}
          />
        </FieldRow>
        <PickerField
          key={persons.length}
          {...receivers}
          label={t.receivers}
          placeholder={t.receiverHint}
          value={null as Found<Id> | null}
          searchKey={['people', 'pick']}
          search={search}
          change={(one) => {
            if (one && !persons.some(({ value }) => value === one.value))
              form.change({ persons: [...persons, one] })
          }}
        />
        {persons.length > 0 && (
          <Row>
            {persons.map((one) => (
              <Button
                key={one.value}
                size="small"
                icon={<CloseIcon aria-hidden />}
                aria-label={fill(t.removeNamed, { name: one.label })}
                onClick={() => form.change({ persons: persons.filter(({ value }) => value !== one.value) })}
              >
                {one.label}
              </Button>
            ))}
          </Row>
        )}
        <NumberField
          label={t.others}
          hint={t.othersHint}
          unit={t.persons}
          maximumDigits={6}
          {...form.field('others')}
        />
        <FieldRow>
          <TextField label={t.handler} maxLength={40} {...form.field('handler')} />
          <TextField label={t.voucher} maxLength={80} {...form.field('voucher')} />
        </FieldRow>
        <TextField label={t.note} maxLength={500} {...form.field('note')} />
        <FormButtons form={form} submit={t.deliver} />
      </Form>
    </Drawer>
  )
}
