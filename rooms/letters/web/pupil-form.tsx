import type { Day } from '../../../kernel/day.ts'
import { fill } from '../../../platform/web/fill.ts'
import { ChoiceField } from '../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldGroup, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { type Found, PickerField } from '../../../platform/web/form/picker-field.tsx'
import { LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { useSearchPeople } from '../../people/web/index.ts'
import { StationField } from '../../regions/web/index.ts'
import type { GradeBand } from '../domain/letter-codes.ts'
import { pupilTexts } from './pupil-texts.ts'
import { type LetterFile, pupilsApi, renewedByLetters } from './queries.ts'
import { useLetterWords } from './words.ts'

type Values = {
  readonly station: Found<string> | null
  readonly codeName: string
  readonly gradeBand: GradeBand | null
  readonly person: Found<string> | null
  readonly openedOn: Day | null
  readonly note: string
}

/** Opens the record of a pupil; from a letter the station and the code name are known. */
export function NewPupilForm(props: { letter?: LetterFile | undefined; done: (id: string) => void }) {
  const { letter, done } = props
  const t = useTexts(pupilTexts)
  const words = useLetterWords()
  const tell = useToast()
  const search = useSearchPeople()
  const form = useForm<Values, { id: string; number: string }>({
    initial: {
      station: null,
      codeName: letter?.codeName ?? '',
      gradeBand: letter?.gradeBand ?? null,
      person: null,
      openedOn: today(),
      note: '',
    },
    required: [...(letter ? [] : (['station'] as const)), 'codeName', 'gradeBand', 'openedOn'],
    send: (values, id) =>
      pupilsApi.post('/api/letters/pupils', {
        body: {
          id,
          codeName: values.codeName.trim(),
          gradeBand: values.gradeBand ?? 'unknown',
          openedOn: values.openedOn ?? today(),
          ...(letter ? { letter: letter.id } : { station: values.station?.value ?? '' }),
          ...(values.person ? { person: values.person.value } : {}),
          ...(values.note.trim() ? { note: values.note.trim() } : {}),
        },
      }),
    renews: [...renewedByLetters],
    done: ({ id, number }) => {
      tell(fill(t.opened, { number }))
      done(id)
    },
  })
  return (
    <Form
      form={form}
      labels={{
        station: t.station,
        codeName: t.codeName,
        gradeBand: t.band,
        openedOn: t.openedOn,
        person: t.person,
      }}
    >
      <FieldGroup>
        <p className="soft">{t.openHint}</p>
        {!letter && <StationField label={t.station} {...form.field('station')} />}
        <TextField label={t.codeName} maxLength={20} {...form.field('codeName')} />
        <ChoiceField label={t.band} options={words.band.options} {...form.field('gradeBand')} />
        <PickerField
          label={t.person}
          placeholder={t.personHint}
          searchKey={['people', 'pick']}
          search={search}
          {...form.field('person')}
        />
        <DayField label={t.openedOn} lean="past" latest={today()} {...form.field('openedOn')} />
        <LongTextField label={t.note} maxLength={2000} rows={3} {...form.field('note')} />
      </FieldGroup>
      <FormButtons form={form} submit={t.openPupil} />
    </Form>
  )
}
