import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { Day } from '../../../../kernel/day.ts'
import { fill } from '../../../../platform/web/fill.ts'
import { Form } from '../../../../platform/web/form/form.tsx'
import { problemsIn } from '../../../../platform/web/form/problems.ts'
import { useForm } from '../../../../platform/web/form/use-form.ts'
import { formatNumber } from '../../../../platform/web/format.ts'
import { newId } from '../../../../platform/web/ids.ts'
import { useSay, useTexts } from '../../../../platform/web/language.tsx'
import { useToast } from '../../../../platform/web/toast.tsx'
import { today } from '../../../../platform/web/today.ts'
import type { AssessmentReason } from '../../domain/files/file-codes.ts'
import { decimalOf } from '../../domain/instrument/fraction.ts'
import type { Instrument } from '../../domain/instrument/instrument.ts'
import { AssessBasics } from './assess-basics.tsx'
import { assessTexts } from './assess-texts.ts'
import { type AssessValues, bodyOf, itemsLeft, noAnswer, resultSoFar, stepOf } from './assess-values.ts'
import { GradeTag } from './grade-tag.tsx'
import { ItemField } from './item-field.tsx'
import { type AssessmentSheet, assessmentsApi, renewedByRisk } from './queries.ts'
import css from './risk.module.css'
import { TriggerFields } from './trigger-fields.tsx'

type Props = {
  readonly instrument: Instrument
  readonly person: string
  readonly reason: AssessmentReason
  /** What is known of the person already: age, level of ability. */
  readonly known?: Readonly<Record<string, number>> | undefined
  /** The assessment that this one takes the place of. */
  readonly corrects?: AssessmentSheet | undefined
  readonly done: (answer: { readonly id: string; readonly file: string | null }) => void
}

const startOf = ({ reason, known = {}, corrects }: Props): AssessValues => ({
  answers: corrects
    ? Object.fromEntries(
        Object.entries(corrects.given).map(([code, { answer, source, note }]) => [
          code,
          { answer, source: source ?? null, note: note ?? '' },
        ]),
      )
    : Object.fromEntries(Object.entries(known).map(([code, answer]) => [code, { ...noAnswer, answer }])),
  triggers: Object.fromEntries((corrects?.triggerNotes ?? []).map(({ code, note }) => [code, note])),
  assessedOn: (corrects?.assessedOn as Day | undefined) ?? today(),
  reason,
  why: '',
})

/** Something happened that gives the gravest grade by itself: the rest of the form may wait, it may not (6.2). */
const mayWait = ({ triggers }: AssessValues): boolean => Object.keys(triggers).length > 0

