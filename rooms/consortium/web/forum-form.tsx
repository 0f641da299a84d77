import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import type { DivisionCode } from '../../../kernel/division.ts'
import type { Id } from '../../../kernel/id.ts'
import { fill } from '../../../platform/web/fill.ts'
import { SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { AddIcon } from '../../../platform/web/icons.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { given, useOptions } from '../../../platform/web/use-options.ts'
import { useSettled } from '../../../platform/web/use-settled.ts'
import { OrganisationField } from '../../organisations/web/index.ts'
import { DivisionField } from '../../regions/web/index.ts'
import { isBody, type PartRole, partRoles } from '../domain/programme.ts'
import { Conflicts } from './conflicts.tsx'
import { forumTexts } from './forum-texts.ts'
import { consortiumApi, type ForumFile } from './queries.ts'

type PartValues = {
  readonly key: Id
  readonly role: PartRole | null
  readonly organisation: Found<Id> | null
  readonly organisationName: string
  readonly speaker: string
  readonly post: string
  readonly district: Found<DivisionCode> | null
  readonly topic: string
  readonly remarks: string
}

type Values = {
  division: Found<DivisionCode> | null
  title: string
  theme: string
  place: string
  heldOn: Day | null
  endsOn: Day | null
  parts: readonly PartValues[]
}

const blankPart = (role: PartRole): PartValues => ({
  key: newId(),
  role,
  organisation: null,
  organisationName: '',
  speaker: '',
  post: '',
  district: null,
  topic: '',
  remarks: '',
})

const blank = (): Values => ({
  division: null,
  title: '',
  theme: '',
  place: '',
  heldOn: null,
  endsOn: null,
  parts: [blankPart('host'), blankPart('organiser'), blankPart('talk')],
})

const valuesOf = (forum: ForumFile): Values => ({
  division: { value: forum.division, label: forum.divisionName },
  title: forum.title,
  theme: forum.theme ?? '',
  place: forum.place ?? '',
  heldOn: forum.heldOn as Day,
  endsOn: forum.endsOn as Day,
  parts: forum.parts.map((part) => ({
    key: newId(),
    role: part.role,
    organisation: part.organisation ? { value: part.organisation, label: part.organisationName ?? '' } : null,
    organisationName: part.organisation ? '' : (part.organisationName ?? ''),
    speaker: part.speaker ?? '',
    post: part.post ?? '',
    district: part.district === null ? null : { value: part.district, label: part.districtName ?? '' },
    topic: part.topic ?? '',
    remarks: part.remarks ?? '',
  })),
})

const partsOf = (parts: readonly PartValues[]) =>
  parts.map(({ role, organisation, organisationName, speaker, post, district, topic, remarks }) => {
    const body = isBody(role ?? 'talk')
    return {
      role: role ?? ('talk' as const),
      organisation: organisation?.value ?? null,
      organisationName: given(organisationName),
      speaker: body ? null : given(speaker),
      post: body ? null : given(post),
      district: role === 'talk' ? (district?.value ?? null) : null,
      topic: body ? null : given(topic),
      remarks: given(remarks),
    }
  })

/** Prepares a forum or changes it; conflicts of interest are told while the programme is typed (S1.A2). */
export function ForumForm({ forum, done }: { forum?: ForumFile; done: (forum: Id) => void }) {
  const t = useTexts(forumTexts)
  const tell = useToast()
  const [fresh] = useState(newId)
  const [initial] = useState(() => (forum ? valuesOf(forum) : blank()))
  const form = useForm<Values, { id: string }>({
    initial,
    required: ['division', 'title', 'heldOn'],
    send: (values, id) => {
      const shape = {
        division: values.division?.value ?? 0,
        title: values.title,
        theme: given(values.theme),
        place: given(values.place),
        heldOn: values.heldOn ?? today(),
        endsOn: values.endsOn,
        parts: partsOf(values.parts),
      }
      return forum
        ? consortiumApi.put('/api/forums/:forum', {
            params: { forum: forum.id },
            body: { id, version: forum.version, ...shape },
          })
        : consortiumApi.post('/api/forums', { body: { id, forum: fresh, ...shape } })
    },
    renews: [['consortium']],
    done: ({ id }) => {
      tell(t.saved)
      done(id)
    },
  })
  const { parts, heldOn } = form.values
  const change = (at: number, more: Partial<PartValues>) =>
    form.change({ parts: parts.map((part, i) => (i === at ? { ...part, ...more } : part)) })
  const labels = {
    division: t.division,
    title: t.title,
    theme: t.theme,
    place: t.venue,
    heldOn: t.heldOn,
    endsOn: t.endsOn,
    ...Object.fromEntries(parts.map((_, at) => [`parts/${at}`, fill(t.partNumber, { number: at + 1 })])),
  }
  return (
    <Form form={form} labels={labels}>
      <DivisionField label={t.division} {...form.field('division')} />
      <TextField label={t.title} maxLength={120} {...form.field('title')} />
      <TextField label={t.theme} optional maxLength={120} {...form.field('theme')} />
      <FieldRow>
        <DayField label={t.heldOn} {...form.field('heldOn')} />
        <DayField label={t.endsOn} optional {...form.field('endsOn')} />
      </FieldRow>
      <TextField label={t.venue} optional maxLength={80} {...form.field('place')} />
      {parts.map((part, at) => (
        <PartFields key={part.key} at={at} part={part} change={(more) => change(at, more)}>
          <div>
            <Button onClick={() => form.change({ parts: parts.filter((_, i) => i !== at) })}>
              {fill(t.removePart, { number: at + 1 })}
            </Button>
          </div>
        </PartFields>
      ))}
      <div>
        <Button
          icon={<AddIcon aria-hidden />}
          onClick={() => form.change({ parts: [...parts, blankPart(parts.at(-1)?.role ?? 'talk')] })}
        >
          {t.addPart}
        </Button>
      </div>
      <FoundConflicts on={heldOn ?? today()} parts={parts} />
      <FormButtons form={form} submit={t.save} />
    </Form>
  )
}

/** Asks for conflicts whenever typing pauses; nothing is kept by asking. */
function FoundConflicts({ on, parts }: { on: Day; parts: readonly PartValues[] }) {
  const asked = useSettled(JSON.stringify({ on, parts: partsOf(parts) }), 500)
  const { data } = useQuery({
    queryKey: ['consortium', 'conflicts', asked],
    queryFn: ({ signal }) => consortiumApi.post('/api/forum-conflicts', { body: JSON.parse(asked), signal }),
    enabled: parts.some(({ speaker }) => speaker.trim() !== ''),
  })
  return <Conflicts conflicts={data?.conflicts ?? []} loud />
}

function PartFields(props: {
  at: number
  part: PartValues
  change: (more: Partial<PartValues>) => void
  children: ReactNode
}) {
  const { at, part, change, children } = props
  const t = useTexts(forumTexts)
  const roles = useOptions(partRoles)
  const body = isBody(part.role ?? 'talk')
  const field = <K extends keyof PartValues>(name: K, required = false) => ({
    id: `${part.key}${name}`,
    value: part[name],
    change: (value: PartValues[K]) => change({ [name]: value } as Partial<PartValues>),
    problems: [],
    required,
    marked: required,
  })
  return (
    <FieldGroup title={fill(t.partNumber, { number: at + 1 })}>
      <FieldRow>
        <SelectField label={t.role} options={roles} {...field('role', true)} />
        {!body && (
          <TextField
            label={t.speaker}
            hint={t.speakerHint}
            maxLength={40}
            {...field('speaker', part.role !== 'talk')}
          />
        )}
      </FieldRow>
      {part.role === 'talk' && <TextField label={t.topic} maxLength={120} {...field('topic', true)} />}
      <OrganisationField label={t.affiliation} hint={t.affiliationHint} {...field('organisation')} />
      {part.organisation === null && (
        <TextField label={t.affiliationWords} optional maxLength={80} {...field('organisationName')} />
      )}
      {!body && (
        <FieldRow>
          <TextField label={t.post} optional maxLength={60} {...field('post')} />
          {part.role === 'talk' && (
            <DivisionField label={t.district} hint={t.districtHint} optional {...field('district')} />
          )}
        </FieldRow>
      )}
      {!body && <LongTextField label={t.remarks} optional rows={2} maxLength={1000} {...field('remarks')} />}
      {children}
    </FieldGroup>
  )
}
