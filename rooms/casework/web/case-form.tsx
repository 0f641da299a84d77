import type { ReactNode } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../platform/web/form/picker-field.tsx'
import { LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { type Form as FormState, useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useSearchPeople } from '../../people/web/index.ts'
import { StationField } from '../../regions/web/index.ts'
import type { CaseKind, CaseProblem, CaseSource } from '../domain/case-codes.ts'
import type { urgencyTerms } from '../domain/record-codes.ts'
import { type CaseFile, caseworkApi, renewedByCases } from './queries.ts'
import { caseworkTexts } from './texts.ts'
import { useCaseWords } from './words.ts'

type CaseUrgency = keyof typeof urgencyTerms

type Values = {
  readonly person: Found<string> | null
  readonly station: Found<string> | null
  readonly kind: CaseKind | null
  readonly problem: CaseProblem | null
  readonly source: CaseSource | null
  readonly openedOn: Day | null
  readonly workerName: string
  readonly description: string
  readonly urgency: CaseUrgency | null
  readonly requestedOn: Day | null
}

const factsOf = (values: Values) => ({
  kind: values.kind ?? ('ordinary' as const),
  problem: values.problem ?? ('other' as const),
  source: values.source ?? ('other' as const),
  openedOn: values.openedOn ?? today(),
  ...(values.workerName.trim() ? { workerName: values.workerName.trim() } : {}),
  ...(values.description.trim() ? { description: values.description.trim() } : {}),
})

/** Opens a case; `reopens` is a closed one of the same person that is taken up again under a new number. */
export function NewCaseForm(props: {
  start?: Found<string> | undefined
  reopens?: string | undefined
  /** The accepted request for help that becomes the case. */
  request?: string | undefined
  /** The letter to a mailbox that becomes the case: urgent ones start a crisis clock, and help was asked for that day. */
  letter?: { readonly id: string; readonly urgent: boolean; readonly receivedOn: Day } | undefined
  done: (id: string) => void
}) {
  const { start, reopens, request, letter, done } = props
  const t = useTexts(caseworkTexts)
  const tell = useToast()
  const search = useSearchPeople()
  const words = useCaseWords()
  const form = useForm<Values, { readonly id: string; readonly number: string }>({
    initial: {
      person: start ?? null,
      station: null,
      kind: 'ordinary',
      problem: null,
      source: letter ? 'school' : null,
      openedOn: today(),
      workerName: '',
      description: '',
      urgency: letter?.urgent ? 'urgent' : 'ordinary',
      requestedOn: letter?.receivedOn ?? null,
    },
    required: ['person', 'kind', 'problem', 'source', 'openedOn', 'urgency'],
    keep: `casework.new.${letter?.id ?? start?.value ?? ''}`,
    send: (values, id) =>
      caseworkApi.post('/api/cases', {
        body: {
          id,
          person: values.person?.value ?? '',
          ...(values.station ? { station: values.station.value } : {}),
          ...(reopens ? { reopens } : {}),
          ...(request ? { request } : {}),
          ...(letter ? { letter: letter.id } : {}),
          phases: true,
          urgency: values.urgency ?? 'ordinary',
          ...(values.requestedOn ? { requestedOn: values.requestedOn } : {}),
          ...factsOf(values),
        },
      }),
    renews: [...renewedByCases, ...(letter ? [['letters']] : [])],
    done: ({ id, number }) => {
      tell(fill(t.opened, { number }))
      done(id)
    },
  })
  return (
    <CaseFields form={form} submit={t.newCase}>
      <PickerField
        label={t.client}
        placeholder={t.clientHint}
        searchKey={['people', 'pick']}
        search={search}
        {...form.field('person')}
      />
      <StationField label={t.station} {...form.field('station')} hint={t.stationHint} />
      <ChoiceField label={t.urgency} options={words.urgencies} {...form.field('urgency')} />
      <DayField
        label={t.requestedOn}
        hint={t.requestedOnHint}
        lean="past"
        latest={today()}
        {...form.field('requestedOn')}
      />
    </CaseFields>
  )
}

export function ChangeCaseDialog({ one, close }: { one: CaseFile; close: () => void }) {
  const t = useTexts(caseworkTexts)
  const tell = useToast()
  const form = useForm<Values, unknown>({
    initial: {
      person: null,
      station: null,
      kind: one.kind,
      problem: one.problem,
      source: one.source,
      openedOn: one.openedOn as Day,
      workerName: one.workerName,
      description: one.sensitive?.description ?? '',
      urgency: one.urgency,
      requestedOn: null,
    },
    required: ['kind', 'problem', 'source', 'openedOn'],
    send: (values, id) =>
      caseworkApi.put('/api/cases/:id', {
        params: { id: one.id },
        body: { id, version: one.version, ...factsOf(values) },
      }),
    renews: [...renewedByCases],
    done: () => {
      tell(t.saved)
      close()
    },
  })
  return (
    <Dialog title={t.changeTitle} close={close}>
      <CaseFields form={form} submit={t.save} />
    </Dialog>
  )
}

function CaseFields(props: { form: FormState<Values>; submit: string; children?: ReactNode }) {
  const { form, submit, children } = props
  const t = useTexts(caseworkTexts)
  const words = useCaseWords()
  return (
    <Form
      form={form}
      labels={{
        person: t.client,
        station: t.station,
        kind: t.kind,
        problem: t.problem,
        source: t.source,
        openedOn: t.openedOn,
        workerName: t.worker,
        urgency: t.urgency,
        requestedOn: t.requestedOn,
      }}
    >
      <FieldGroup>
        {children}
        <ChoiceField label={t.kind} options={words.kinds} {...form.field('kind')} />
        <ChoiceField label={t.problem} options={words.problems} {...form.field('problem')} />
        <ChoiceField label={t.source} options={words.sources} {...form.field('source')} />
        <FieldRow>
          <DayField label={t.openedOn} lean="past" latest={today()} {...form.field('openedOn')} />
          <TextField label={t.worker} hint={t.workerHint} maxLength={60} {...form.field('workerName')} />
        </FieldRow>
        <LongTextField label={t.description} maxLength={4000} rows={3} {...form.field('description')} />
      </FieldGroup>
      <FormButtons form={form} submit={submit} />
    </Form>
  )
}