/** An assessment domain by domain, with what it comes to so far always in sight. */
export function AssessForm(props: Props) {
  const { instrument, person, corrects, done } = props
  const t = useTexts(assessTexts)
  const tell = useToast()
  const steps = [
    'basics',
    ...instrument.domains.map(({ code }) => code),
    ...(instrument.triggers.length ? ['triggers'] : []),
  ]
  const [step, setStep] = useState(steps[0] as string)
  const replacement = useRef(newId())
  const form = useForm<AssessValues, { readonly id: string; readonly file: string | null }>({
    initial: startOf(props),
    required: corrects ? ['assessedOn', 'why'] : ['assessedOn', 'reason'],
    keep: corrects ? `assessment.correct.${corrects.id}` : `assessment.new.${person}.${instrument.code}`,
    send: (values, id) => {
      const facts = { assessedOn: values.assessedOn ?? today(), ...bodyOf(instrument, values) }
      return corrects
        ? assessmentsApi.post('/api/assessments/:id/correction', {
            params: { id: corrects.id },
            body: { id, reason: values.why, replacement: { id: replacement.current, ...facts } },
          })
        : assessmentsApi.post('/api/assessments', {
            body: { id, person, instrument: instrument.code, reason: values.reason ?? 'regular', ...facts },
          })
    },
    renews: [...renewedByRisk],
    done: (answer) => {
      tell(t.saved)
      done(answer)
    },
  })
  const problems = problemsIn(form.failure)
  const wrong = new Set(problems.map(({ path }) => stepOf(instrument, path)))
  useEffect(() => {
    // After a refusal the first step with something to correct is shown.
    const first = steps.find((one) => wrong.has(one))
    if (form.refusals > 0 && first) setStep(first)
  }, [form.refusals])
  const at = steps.indexOf(step)
  const turn = (to: string | undefined) => {
    if (!to) return
    setStep(to)
    // The buttons stay where they are, below; whoever works by keyboard goes on with the first item of the step.
    requestAnimationFrame(() => document.getElementById(form.id)?.querySelector('input')?.focus())
  }
  const change = (code: string, typed: AssessValues['answers'][string]) => {
    const last = typed.source
    form.change({ answers: { ...form.values.answers, [code]: typed } })
    if (last) lastSource.current = last
  }
  const lastSource = useRef<string | null>(null)
  return (
    <Form form={form} labels={{ assessedOn: t.assessedOn, reason: t.reason, why: t.correctionReason }}>
      <Steps steps={steps} step={step} wrong={wrong} choose={setStep} instrument={instrument} />
      {step === 'basics' && (
        <AssessBasics
          form={form}
          instrument={instrument}
          isCorrection={corrects !== undefined}
          problems={problems}
        />
      )}
      {step === 'triggers' && (
        <TriggerFields
          instrument={instrument}
          chosen={form.values.triggers}
          change={(triggers) => form.change({ triggers })}
          problems={problems}
          id={form.id}
        />
      )}
      {instrument.items
        .filter(({ domain }) => domain === step)
        .map((item) => (
          <ItemField
            key={item.code}
            id={`${form.id}${item.code}`}
            instrument={instrument}
            item={item}
            typed={form.values.answers[item.code] ?? { ...noAnswer, source: lastSource.current }}
            change={(typed) => change(item.code, typed)}
            problems={problems.filter(
              ({ path }) =>
                path?.includes(`/answers/${item.code}`) &&
                (path.endsWith(item.code) || path.includes(`/answers/${item.code}/`)),
            )}
          />
        ))}
      <Live form={form.values} instrument={instrument}>
        {at > 0 && <Button onClick={() => turn(steps[at - 1])}>{t.back}</Button>}
        {at < steps.length - 1 && (
          <Button
            type={itemsLeft(instrument, form.values) > 0 && !mayWait(form.values) ? 'primary' : 'default'}
            onClick={() => turn(steps[at + 1])}
          >
            {t.forth}
          </Button>
        )}
        <Button
          type="primary"
          htmlType="submit"
          loading={form.sending}
          disabled={itemsLeft(instrument, form.values) > 0 && !mayWait(form.values)}
        >
          {t.save}
        </Button>
      </Live>
      <p className="soft">{t.kept}</p>
    </Form>
  )
}

function Steps(props: {
  steps: readonly string[]
  step: string
  wrong: ReadonlySet<string | null>
  choose: (step: string) => void
  instrument: Instrument
}) {
  const { steps, step, wrong, choose, instrument } = props
  const t = useTexts(assessTexts)
  const say = useSay()
  const titleOf = (one: string) => {
    if (one === 'basics') return t.basics
    if (one === 'triggers') return t.triggers
    const domain = instrument.domains.find(({ code }) => code === one)
    return domain ? `${domain.code} ${say(domain.title)}` : one
  }
  return (
    <nav aria-label={t.steps}>
      <ol className={css.steps}>
        {steps.map((one) => (
          <li key={one}>
            <button
              type="button"
              className={css.step}
              data-wrong={wrong.has(one)}
              {...(one === step ? { 'aria-current': 'step' as const } : {})}
              onClick={() => choose(one)}
            >
              {titleOf(one)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Live(props: { form: AssessValues; instrument: Instrument; children: React.ReactNode }) {
  const { form, instrument, children } = props
  const t = useTexts(assessTexts)
  const result = resultSoFar(instrument, form)
  const left = itemsLeft(instrument, form)
  const title = instrument.grades.find(({ code }) => code === result.grade)?.title ?? { zh: '', en: '' }
  return (
    <div className={css.live}>
      <output aria-label={t.live}>
        {t.score} <strong>{formatNumber(decimalOf(result.score), 2)}</strong>{' '}
        <GradeTag grade={result.grade} title={title} /> {result.provisional && t.provisional}
      </output>
      <span className="soft">
        {left > 0 ? fill(mayWait(form) ? t.leftLater : t.left, { count: left }) : t.complete}
      </span>
      <span className={css.buttons}>{children}</span>
    </div>
  )
}
