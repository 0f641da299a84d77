import { useState } from 'react'
import type { DivisionCode } from '../../../../kernel/division.ts'
import { Facts } from '../../../../platform/web/facts.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../../platform/web/language.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { given } from '../../../../platform/web/use-options.ts'
import type { Means } from './means.ts'
import type { OwnApplication } from './queries.ts'
import { applicationsTexts } from './texts.ts'

/** Who applies: shown where it is settled, a form while it is open. */
export function PersonPart({ own, means }: { own: OwnApplication; means: Means }) {
  const t = useTexts(applicationsTexts)
  return (
    <Section title={t.who}>
      {own.abilities.change ? (
        <PersonForm key={own.line.id} own={own} means={means} />
      ) : (
        <PersonFacts person={own.person} />
      )}
    </Section>
  )
}

export function PersonFacts({ person }: { person: OwnApplication['person'] }) {
  const t = useTexts(applicationsTexts)
  return (
    <Facts
      items={[
        [t.subjectName, person.name],
        person.workTitle ? [t.workTitle, person.workTitle] : null,
        person.idNumber ? [t.idNumber, person.idNumber] : null,
        person.phone ? [t.phone, person.phone] : null,
        person.organisationName && person.organisationName !== person.name
          ? [t.organisationName, person.organisationName]
          : null,
        person.post ? [t.post, person.post] : null,
        person.townshipName ? [t.township, person.townshipName] : null,
      ]}
    />
  )
}

function PersonForm({ own, means }: { own: OwnApplication; means: Means }) {
  const t = useTexts(applicationsTexts)
  const tell = useToast()
  const { person, line } = own
  const forPerson = line.subjectKind === 'person'
  const forWork = line.subjectKind === 'work'
  const [initial] = useState({
    name: person.name,
    idNumber: '',
    phone: '',
    organisationName: person.organisationName ?? '',
    post: person.post ?? '',
    workTitle: person.workTitle ?? '',
  })
  const form = useForm({
    initial,
    required: [
      ...(forPerson ? (['name'] as const) : []),
      ...(forPerson && person.idNumber === null ? (['idNumber'] as const) : []),
      ...(forWork ? (['workTitle'] as const) : []),
    ],
    send: (values, id) =>
      means.person(
        { id, version: own.version },
        {
          name: values.name || person.name,
          ...(given(values.idNumber) ? { idNumber: values.idNumber } : {}),
          ...(given(values.phone) ? { phone: values.phone } : {}),
          organisationName: given(values.organisationName) ?? null,
          post: given(values.post) ?? null,
          workTitle: given(values.workTitle) ?? null,
          township: person.township as DivisionCode | null,
        },
      ),
    renews: means.renews,
    keep: `applications.person.${line.id}`,
    done: (_, values) => {
      form.reset({ ...values, idNumber: '', phone: '' })
      tell(t.saved)
    },
  })
  const kept = (masked: string | null) => (masked ? { hint: fill(t.idNumberKnown, { masked }) } : {})
  return (
    <Form
      form={form}
      labels={{ name: t.name, idNumber: t.idNumber, phone: t.phone, workTitle: t.workTitle, post: t.post }}
    >
      {!forPerson && <Facts items={[[t.subjectName, person.name]]} />}
      {forWork && <TextField label={t.workTitle} maxLength={100} {...form.field('workTitle')} />}
      {forPerson && (
        <>
          <TextField label={t.name} maxLength={60} {...form.field('name')} />
          <TextField
            label={t.idNumber}
            maxLength={18}
            width="medium"
            {...kept(person.idNumber)}
            {...form.field('idNumber')}
          />
          <TextField label={t.organisationName} maxLength={80} optional {...form.field('organisationName')} />
        </>
      )}
      <TextField
        label={t.phone}
        keys="tel"
        maxLength={20}
        width="medium"
        optional
        {...kept(person.phone)}
        {...form.field('phone')}
      />
      {forPerson && <TextField label={t.post} maxLength={60} optional {...form.field('post')} />}
      <FormButtons form={form} submit={t.save} />
    </Form>
  )
}
