import { useState } from 'react'
import type { Id } from '../../../kernel/id.ts'
import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField, ChoicesField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { StationField, useOwnStation } from '../../regions/web/index.ts'
import { LooksAlike } from './looks-alike.tsx'
import { peopleApi } from './queries.ts'
import { blankRegistration, checkedRegistration, type Registration, registrationOf } from './registration.ts'
import { peopleTexts } from './texts.ts'
import { VillageField } from './village-field.tsx'
import { usePeopleWords } from './words.ts'

/** Registers a person once; what looks like the same person is shown before it is saved. */
export function RegisterForm({ done }: { done: (id: Id) => void }) {
  const t = useTexts(peopleTexts)
  const words = usePeopleWords()
  const tell = useToast()
  const [person] = useState(newId)
  const form = useForm({
    initial: blankRegistration(),
    required: ['name', 'division', 'station'],
    keep: 'people.register',
    check: checkedRegistration,
    send: (values: Registration, id) =>
      peopleApi.post('/api/people', { body: { id, person, ...registrationOf(values) } }),
    renews: [['people'], ['indicators']],
    done: (answer) => {
      tell(fill(t.registered, { number: answer.fileNumber }))
      done(answer.id)
    },
  })
  const { values } = form
  useOwnStation('people.write', form.field('station'))
  const numbered = values.identityKind !== 'none'
  return (
    <Form
      form={form}
      labels={{
        name: t.name,
        idNumber: t.identityNumber,
        noIdentityReason: t.noIdentityReason,
        phone: t.phone,
        division: t.village,
        station: t.stationField,
        birth: t.birth,
        categoryFrom: t.categoryFrom,
      }}
    >
      <FieldGroup title={t.basics}>
        <TextField label={t.name} maxLength={60} autoFocus {...form.field('name')} />
        <ChoiceField label={t.identityKind} options={words.identityKinds} {...form.field('identityKind')} />
        {numbered ? (
          <TextField label={t.identityNumber} maxLength={40} {...form.field('idNumber')} required marked />
        ) : (
          <ChoiceField
            label={t.noIdentityReason}
            options={words.options(words.vocabulary?.noIdentityReasons)}
            {...form.field('noIdentityReason')}
            required
            marked
          />
        )}
        {values.identityKind !== 'resident' && (
          <FieldRow>
            <ChoiceField label={t.sex} options={words.sexes} {...form.field('sex')} />
            <DayField label={t.birth} lean="past" latest={today()} {...form.field('birth')} />
          </FieldRow>
        )}
        <TextField label={t.phone} keys="tel" maxLength={30} width="medium" {...form.field('phone')} />
      </FieldGroup>
      <FieldGroup title={t.place}>
        <StationField label={t.stationField} {...form.field('station')} />
        <VillageField label={t.village} station={values.station?.value ?? null} {...form.field('division')} />
        <TextField label={t.address} maxLength={300} {...form.field('address')} />
      </FieldGroup>
      <FieldGroup>
        <ChoicesField
          label={t.categories}
          options={words.options(words.vocabulary?.categories.filter((category) => !category.restricted))}
          {...form.field('categories')}
        />
        {values.categories.length > 0 && (
          <DayField label={t.categoryFrom} lean="past" {...form.field('categoryFrom')} required marked />
        )}
      </FieldGroup>
      <LooksAlike values={values} />
      <FormButtons form={form} submit={t.register} />
    </Form>
  )
}
