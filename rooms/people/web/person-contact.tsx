import { Button } from 'antd'
import { useState } from 'react'
import { Facts } from '../../../platform/web/facts.tsx'
import { useTexts } from '../../../platform/web/language.tsx'
import { MaskedValue } from '../../../platform/web/masked-value.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { EditContact } from './edit/edit-contact.tsx'
import { type PersonFile, peopleApi } from './queries.ts'
import { peopleTexts } from './texts.ts'
import { usePeopleWords } from './words.ts'

type Field = PersonFile['masked']['held'][number]

const shownMasked: readonly Field[] = ['idNumber', 'phone', 'guardianName', 'guardianPhone']

/** Identity number, phones and addresses: masked, and shown one at a time to who says why. */
export function Contact({ person }: { person: PersonFile }) {
  const t = useTexts(peopleTexts)
  const words = usePeopleWords()
  const [editing, edit] = useState(false)
  const held = new Set(person.masked.held)
  const masked = (field: Field): string => {
    const value = shownMasked.includes(field) ? person.masked[field as 'idNumber'] : null
    return value ?? '••••••'
  }
  const purposes = words.options(words.vocabulary?.unmaskPurposes)
  const reveal = (field: Field) => async (purpose: string) => {
    const note = purposes.find((option) => option.value === purpose)?.label ?? purpose
    const answer = await peopleApi.post('/api/people/:id/unmask', {
      params: { id: person.id },
      body: { fields: [field], purpose: purpose as never, note },
    })
    return answer.values[field] ?? '—'
  }
  const fields: readonly Field[] = [
    'idNumber',
    'phone',
    'otherPhones',
    'address',
    'registeredAddress',
    'guardianName',
    'guardianPhone',
    'disabilityCard',
    'illness',
    'note',
  ]
  return (
    <Section
      title={t.contact}
      hint={t.contactHint}
      actions={person.abilities.change && <Button onClick={() => edit(true)}>{t.edit}</Button>}
    >
      <Facts
        items={fields
          .filter((field) => held.has(field) || field === 'idNumber' || field === 'phone')
          .map((field) => [
            field === 'idNumber' ? words.identityKind(person.identityKind) : t[field],
            held.has(field) ? (
              <MaskedValue
                key={field}
                name={t[field]}
                masked={masked(field)}
                may={person.abilities.unmask}
                purposes={purposes}
                reveal={reveal(field)}
              />
            ) : field === 'idNumber' && person.noIdentityReason ? (
              words.noIdentityReason(person.noIdentityReason)
            ) : (
              t.unknown
            ),
          ])}
      />
      {editing && <EditContact person={person} close={() => edit(false)} />}
    </Section>
  )
}
