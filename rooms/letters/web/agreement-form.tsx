import type { Day } from '../../../kernel/day.ts'
import { addDays } from '../../../kernel/day.ts'
import { fill } from '../../../platform/web/fill.ts'
import { DayField } from '../../../platform/web/form/day-field.tsx'
import { FieldGroup, FieldRow, Form, FormButtons } from '../../../platform/web/form/form.tsx'
import { LongTextField, TextField } from '../../../platform/web/form/text-fields.tsx'
import { useForm } from '../../../platform/web/form/use-form.ts'
import { useTexts } from '../../../platform/web/language.tsx'
import { useToast } from '../../../platform/web/toast.tsx'
import { today } from '../../../platform/web/today.ts'
import { type Party, parties } from '../domain/agreement.ts'
import { agreementTexts } from './agreement-texts.ts'
import { type Agreement, agreementsApi, renewedByLetters } from './queries.ts'
import { useLetterWords } from './words.ts'

type Values = {
  readonly goal: string
  readonly startsOn: Day | null
  readonly reviewOn: Day | null
  readonly workerTasks: string
  readonly pupilName: string
  readonly pupilTasks: string
  readonly guardianName: string
  readonly guardianTasks: string
  readonly teacherName: string
  readonly teacherTasks: string
}

const linesOf = (text: string): string[] => text.split('\n').flatMap((line) => line.trim() || [])

const nameKey = (party: Party) => `${party}Name` as const
const tasksKey = (party: Party) => `${party}Tasks` as const

function startOf(agreement: Agreement | undefined): Values {
  const of = (role: Party) => agreement?.parties.find((party) => party.role === role)
  const named = (role: Party) => of(role)?.name ?? ''
  const tasks = (role: Party) => of(role)?.tasks.join('\n') ?? ''
  return {
    goal: agreement?.goal ?? '',
    startsOn: (agreement?.startsOn as Day | undefined) ?? today(),
    reviewOn: (agreement?.reviewOn as Day | undefined) ?? addDays(today(), 28),
    workerTasks: agreement?.workerTasks.join('\n') ?? '',
    pupilName: named('pupil'),
    pupilTasks: tasks('pupil'),
    guardianName: named('guardian'),
    guardianTasks: tasks('guardian'),
    teacherName: named('teacher'),
    teacherTasks: tasks('teacher'),
  }
}

/** Drafts an agreement, or changes one that nobody has signed. */
export function AgreementForm(props: {
  about: { readonly pupil: string } | { readonly agreement: Agreement }
  done: (id: string) => void
}) {
  const { about, done } = props
  const t = useTexts(agreementTexts)
  const words = useLetterWords()
  const tell = useToast()
  const form = useForm<Values, { id: string }>({
    initial: startOf('agreement' in about ? about.agreement : undefined),
    required: [
      'goal',
      'startsOn',
      'reviewOn',
      ...parties.flatMap((party) => [nameKey(party), tasksKey(party)]),
    ],
    send: (values, id) => {
      const shape = {
        goal: values.goal.trim(),
        workerTasks: linesOf(values.workerTasks),
        startsOn: values.startsOn ?? today(),
        reviewOn: values.reviewOn ?? today(),
        parties: parties.map((role) => ({
          role,
          name: values[nameKey(role)].trim(),
          tasks: linesOf(values[tasksKey(role)]),
        })),
      }
      if ('agreement' in about) {
        const { id: own, version } = about.agreement
        return agreementsApi.put('/api/letters/agreements/:id', {
          params: { id: own },
          body: { id, version, ...shape },
        })
      }
      return agreementsApi.post('/api/letters/agreements', { body: { id, pupil: about.pupil, ...shape } })
    },
    renews: [...renewedByLetters],
    done: ({ id }) => {
      tell(t.saved)
      done(id)
    },
  })
  const nameLabel = (party: Party) => fill(t.nameOf, { party: words.party.of(party) })
  const tasksLabel = (party: Party) => fill(t.tasksOf, { party: words.party.of(party) })
  return (
    <Form
      form={form}
      labels={{
        goal: t.goal,
        startsOn: t.startsOn,
        reviewOn: t.reviewOn,
        ...Object.fromEntries(
          parties.flatMap((party) => [
            [nameKey(party), nameLabel(party)],
            [tasksKey(party), tasksLabel(party)],
          ]),
        ),
      }}
    >
      <FieldGroup>
        <p className="soft">{t.draftHint}</p>
        <LongTextField label={t.goal} hint={t.goalHint} maxLength={1000} rows={3} {...form.field('goal')} />
        <FieldRow>
          <DayField label={t.startsOn} {...form.field('startsOn')} />
          <DayField label={t.reviewOn} lean="future" {...form.field('reviewOn')} />
        </FieldRow>
        {parties.map((party) => (
          <FieldRow key={party}>
            <TextField label={nameLabel(party)} maxLength={40} {...form.field(nameKey(party))} />
            <LongTextField
              label={tasksLabel(party)}
              maxLength={2000}
              rows={3}
              {...form.field(tasksKey(party))}
            />
          </FieldRow>
        ))}
        <LongTextField label={t.workerTasks} maxLength={2000} rows={3} {...form.field('workerTasks')} />
      </FieldGroup>
      <FormButtons form={form} submit={t.save} />
    </Form>
  )
}
