import { Drawer } from '../../../../platform/web/dialog.tsx'
import { ChoiceField, ChoicesField } from '../../../../platform/web/form/choice-fields.tsx'
import { FieldGroup, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useTexts } from '../../../../platform/web/language.tsx'
import type { IdentityKind } from '../../domain/identity-kind.ts'
import type { FieldValues } from '../../domain/person-fields.ts'
import { type SensitiveField, sensitiveFields } from '../../domain/sensitive.ts'
import { fieldTitles } from '../field-titles.ts'
import type { PersonFile } from '../queries.ts'
import { peopleTexts } from '../texts.ts'
import { usePeopleWords } from '../words.ts'
import { ChangedMeanwhile } from './changed-meanwhile.tsx'
import { editTexts } from './texts.ts'
import { useChangePerson } from './use-change-person.ts'

type Values = Record<SensitiveField, string> & {
  identityKind: IdentityKind | null
  noIdentityReason: string | null
  takenOut: readonly SensitiveField[]
}

const initialOf = (person: PersonFile): Values => ({
  ...(Object.fromEntries(sensitiveFields.map((field) => [field, ''])) as Record<SensitiveField, string>),
  identityKind: person.identityKind,
  noIdentityReason: person.noIdentityReason,
  takenOut: [],
})

const longest: Partial<Record<SensitiveField, number>> = {
  address: 300,
  registeredAddress: 300,
  illness: 300,
  note: 1000,
  otherPhones: 100,
}

/** Sealed texts are replaced without being shown: changing a number needs no look at the old one. */
export function fieldsOfContact({ identityKind, noIdentityReason, takenOut, ...texts }: Values): FieldValues {
  const typed = sensitiveFields.map((field): [SensitiveField, string | null] | null => {
    if (takenOut.includes(field)) return [field, null]
    return texts[field].trim() ? [field, texts[field].trim()] : null
  })
  return {
    identityKind,
    noIdentityReason,
    ...Object.fromEntries(typed.filter((entry) => entry !== null)),
  }
}

/** Documents, phones and addresses. */
export function EditContact({ person, close }: { person: PersonFile; close: () => void }) {
  const t = useTexts(editTexts)
  const people = useTexts(peopleTexts)
  const words = usePeopleWords()
  const { form, clashes } = useChangePerson({
    person,
    initial: initialOf(person),
    fieldsOf: fieldsOfContact,
    close,
  })
  const { values } = form
  const held = person.masked.held
  const known: Partial<Record<SensitiveField, string | null>> = person.masked
  const text = (field: SensitiveField) => (
    <TextField
      key={field}
      label={people[fieldTitles[field]]}
      maxLength={longest[field] ?? 60}
      placeholder={held.includes(field) ? (known[field] ?? t.held) : undefined}
      {...form.field(field)}
    />
  )
  return (
    <Drawer title={t.contact} close={close}>
      <Form form={form} labels={{ idNumber: people.identityNumber, phone: people.phone }}>
        <p className="soft">{t.contactHint}</p>
        <ChangedMeanwhile clashes={clashes} />
        <FieldGroup>
          <ChoiceField
            label={people.identityKind}
            options={words.identityKinds}
            {...form.field('identityKind')}
          />
          {values.identityKind === 'none' ? (
            <ChoiceField
              label={people.noIdentityReason}
              options={words.options(words.vocabulary?.noIdentityReasons)}
              {...form.field('noIdentityReason')}
            />
          ) : (
            text('idNumber')
          )}
          {sensitiveFields.filter((field) => field !== 'idNumber').map(text)}
          {held.length > 0 && (
            <ChoicesField
              label={t.takeOut}
              options={held
                .filter((field) => field !== 'idNumber')
                .map((field) => ({ value: field, label: people[fieldTitles[field]] }))}
              {...form.field('takenOut')}
            />
          )}
        </FieldGroup>
        <FormButtons form={form} submit={t.save} disabled={!form.dirty} />
      </Form>
    </Drawer>
  )
}
