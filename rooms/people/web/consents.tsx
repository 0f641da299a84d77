import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { Loaded } from '../../../platform/web/loaded.tsx'
import { Section } from '../../../platform/web/page.tsx'
import { Tag, type Tone } from '../../../platform/web/tag.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useFormat } from '../../../platform/web/use-format.ts'
import { consentsQuery, type PersonFile, peopleApi } from './queries.ts'
import { peopleTexts } from './texts.ts'

type State = PersonFile['consent']['service']

const tones: Record<State['state'], Tone> = {
  given: 'good',
  lapsed: 'warning',
  withdrawn: 'danger',
  missing: 'warning',
  unknown: 'plain',
}

/** The consents of 2.8: to the service and, apart, to the use of pictures; asked again at fourteen. */
export function Consents({ person }: { person: PersonFile }) {
  const t = useTexts(peopleTexts)
  const [recording, record] = useState(false)
  return (
    <Section
      title={t.consents}
      actions={person.abilities.change && <Button onClick={() => record(true)}>{t.recordConsent}</Button>}
    >
      <Loaded query={useQuery(consentsQuery(person.id))} lines={2}>
        {({ service, media }) => (
          <>
            <Standing name={t.service} state={service} />
            <Standing name={t.media} state={media} />
          </>
        )}
      </Loaded>
      {recording && <RecordConsent person={person} close={() => record(false)} />}
    </Section>
  )
}

function Standing({ name, state }: { name: string; state: State }) {
  const t = useTexts(peopleTexts)
  const show = useFormat()
  const needs = {
    'own-consent': t.ownConsent,
    'guardian-consent': t.guardianConsent,
    'guardian-notice': t.guardianNotice,
    'birth-date': t.birthDate,
  }
  const word = { ...t, unknown: t.consentUnknown }[state.state]
  return (
    <p>
      {name} <Tag tone={tones[state.state]}>{word}</Tag>{' '}
      <span className="soft">
        {[
          state.since && fill(t.since, { day: show.day(state.since) }),
          state.needs?.length && fill(t.needed, { what: show.words(state.needs.map((need) => needs[need])) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </p>
  )
}

function RecordConsent({ person, close }: { person: PersonFile; close: () => void }) {
  const t = useTexts(peopleTexts)
  const tell = useToast()
  const child = person.age !== null && person.age < 14
  const form = useForm({
    initial: {
      purpose: 'service' as 'service' | 'media' | null,
      givenBy: (child ? 'guardian' : 'self') as 'self' | 'guardian' | null,
      giver: '',
      givenOn: today() as Day | null,
      guardianNotifiedOn: null as Day | null,
      method: 'paper' as 'paper' | 'electronic' | 'spoken' | null,
    },
    required: ['purpose', 'givenBy', 'givenOn', 'method'],
    send: (values, id) =>
      peopleApi.post('/api/people/:id/consents', {
        params: { id: person.id },
        body: {
          id,
          purpose: values.purpose ?? 'service',
          givenBy: values.givenBy ?? 'self',
          giver: values.givenBy === 'guardian' ? values.giver || null : null,
          givenOn: values.givenOn ?? today(),
          guardianNotifiedOn: values.guardianNotifiedOn,
          method: values.method ?? 'paper',
        },
      }),
    renews: [
      ['people', 'consents', person.id],
      ['people', 'person', person.id],
    ],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  const minor = person.age !== null && person.age >= 14 && person.age < 18
  return (
    <Dialog title={t.recordConsent} close={close}>
      <Form
        form={form}
        labels={{
          purpose: t.purpose,
          givenBy: t.givenBy,
          giver: t.giver,
          givenOn: t.givenOn,
          method: t.method,
        }}
      >
        <ChoiceField
          label={t.purpose}
          options={[
            { value: 'service', label: t.service },
            { value: 'media', label: t.media },
          ]}
          {...form.field('purpose')}
        />
        <ChoiceField
          label={t.givenBy}
          options={[
            { value: 'self', label: t.self },
            { value: 'guardian', label: t.guardian },
          ]}
          {...form.field('givenBy')}
        />
        {form.values.givenBy === 'guardian' && <TextField label={t.giver} {...form.field('giver')} />}
        <DayField label={t.givenOn} lean="past" latest={today()} {...form.field('givenOn')} />
        {minor && (
          <DayField
            label={t.guardianNotifiedOn}
            lean="past"
            latest={today()}
            {...form.field('guardianNotifiedOn')}
          />
        )}
        <ChoiceField
          label={t.method}
          options={(['paper', 'electronic', 'spoken'] as const).map((value) => ({ value, label: t[value] }))}
          {...form.field('method')}
        />
        <FormButtons form={form} submit={t.recordConsent} />
      </Form>
    </Dialog>
  )
}
