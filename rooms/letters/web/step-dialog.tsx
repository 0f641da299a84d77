import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Day } from '../../../kernel/day.ts'
import { Dialog } from '../../../platform/web/dialog.tsx'
import { ChoiceField, SelectField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldGroup, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import type { Found } from '../../../platform/web/form/picker-field.tsx'
import { missing } from '../../../platform/web/form/problems.ts'
import { LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { TickLine } from '../../../platform/web/form/tick-line.tsx'
import { type Form as FormState, useForm } from '../../../platform/web/form/use-form.ts'
import { newId } from '../../../platform/web/ids.ts'
import { useSay, useTexts } from '../../../platform/web/language.tsx'
import { useMay } from '../../../platform/web/me.tsx'
import { FailureNotice } from '../../../platform/web/notice.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useCommand } from '../../../platform/web/use-command.ts'
import { given } from '../../../platform/web/use-options.ts'
import {
  choicesQuery,
  DataFields,
  type DataValues,
  dataOf,
  HandOverView,
  noData,
  tasksApi,
  tasksTexts,
} from '../../intake/web/index.ts'
import { OrganisationField } from '../../organisations/web/index.ts'
import type { CareStep } from '../domain/care-steps.ts'
import { pupilTexts } from './pupil-texts.ts'
import { type PupilFile, pupilsApi, renewedByLetters } from './queries.ts'
import { useLetterWords } from './words.ts'

type Values = DataValues & {
  step: CareStep | null
  takenOn: Day | null
  organisation: Found<string> | null
  organisationName: string
  followUpOn: Day | null
  note: string
  hands: boolean
  asked: string
  purpose: string
  legalBasis: string | null
  basisNote: string
}

type Step = NonNullable<Parameters<typeof pupilsApi.post<'/api/letters/pupils/:id/care-steps'>>[1]>['body']
type Seen = Awaited<ReturnType<typeof tasksApi.post<'/api/tasks/preview'>>>

const outside = (step: CareStep | null): boolean => step === 'referred' || step === 'treatment'

/** Records the next step of help; one that a body outside takes is handed to it at once, after a look at all it is told. */
export function StepDialog({ pupil, close }: { pupil: PupilFile; close: () => void }) {
  const t = useTexts({ ...tasksTexts, ...pupilTexts })
  const tell = useToast()
  const may = useMay()
  const [shown, setShown] = useState<{ step: Omit<Step, 'id'>; seen: Seen } | null>(null)
  const [task] = useState(newId)
  const saving = useCommand({
    send: (step: Omit<Step, 'id'>, id) =>
      pupilsApi.post('/api/letters/pupils/:id/care-steps', {
        params: { id: pupil.id },
        body: { id, ...step } as Step,
      }),
    renews: [...renewedByLetters, ['intake', 'tasks'], ['duties']],
    done: () => {
      tell(shown ? t.gave : t.saved)
      close()
    },
  })
  const hands = (values: Values) => outside(values.step) && values.hands && values.organisation !== null
  const form = useForm<Values, Seen | null>({
    initial: {
      ...noData,
      step: (pupil.nextSteps.length === 1 ? pupil.nextSteps[0] : null) ?? null,
      takenOn: today(),
      organisation: null,
      organisationName: '',
      followUpOn: null,
      note: '',
      hands: may('tasks.give'),
      asked: '',
      purpose: '',
      legalBasis: null,
      basisNote: '',
    },
    required: ['step', 'takenOn'],
    check: (values) =>
      hands(values)
        ? (['asked', 'purpose', 'legalBasis'] as const)
            .filter((field) => !values[field])
            .map((field) => missing(`/body/${field}`))
        : [],
    send: async (values) => {
      const step = stepOf(values)
      if (!hands(values)) {
        await saving.run(step as Omit<Step, 'id'>)
        return null
      }
      const handOver = handOverOf(values, pupil)
      const seen = await tasksApi.post('/api/tasks/preview', {
        body: {
          title: t.treatmentTask,
          asked: values.asked,
          body: { organisation: values.organisation?.value ?? '' },
          station: pupil.station,
          person: pupil.person,
          source: { room: 'letters', id: pupil.id },
          urgency: 'ordinary',
          handOver,
        },
      })
      setShown({
        step: { ...step, task: { task, asked: values.asked, urgency: 'ordinary', handOver } } as Omit<
          Step,
          'id'
        >,
        seen,
      })
      return seen
    },
    done: () => undefined,
  })
  if (shown)
    return (
      <Dialog
        title={t.previewTitle}
        close={close}
        buttons={
          <>
            <Button onClick={() => setShown(null)}>{t.back}</Button>
            <Button type="primary" loading={saving.sending} onClick={() => void saving.run(shown.step)}>
              {t.handAndRecord}
            </Button>
          </>
        }
      >
        <FailureNotice failure={saving.failure} />
        <p>{shown.seen.bodyName}</p>
        <HandOverView handOver={shown.seen.handOver} />
      </Dialog>
    )
  return (
    <Dialog title={t.addStep} close={close}>
      <StepFields form={form} pupil={pupil} hands={hands(form.values)} mayHand={may('tasks.give')} />
      <FailureNotice failure={saving.failure} />
    </Dialog>
  )
}

function StepFields(props: { form: FormState<Values>; pupil: PupilFile; hands: boolean; mayHand: boolean }) {
  const { form, pupil, hands, mayHand } = props
  const t = useTexts({ ...tasksTexts, ...pupilTexts })
  const say = useSay()
  const words = useLetterWords()
  const { data } = useQuery({ ...choicesQuery(pupil.station), enabled: mayHand })
  const { step, organisation } = form.values
  const basis = data?.legalBases.find(({ code }) => code === form.values.legalBasis)
  return (
    <Form
      form={form}
      labels={{
        step: t.step,
        takenOn: t.takenOn,
        organisation: t.referTo,
        asked: t.asked,
        purpose: t.purpose,
        legalBasis: t.legalBasis,
        basisNote: t.basisNote,
      }}
    >
      <FieldGroup>
        <p className="soft">{t.careHint}</p>
        <ChoiceField
          label={t.step}
          options={words.step.options.filter(({ value }) => pupil.nextSteps.includes(value))}
          {...form.field('step')}
        />
        <DayField label={t.takenOn} lean="past" latest={today()} {...form.field('takenOn')} />
        {outside(step) && (
          <OrganisationField label={t.referTo} hint={t.bodyHint} {...form.field('organisation')} />
        )}
        {outside(step) && !organisation && (
          <TextField label={t.bodyName} maxLength={80} {...form.field('organisationName')} />
        )}
        {step === 'recovery' && <DayField label={t.followUpOn} lean="future" {...form.field('followUpOn')} />}
        <LongTextField label={t.note} maxLength={2000} rows={2} {...form.field('note')} />
        {outside(step) && organisation && mayHand && (
          <TickLine
            label={t.handOverNow}
            value={form.values.hands}
            change={(on) => form.change({ hands: on })}
          />
        )}
      </FieldGroup>
      {hands && (
        <FieldGroup title={t.handOver}>
          <LongTextField
            label={t.asked}
            hint={t.askedHint}
            rows={2}
            maxLength={1000}
            {...form.field('asked')}
            marked
          />
          <DataFields form={form} copies={pupil.person !== null} />
          <LongTextField label={t.purpose} rows={2} maxLength={300} {...form.field('purpose')} marked />
          <SelectField
            label={t.legalBasis}
            options={(data?.legalBases ?? []).map(({ code, title }) => ({ value: code, label: say(title) }))}
            hint={basis ? `《${basis.law}》${basis.article} · ${say(basis.hint)}` : undefined}
            {...form.field('legalBasis')}
            marked
          />
          <LongTextField
            label={t.basisNote}
            hint={t.basisNoteHint}
            rows={2}
            maxLength={500}
            {...form.field('basisNote')}
          />
        </FieldGroup>
      )}
      <FormButtons form={form} submit={hands ? t.preview : t.save} />
    </Form>
  )
}

const stepOf = (values: Values) => ({
  step: values.step ?? 'found',
  takenOn: values.takenOn ?? today(),
  ...(values.organisation ? { organisation: values.organisation.value } : {}),
  ...(!values.organisation && values.organisationName.trim()
    ? { organisationName: values.organisationName.trim() }
    : {}),
  ...(values.followUpOn ? { followUpOn: values.followUpOn } : {}),
  ...(values.note.trim() ? { note: values.note.trim() } : {}),
})

const handOverOf = (values: Values, pupil: PupilFile) => ({
  purpose: values.purpose,
  data: dataOf(values, pupil.person !== null),
  legalBasis: values.legalBasis ?? '',
  basisNote: given(values.basisNote),
})
