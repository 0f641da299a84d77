import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField, ChoicesField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../platform/web/form/picker-field.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useKindNames } from './kind-names.ts'
import { searchDivisions } from './place-search.ts'
import { regionsApi } from './queries.ts'
import { regionsTexts } from './texts.ts'

type Values = {
  name: string
  kind: string | null
  functions: readonly string[]
  division: Found<number> | null
  operator: string
  address: string
  phone: string
  openedOn: Day | null
}

const blank: Values = {
  name: '',
  kind: 'station',
  functions: ['social-work'],
  division: null,
  operator: '',
  address: '',
  phone: '',
  openedOn: today(),
}

/** Opens a station where it stands by statute; its code is given by the server. */
export function OpenStationForm({ done }: { done: (station: string) => void }) {
  const t = useTexts(regionsTexts)
  const names = useKindNames()
  const tell = useToast()
  const [station] = useState(newId)
  const form = useForm({
    initial: blank,
    required: ['name', 'kind', 'division', 'openedOn'],
    send: (values: Values, id) =>
      regionsApi.post('/api/stations', {
        body: {
          id,
          station,
          name: values.name,
          kind: values.kind ?? '',
          functions: [...values.functions],
          division: values.division?.value ?? 0,
          operator: values.operator.trim() || null,
          address: values.address.trim() || null,
          phone: values.phone.trim() || null,
          openedOn: values.openedOn ?? today(),
        },
      }),
    renews: [['regions']],
    done: (answer) => {
      tell(fill(t.opened, { code: answer.code }))
      done(answer.id)
    },
  })
  return (
    <Form form={form} labels={{ name: t.name, kind: t.kind, division: t.division, openedOn: t.openedOn }}>
      <TextField label={t.name} maxLength={60} autoFocus {...form.field('name')} />
      <PickerField
        label={t.division}
        searchKey={['regions', 'divisions']}
        search={searchDivisions}
        {...form.field('division')}
      />
      <ChoiceField label={t.kind} options={names.kinds} {...form.field('kind')} />
      <ChoicesField label={t.functions} options={names.functions} {...form.field('functions')} />
      <TextField label={t.operator} maxLength={80} {...form.field('operator')} />
      <TextField label={t.address} maxLength={120} {...form.field('address')} />
      <TextField label={t.phone} keys="tel" maxLength={40} {...form.field('phone')} />
      <DayField label={t.openedOn} lean="past" {...form.field('openedOn')} />
      <FormButtons form={form} submit={t.openStation} />
    </Form>
  )
}
