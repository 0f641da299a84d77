import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import { ChoiceField, SelectField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { FieldGroup, Form, FormButtons } from '../../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../../platform/web/form/picker-field.tsx'
import { missing } from '../../../../platform/web/form/problems.ts'
import { LongTextField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { today } from '../../../../platform/web/today.ts'
import { given, useOptions } from '../../../../platform/web/use-options.ts'
import { useSearchPeople } from '../../../people/web/index.ts'
import { StationField, useOwnStation } from '../../../regions/web/index.ts'
import { urgencyTitles } from '../../domain/tasks/words.ts'
import { BodyFields, type BodyValues, bodyOf, missingBody, noBody } from './body-fields.tsx'
import { DataFields, type DataValues, dataOf, noData } from './data-fields.tsx'
import { choicesQuery, tasksApi } from './queries.ts'
import { type Previewed, TaskPreview } from './task-preview.tsx'
import { tasksTexts } from './texts.ts'

type Values = BodyValues &
  DataValues & {
    title: string
    asked: string
    station: Found<Id> | null
    person: Found<Id> | null
    urgency: keyof typeof urgencyTitles | null
    dueOn: Day | null
    purpose: string
    legalBasis: string | null
    basisNote: string
  }

/** What a page of another room knows already. */
export type GiveFrom = {
  readonly source?: { readonly room: string; readonly id: Id } | undefined
  readonly person?: Found<Id> | undefined
  readonly station?: Found<Id> | undefined
  readonly title?: string | undefined
  readonly urgency?: string | undefined
}

const bodyOfRequest = (values: Values, source: GiveFrom['source']) => ({
  title: values.title,
  asked: values.asked,
  body: bodyOf(values) as NonNullable<ReturnType<typeof bodyOf>>,
  station: values.station?.value ?? '',
  person: values.person?.value ?? null,
  source: source ?? null,
  urgency: values.urgency ?? 'ordinary',
  ...(values.dueOn ? { dueOn: values.dueOn } : {}),
  handOver: {
    purpose: values.purpose,
    data: dataOf(values, values.person !== null),
    legalBasis: values.legalBasis ?? '',
    basisNote: given(values.basisNote),
  },
})

/** Gives a task: what is asked of whom, what is handed over on which ground; previewed before it goes out. */
export function GiveForm({ from = {}, done }: { from?: GiveFrom; done: (task: Id) => void }) {
  const t = useTexts(tasksTexts)
  const say = useSay()
  const [shown, setShown] = useState<Previewed | null>(null)
  const form = useForm({
    initial: {
      ...noBody,
      ...noData,
      title: from.title ?? '',
      asked: '',
      station: from.station ?? null,
      person: from.person ?? null,
      urgency: from.urgency && from.urgency in urgencyTitles ? from.urgency : 'ordinary',
      dueOn: null,
      purpose: '',
      legalBasis: null,
      basisNote: '',
    } as Values,
    required: ['title', 'asked', 'station', 'purpose', 'legalBasis'],
    check: (values) => {
      const empty = missingBody(values)
      return empty ? [missing(`/body/${empty}`)] : []
    },
    send: async (values: Values) => {
      const body = bodyOfRequest(values, from.source)
      return { body, seen: await tasksApi.post('/api/tasks/preview', { body }) }
    },
    done: setShown,
  })
  useOwnStation('tasks.give', form.field('station'))
  const { values } = form
  const search = useSearchPeople()
  const urgencies = useOptions(urgencyTitles)
  const { data } = useQuery(choicesQuery(values.station?.value ?? null))
  const bases = (data?.legalBases ?? []).map(({ code, title }) => ({ value: code, label: say(title) }))
  const basis = data?.legalBases.find(({ code }) => code === values.legalBasis)
  return (
    <>
      <Form
        form={form}
        labels={{
          title: t.title,
          asked: t.asked,
          station: t.station,
          organisation: t.body,
          toStation: t.toStation,
          account: t.adviser,
          purpose: t.purpose,
          legalBasis: t.legalBasis,
          basisNote: t.basisNote,
          dueOn: t.dueOn,
        }}
      >
        <FieldGroup>
          <TextField label={t.title} hint={t.titleHint} maxLength={80} {...form.field('title')} />
          <LongTextField label={t.asked} hint={t.askedHint} maxLength={1000} {...form.field('asked')} />
          <StationField label={t.station} {...form.field('station')} />
          <BodyFields form={form} station={values.station?.value ?? null} />
          <ChoiceField label={t.urgency} options={urgencies} {...form.field('urgency')} />
          <DayField
            label={t.dueOn}
            hint={t.dueHint}
            lean="future"
            earliest={today()}
            {...form.field('dueOn')}
          />
        </FieldGroup>
        <FieldGroup title={t.handOver}>
          <PickerField
            label={t.person}
            hint={t.personHint}
            searchKey={['people', 'found']}
            search={search}
            {...form.field('person')}
          />
          <DataFields form={form} copies={values.person !== null} />
          <LongTextField label={t.purpose} rows={2} maxLength={300} {...form.field('purpose')} />
          <SelectField
            label={t.legalBasis}
            options={bases}
            hint={basis ? `《${basis.law}》${basis.article} · ${say(basis.hint)}` : undefined}
            {...form.field('legalBasis')}
          />
          <LongTextField
            label={t.basisNote}
            hint={t.basisNoteHint}
            rows={2}
            maxLength={500}
            {...form.field('basisNote')}
          />
        </FieldGroup>
        <FormButtons form={form} submit={t.preview} />
      </Form>
      {shown && <TaskPreview shown={shown} close={() => setShown(null)} done={done} />}
    </>
  )
}
