import { Drawer } from '../../../../platform/web/dialog.tsx'
import { ChoicesField, SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useTexts } from '../../../../platform/web/language.tsx'
import type { PersonFile } from '../queries.ts'
import { peopleTexts } from '../texts.ts'
import { usePeopleWords } from '../words.ts'
import { ChangedMeanwhile } from './changed-meanwhile.tsx'
import { fenOf } from './changes.ts'
import { editTexts } from './texts.ts'
import { useChangePerson } from './use-change-person.ts'

type Values = {
  health: string | null
  selfCare: string | null
  disabilityKind: string | null
  disabilityGrade: string | null
  hardshipCauses: readonly string[]
  /** In yuan, as typed. */
  incomeFen: string
  incomeSource: string
  housing: string | null
  needs: readonly string[]
}

type Sensitive = NonNullable<PersonFile['sensitive']>

const textOf = (value: number | null) => (value === null ? null : String(value))

const initialOf = (person: PersonFile, sensitive: Sensitive): Values => ({
  health: sensitive.health,
  selfCare: sensitive.selfCare,
  disabilityKind: textOf(sensitive.disabilityKind),
  disabilityGrade: textOf(sensitive.disabilityGrade),
  hardshipCauses: sensitive.hardshipCauses,
  incomeFen: sensitive.incomeFen === null ? '' : String(sensitive.incomeFen / 100),
  incomeSource: sensitive.incomeSource ?? '',
  housing: person.housing,
  needs: person.needs,
})

const fieldsOf = (values: Values) => ({
  ...values,
  disabilityKind: values.disabilityKind ? Number(values.disabilityKind) : null,
  disabilityGrade: values.disabilityGrade ? Number(values.disabilityGrade) : null,
  incomeFen: fenOf(values.incomeFen) ?? null,
  incomeSource: values.incomeSource.trim() || null,
})

const notAnAmount = {
  code: 'value-not-valid',
  path: '/body/incomeFen',
  messages: editTexts.notAnAmount,
}

/** Health, hardship, income and needs; only for who may read them. */
export function EditCircumstances(props: { person: PersonFile; sensitive: Sensitive; close: () => void }) {
  const { person, sensitive, close } = props
  const t = useTexts(editTexts)
  const people = useTexts(peopleTexts)
  const words = usePeopleWords()
  const { form, clashes } = useChangePerson({
    person,
    initial: initialOf(person, sensitive),
    fieldsOf,
    check: (values) => (fenOf(values.incomeFen) === undefined ? [notAnAmount] : []),
    close,
  })
  const coded = (table: string) => words.options(words.vocabulary?.codes[table])
  return (
    <Drawer title={t.circumstances} close={close}>
      <Form form={form} labels={{ incomeFen: people.income }}>
        <ChangedMeanwhile clashes={clashes} />
        <FieldGroup>
          <FieldRow>
            <SelectField label={people.health} options={coded('health')} {...form.field('health')} />
            <SelectField label={people.selfCare} options={coded('self-care')} {...form.field('selfCare')} />
          </FieldRow>
          <FieldRow>
            <SelectField
              label={people.disabilityKind}
              options={coded('disability-kind')}
              {...form.field('disabilityKind')}
            />
            <SelectField
              label={people.disabilityGrade}
              options={coded('disability-grade')}
              {...form.field('disabilityGrade')}
            />
          </FieldRow>
          <ChoicesField
            label={people.hardship}
            options={coded('hardship-cause')}
            {...form.field('hardshipCauses')}
          />
          <FieldRow>
            <TextField
              label={people.income}
              keys="decimal"
              unit={t.yuan}
              width="short"
              {...form.field('incomeFen')}
            />
            <TextField label={people.incomeSource} maxLength={60} {...form.field('incomeSource')} />
          </FieldRow>
          <SelectField label={people.housing} options={coded('housing')} {...form.field('housing')} />
          <ChoicesField label={people.needs} options={coded('need')} {...form.field('needs')} />
        </FieldGroup>
        <FormButtons form={form} submit={t.save} disabled={!form.dirty} />
      </Form>
    </Drawer>
  )
}
