import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField, ChoicesField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../platform/web/form/picker-field.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Notice } from '../../../platform/web/notice.tsx'
import { PersonLine } from '../../../platform/web/person-line.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useSettled } from '../../../platform/web/use-settled.ts'
import { peopleApi } from './queries.ts'
import { peopleTexts } from './texts.ts'
import { usePeopleWords } from './words.ts'

type Values = {
  name: string
  idNumber: string
  noIdentityReason: string | null
  sex: 1 | 2 | null
  birth: Day | null
  phone: string
  address: string
  division: Found<number> | null
  station: Found<string> | null
  categories: readonly string[]
  categoryFrom: Day | null
}

const blank: Values = {
  name: '',
  idNumber: '',
  noIdentityReason: null,
  sex: null,
  birth: null,
  phone: '',
  address: '',
  division: null,
  station: null,
  categories: [],
  categoryFrom: today(),
}

type Search<V> = (typed: string, signal: AbortSignal) => Promise<readonly Found<V>[]>

/** Registers a person once; what looks like the same person is shown before it is saved. */
export function RegisterForm(props: {
  divisions: Search<number>
  stations: Search<string>
  done: (id: string) => void
}) {
  const t = useTexts(peopleTexts)
  const words = usePeopleWords()
  const tell = useToast()
  const [person] = useState(newId)
  const form = useForm({
    initial: blank,
    required: ['name', 'division', 'station'],
    keep: 'people.register',
    send: (values: Values, id) =>
      peopleApi.post('/api/people', {
        body: {
          id,
          person,
          station: values.station?.value ?? '',
          division: values.division?.value ?? 0,
          fields: fieldsOf(values),
          categories: values.categories.map((category) => ({
            category,
            from: values.categoryFrom ?? today(),
          })),
        },
      }),
    renews: [['people'], ['indicators']],
    done: (answer) => {
      tell(fill(t.registered, { number: answer.fileNumber }))
      props.done(answer.id)
    },
  })
  const withNumber = form.values.idNumber.trim() !== ''
  return (
    <Form
      form={form}
      labels={{
        name: t.name,
        idNumber: t.idNumber,
        phone: t.phone,
        division: t.village,
        station: t.stationField,
        birth: t.birth,
      }}
    >
      <FieldGroup title={t.basics}>
        <TextField label={t.name} maxLength={60} autoFocus {...form.field('name')} />
        <TextField label={t.idNumber} maxLength={18} {...form.field('idNumber')} />
        {!withNumber && (
          <>
            <ChoiceField
              label={t.noIdentityReason}
              options={words.options(words.vocabulary?.noIdentityReasons)}
              {...form.field('noIdentityReason')}
            />
            <FieldRow>
              <ChoiceField
                label={t.sex}
                options={[
                  { value: 1, label: t.male },
                  { value: 2, label: t.female },
                ]}
                {...form.field('sex')}
              />
              <DayField label={t.birth} lean="past" latest={today()} {...form.field('birth')} />
            </FieldRow>
          </>
        )}
        <TextField label={t.phone} keys="tel" maxLength={30} {...form.field('phone')} />
      </FieldGroup>
      <FieldGroup title={t.place}>
        <PickerField
          label={t.village}
          searchKey={['regions', 'divisions']}
          search={props.divisions}
          {...form.field('division')}
        />
        <TextField label={t.address} maxLength={300} {...form.field('address')} />
        <PickerField
          label={t.stationField}
          searchKey={['regions', 'stations']}
          search={props.stations}
          fewest={0}
          {...form.field('station')}
        />
      </FieldGroup>
      <FieldGroup title={t.categories}>
        <ChoicesField
          label={t.categories}
          options={words.options(words.vocabulary?.categories.filter((category) => !category.restricted))}
          {...form.field('categories')}
        />
        {form.values.categories.length > 0 && (
          <DayField label={t.categoryFrom} lean="past" {...form.field('categoryFrom')} />
        )}
      </FieldGroup>
      <LooksAlike values={form.values} />
      <FormButtons form={form} submit={t.register} />
    </Form>
  )
}

/** What is left blank is left out: an unknown value is not an empty one. */
const fieldsOf = (values: Values) => ({
  name: values.name,
  ...(values.idNumber.trim()
    ? { idNumber: values.idNumber, identityKind: 'resident' as const }
    : { identityKind: 'none' as const }),
  ...(values.noIdentityReason && !values.idNumber.trim()
    ? { noIdentityReason: values.noIdentityReason as never }
    : {}),
  ...(values.sex ? { sex: values.sex } : {}),
  ...(values.birth ? { birth: values.birth } : {}),
  ...(values.phone.trim() ? { phone: values.phone } : {}),
  ...(values.address.trim() ? { address: values.address } : {}),
})

function LooksAlike({ values }: { values: Values }) {
  const t = useTexts(peopleTexts)
  const words = usePeopleWords()
  const asked = useSettled(
    JSON.stringify({
      division: values.division?.value,
      fields: fieldsOf({ ...values, noIdentityReason: null }),
    }),
    500,
  )
  const { division } = values
  const enough = division !== null && values.name.trim().length > 1
  const { data } = useQuery({
    queryKey: ['people', 'alike', asked],
    queryFn: ({ signal }) =>
      peopleApi.post('/api/people/duplicates/check', { body: JSON.parse(asked), signal }),
    enabled: enough,
    retry: false,
  })
  if (!enough || !data?.items.length) return null
  return (
    <Notice tone="warning" title={t.duplicatesFound} loud>
      {t.duplicatesHint}
      {data.items.map(({ person }) => (
        <PersonLine
          key={person.id}
          name={person.name}
          to={`/people/${person.id}`}
          details={[words.sex(person.sex), person.idNumber, person.place.name, person.fileNumber]}
        />
      ))}
    </Notice>
  )
}
