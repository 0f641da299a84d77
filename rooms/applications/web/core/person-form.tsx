import { useRef, useState } from 'react'
import { type DivisionCode, parseDivisionCode } from '../../../../kernel/division.ts'
import { Facts } from '../../../../platform/web/facts.tsx'
import { fill } from '../../../../platform/web/fill.ts'
import { Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import type { Found } from '../../../../platform/web/form/picker-field.tsx'
import { TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { Section } from '../../../../platform/web/page.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { useCommand } from '../../../../platform/web/use-command.ts'
import { given } from '../../../../platform/web/use-options.ts'
import type { Programme } from '../../../programmes/index.ts'
import { DivisionField } from '../../../regions/web/index.ts'
import { placeQuestion } from '../../domain/core/asked.ts'
import type { Means } from './means.ts'
import type { OwnApplication } from './queries.ts'
import { applicationsTexts } from './texts.ts'

/** Who applies: shown where it is settled, a form while it is open. */
export function PersonPart(props: { own: OwnApplication; programme: Programme; means: Means }) {
  const { own, programme, means } = props
  const t = useTexts(applicationsTexts)
  return (
    <Section title={t.who}>
      {own.abilities.change ? (
        <PersonForm key={own.line.id} own={own} programme={programme} means={means} />
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

type Typed = {
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly organisationName: string
  readonly post: string
  readonly workTitle: string
  readonly township: Found<DivisionCode> | null
}

function PersonForm(props: { own: OwnApplication; programme: Programme; means: Means }) {
  const { own, programme, means } = props
  const t = useTexts(applicationsTexts)
  const say = useSay()
  const tell = useToast()
  const { person, line } = own
  const forPerson = line.subjectKind === 'person'
  const forWork = line.subjectKind === 'work'
  const place = forPerson ? placeQuestion(programme) : null
  const [initial] = useState<Typed>({
    name: person.name,
    idNumber: '',
    phone: '',
    organisationName: person.organisationName ?? '',
    post: person.post ?? '',
    workTitle: person.workTitle ?? '',
    township:
      person.township === null
        ? null
        : { value: person.township as DivisionCode, label: person.townshipName ?? String(person.township) },
  })
  const saved = useRef(initial)
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const values = (typed: Typed) => ({
    name: typed.name.trim() || person.name,
    ...(given(typed.idNumber) ? { idNumber: typed.idNumber } : {}),
    ...(given(typed.phone) ? { phone: typed.phone } : {}),
    organisationName: given(typed.organisationName) ?? null,
    post: given(typed.post) ?? null,
    workTitle: given(typed.workTitle) ?? null,
    township: place ? (typed.township?.value ?? null) : (person.township as DivisionCode | null),
  })
  const form = useForm({
    initial,
    required: [
      ...(forPerson ? (['name'] as const) : []),
      ...(forPerson && person.idNumber === null ? (['idNumber'] as const) : []),
      ...(forWork ? (['workTitle'] as const) : []),
      ...(place ? (['township'] as const) : []),
    ],
    send: (typed, id) => means.person({ id, version: own.version }, values(typed)),
    renews: means.renews,
    keep: `applications.person.${line.id}`,
    done: (_, typed) => {
      const kept = { ...typed, idNumber: '', phone: '' }
      form.reset(kept)
      saved.current = kept
      tell(t.saved)
    },
  })
  // What is filled in is saved when a field is left, so far as it can be; what is wrong is told when it is sent.
  const saving = useCommand({
    send: (typed: Typed, id) => means.person({ id, version: own.version }, values(savable(typed))),
    renews: means.renews,
  })
  const keep = async (typed: Typed) => {
    if (forPerson && !values(typed).name) return
    if (JSON.stringify(typed) === JSON.stringify(savable(saved.current))) return
    if ((await saving.run(typed)).ok) {
      saved.current = typed
      return
    }
    // A number that is none keeps nothing else from being saved; it is told when it is sent with the button.
    const rest = { ...typed, idNumber: '' }
    if (typed.idNumber !== '' && (await saving.run(rest)).ok) saved.current = rest
  }
  // One after the other: two of one command at once would be taken for the same.
  const save = (now: Typed = form.values) => {
    last.current = last.current.then(() => keep(savable(now)))
  }
  const kept = (masked: string | null) => (masked ? { hint: fill(t.idNumberKnown, { masked }) } : {})
  return (
    <fieldset
      aria-label={t.who}
      style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}
      onBlur={() => save()}
    >
      <Form
        form={form}
        labels={{
          name: t.name,
          idNumber: t.idNumber,
          phone: t.phone,
          workTitle: t.workTitle,
          post: t.post,
          township: t.township,
        }}
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
            <TextField
              label={t.organisationName}
              maxLength={80}
              optional
              {...form.field('organisationName')}
            />
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
        {place && (
          <DivisionField
            label={say(place)}
            within={parseDivisionCode(String(programme.division)) ?? undefined}
            visitor={means.visitor}
            {...form.field('township')}
            change={(township) => {
              form.change({ township })
              save({ ...form.values, township })
            }}
          />
        )}
        <FormButtons form={form} submit={t.save} />
      </Form>
    </fieldset>
  )
}

/** What may be kept of what is typed: half an identity number may not. */
function savable(typed: Typed): Typed {
  return /^\d{17}[\dXx]$/.test(typed.idNumber.trim()) ? typed : { ...typed, idNumber: '' }
}
