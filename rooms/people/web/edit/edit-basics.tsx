import { useState } from 'react'
import type { Day } from '../../../../kernel/day.ts'
import type { DivisionCode } from '../../../../kernel/division.ts'
import { Drawer } from '../../../../platform/web/dialog.tsx'
import { ChoiceField, SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { FieldGroup, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useTexts } from '../../../../platform/web/language.tsx'
import { today } from '../../../../platform/web/today.ts'
import { DivisionField } from '../../../regions/web/index.ts'
import type { PersonFile } from '../queries.ts'
import { peopleTexts } from '../texts.ts'
import { usePeopleWords } from '../words.ts'
import { ChangedMeanwhile } from './changed-meanwhile.tsx'
import { editTexts } from './texts.ts'
import { useChangePerson } from './use-change-person.ts'

type Values = {
  name: string
  sex: number | null
  birth: Day | null
  registeredDivision: Found<DivisionCode> | null
  ethnicGroup: string | null
  education: string | null
  maritalStatus: string | null
  politicalStatus: string | null
  employment: string | null
  responsibleName: string
}

const initialOf = (person: PersonFile): Values => ({
  name: person.name,
  sex: person.sex,
  birth: person.birth as Day | null,
  registeredDivision: person.registeredPlace && {
    value: person.registeredPlace.code,
    label: person.registeredPlace.name,
    detail: person.registeredPlace.path,
  },
  ethnicGroup: person.ethnicGroup,
  education: person.education,
  maritalStatus: person.maritalStatus,
  politicalStatus: person.politicalStatus,
  employment: person.employment,
  responsibleName: person.responsibleName ?? '',
})

/** What stands open in the file. Place and station move by a transfer, relations by the household. */
export function EditBasics({ person, close }: { person: PersonFile; close: () => void }) {
  const t = useTexts(editTexts)
  const people = useTexts(peopleTexts)
  const words = usePeopleWords()
  const [opened] = useState(person)
  const { form, clashes } = useChangePerson({
    person,
    initial: initialOf(opened),
    required: ['name'],
    fieldsOf: (values) => ({
      ...values,
      name: values.name.trim(),
      registeredDivision: values.registeredDivision?.value ?? null,
      responsibleName: values.responsibleName.trim() || null,
      // Another name is another worker: the account that was linked is not theirs.
      responsibleAccount:
        values.responsibleName.trim() === (opened.responsibleName ?? '') ? opened.responsibleAccount : null,
    }),
    close,
  })
  const coded = (table: string) => words.options(words.vocabulary?.codes[table])
  return (
    <Drawer title={t.basics} close={close}>
      <Form form={form} labels={{ name: people.name, birth: people.birth }}>
        <ChangedMeanwhile clashes={clashes} />
        <FieldGroup>
          <TextField label={people.name} maxLength={60} {...form.field('name')} />
          <ChoiceField
            label={people.sex}
            options={[...words.sexes, { value: 0, label: t.notStated }]}
            {...form.field('sex')}
          />
          <DayField label={people.birth} lean="past" latest={today()} {...form.field('birth')} />
          <DivisionField label={people.registeredPlace} {...form.field('registeredDivision')} />
          <SelectField
            label={people.ethnicGroup}
            options={coded('ethnic-group')}
            {...form.field('ethnicGroup')}
          />
          <SelectField label={people.education} options={coded('education')} {...form.field('education')} />
          <SelectField
            label={people.maritalStatus}
            options={coded('marital')}
            {...form.field('maritalStatus')}
          />
          <SelectField
            label={people.politicalStatus}
            options={coded('political-status')}
            {...form.field('politicalStatus')}
          />
          <SelectField
            label={people.employment}
            options={coded('employment')}
            {...form.field('employment')}
          />
          <TextField label={people.responsible} maxLength={60} {...form.field('responsibleName')} />
        </FieldGroup>
        <FormButtons form={form} submit={t.save} disabled={!form.dirty} />
      </Form>
    </Drawer>
  )
}
