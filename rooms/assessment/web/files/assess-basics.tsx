import type { ShownProblem } from '../../../../platform/web/failure.ts'
import { ChoiceField } from '../../../../platform/web/form/choice-fields.tsx'
import { DayField } from '../../../../platform/web/form/day-field.tsx'
import { FieldGroup } from '../../../../platform/web/form/form.tsx'
import { NumberField, TextField } from '../../../../platform/web/form/text-fields.tsx'
import type { Form } from '../../../../platform/web/form/use-form.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { today } from '../../../../platform/web/today.ts'
import type { Fact, Instrument } from '../../domain/instrument/instrument.ts'
import { assessTexts } from './assess-texts.ts'
import { type AssessValues, noAnswer } from './assess-values.ts'
import { useRiskWords } from './risk-words.ts'

const yesNo = { yes: { zh: '是', en: 'Yes' }, no: { zh: '否', en: 'No' } } as const

/** When, on what occasion, and what is asked beside the items. */
export function AssessBasics(props: {
  form: Form<AssessValues>
  instrument: Instrument
  isCorrection: boolean
  problems: readonly ShownProblem[]
}) {
  const { form, instrument, isCorrection, problems } = props
  const t = useTexts(assessTexts)
  const words = useRiskWords()
  const second = form.values.reason === 'second'
  const answer = (fact: Fact, value: number | 'UNK' | null) =>
    form.change({ answers: { ...form.values.answers, [fact.code]: { ...noAnswer, answer: value } } })
  return (
    <FieldGroup>
      <DayField label={t.assessedOn} lean="past" latest={today()} {...form.field('assessedOn')} />
      {isCorrection ? (
        <TextField label={t.correctionReason} maxLength={200} {...form.field('why')} />
      ) : (
        <ChoiceField
          label={t.reason}
          options={words.reasons.filter(({ value }) => second === (value === 'second'))}
          {...form.field('reason')}
        />
      )}
      {instrument.facts.map((fact) => (
        <FactField
          key={fact.code}
          fact={fact}
          id={`${form.id}${fact.code}`}
          value={form.values.answers[fact.code]?.answer ?? null}
          change={(value) => answer(fact, value)}
          problems={problems.filter(({ path }) => path?.endsWith(`/answers/${fact.code}`))}
        />
      ))}
    </FieldGroup>
  )
}

function FactField(props: {
  fact: Fact
  id: string
  value: number | 'NA' | 'UNK' | null
  change: (value: number | 'UNK' | null) => void
  problems: readonly ShownProblem[]
}) {
  const { fact, id, value, change, problems } = props
  const t = useTexts(assessTexts)
  const say = useSay()
  const field = { id, label: say(fact.title), problems, required: false, marked: false }
  if (fact.kind === 'count')
    return (
      <NumberField
        {...field}
        value={typeof value === 'number' ? value : null}
        change={change}
        unit={fact.unit ? say(fact.unit) : undefined}
        maximumDigits={3}
      />
    )
  return (
    <ChoiceField
      {...field}
      options={[
        { value: '1', label: say(yesNo.yes) },
        { value: '0', label: say(yesNo.no) },
        { value: 'UNK', label: t.notKnown },
      ]}
      value={value === null ? null : String(value)}
      change={(chosen) => change(chosen === null ? null : chosen === 'UNK' ? 'UNK' : Number(chosen))}
    />
  )
}
