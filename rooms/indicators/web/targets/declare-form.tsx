import { useQuery } from '@tanstack/react-query'
import type { Day } from '../../../../kernel/day.ts'
import { SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import { DecimalField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { DivisionField } from '../../../regions/web/index.ts'
import { denominatorKindsQuery, denominatorsApi } from './queries.ts'
import { targetTexts } from './target-texts.ts'

type Values = {
  code: string | null
  division: Found<number> | null
  asOf: Day | null
  value: number | null
  source: string
}

const blank: Values = { code: null, division: null, asOf: null, value: null, source: '' }

/** Declares one number with its day and source. */
export function DeclareForm() {
  const t = useTexts(targetTexts)
  const say = useSay()
  const tell = useToast()
  const kinds = useQuery(denominatorKindsQuery)
  const form = useForm<Values, { id: string }>({
    initial: blank,
    required: ['code', 'division', 'asOf', 'value', 'source'],
    send: (values, id, idFor) =>
      denominatorsApi.post('/api/denominators', {
        body: {
          id,
          denominator: idFor('denominator'),
          code: values.code ?? '',
          division: values.division?.value ?? 0,
          asOf: values.asOf as Day,
          value: values.value ?? 0,
          source: values.source,
        },
      }),
    renews: [['indicators']],
    done: () => {
      tell(t.declared)
      form.reset(blank)
    },
  })
  const options = (kinds.data?.items ?? []).map((one) => ({ value: one.code, label: say(one.title) }))
  return (
    <Form
      form={form}
      labels={{ code: t.kind, division: t.division, asOf: t.asOf, value: t.number, source: t.source }}
    >
      <SelectField label={t.kind} options={options} {...form.field('code')} />
      <DivisionField label={t.division} {...form.field('division')} />
      <DecimalField label={t.number} {...form.field('value')} />
      <DayField label={t.asOf} lean="past" {...form.field('asOf')} />
      <TextField label={t.source} maxLength={120} {...form.field('source')} />
      <FormButtons form={form} submit={t.declare} />
    </Form>
  )
}
